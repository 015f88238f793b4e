package org.plumbline.core.spreadsheet;

/** A piece of a document, in the order of the document. */
public sealed interface TextBlock {

    /**
     * A paragraph.
     *
     * @param number from 1, counted over the document without its tables
     * @param page from 1; 0 where the file has no pages
     * @param text without what is struck out, never blank
     */
    record Paragraph(int number, int page, String text) implements TextBlock {}

    /**
     * A table, or several without text between them.
     *
     * @param firstRow of the table in its sheet, behind the text before it
     */
    record Table(SheetGrid grid, int firstRow) implements TextBlock {}
}
