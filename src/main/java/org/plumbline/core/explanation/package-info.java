/**
 * An evaluation in words: every step as a sentence for an auditor's report, in Chinese or English. The same
 * {@link org.plumbline.core.explanation.Explanation} is rendered as text, HTML, PDF or spreadsheet.
 *
 * <p>Computes nothing that a score depends on. Must not know JSON, Spring or storage.
 */
package org.plumbline.core.explanation;
