/**
 * An evaluation in words: every step as a sentence an auditor can put in a report, in Chinese or English. The same
 * {@link org.plumbline.core.explanation.Explanation} is shown as text, HTML, PDF or spreadsheet.
 *
 * <p>Reads values only: nothing is computed here that a score depends on. Must not know JSON, Spring or storage. Start
 * reading at {@link org.plumbline.core.explanation.StepSentences}.
 */
package org.plumbline.core.explanation;
