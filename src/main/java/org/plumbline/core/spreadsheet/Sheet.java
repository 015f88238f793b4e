package org.plumbline.core.spreadsheet;

/**
 * A sheet of a workbook.
 *
 * @param hidden whether a user does not see it, be it that only a program can show it again
 * @param part where its cells are in the file
 */
public record Sheet(String name, boolean hidden, String part) {}
