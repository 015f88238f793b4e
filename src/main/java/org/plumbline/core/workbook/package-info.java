/**
 * Excel files made for people: a rule workbook handed back with its problems marked in their cells, an evaluation as the form
 * bodies print, and that form the other way: blank out, filled in, read as a submission.
 *
 * <p>A file is changed where something is to be said and nowhere else: what a clerk formatted or wrote stays. Reading a
 * form guesses nothing: what is unsure is asked, and nothing is judged here. Must not know Spring, storage or requests. Start reading at
 * {@link org.plumbline.core.annotation.WorkbookAnnotator}, {@link org.plumbline.core.report.EvaluationWorkbookWriter} or
 * {@link org.plumbline.core.form.FilledForm}.
 */
package org.plumbline.core.workbook;
