/**
 * Rows of a rule workbook drafted from printed scoring standards by a closed grammar: a sentence is drafted only if all
 * its text is consumed; what has several readings is a question; the rest is reported. No model, no network.
 */
package org.plumbline.core.draft;
