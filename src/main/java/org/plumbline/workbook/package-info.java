/**
 * Excel files made for people: a rule workbook handed back with its problems marked in their cells, and later the forms that
 * submissions are written in.
 *
 * <p>A file is changed where something is to be said and nowhere else: what a clerk formatted or wrote stays. Nothing is
 * read or judged here that a score depends on. Must not know Spring, storage or requests. Start reading at
 * {@link org.plumbline.workbook.AnnotatedWorkbook}.
 */
package org.plumbline.workbook;
