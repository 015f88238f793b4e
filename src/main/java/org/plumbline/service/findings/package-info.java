/**
 * The findings of all stored evaluations: search, export, and evaluations that declare identical scores.
 */
package org.plumbline.service.findings;
