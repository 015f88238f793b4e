/**
 * What every package may use: a sentence in two languages, SHA-256, limits of texts and numbers, and a bounded
 * cache. No package of the project is used here.
 */
package org.plumbline.core.basics;
