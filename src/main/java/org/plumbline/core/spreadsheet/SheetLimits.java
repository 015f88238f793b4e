package org.plumbline.core.spreadsheet;

/**
 * Bounds of what is read from one file.
 *
 * @param entries zip entries
 * @param entryBytes of any zip entry, unpacked
 * @param rows in one sheet that hold something
 * @param columns in one sheet that hold something
 * @param characters of one cell
 */
public record SheetLimits(int entries, long entryBytes, int rows, int columns, int characters) {}
