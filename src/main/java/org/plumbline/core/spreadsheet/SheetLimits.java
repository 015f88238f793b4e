package org.plumbline.core.spreadsheet;

/**
 * Limits for reading one file.
 *
 * @param entries zip entries
 * @param entryBytes of any zip entry, unpacked
 * @param rows in one sheet that are not empty
 * @param columns in one sheet that are not empty
 * @param characters of one cell
 */
public record SheetLimits(int entries, long entryBytes, int rows, int columns, int characters) {}
