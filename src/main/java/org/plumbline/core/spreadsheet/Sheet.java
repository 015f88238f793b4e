package org.plumbline.core.spreadsheet;

/**
 * A sheet of a workbook.
 *
 * @param hidden whether it is not visible, including sheets that only a program can unhide
 * @param part where its cells are in the file
 */
public record Sheet(String name, boolean hidden, String part) {}
