/**
 * Excel files made for people: a rule workbook handed back with its problems marked in their cells, an evaluation as the form
 * bodies print.
 *
 * <p>A file is changed where something is to be said and nowhere else: what a clerk formatted or wrote stays. Nothing is
 * read or judged here that a score depends on. Must not know Spring, storage or requests. Start reading at
 * {@link org.plumbline.workbook.AnnotatedWorkbook} or {@link org.plumbline.workbook.EvaluationWorkbook}.
 */
package org.plumbline.workbook;
