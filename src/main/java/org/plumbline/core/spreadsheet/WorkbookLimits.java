package org.plumbline.core.spreadsheet;

/**
 * Limits of a rule workbook; beyond them it is rejected before it takes memory.
 *
 * @param bytes of the file
 * @param entryBytes of any zip entry, unpacked
 * @param entries in the zip
 * @param rows in one sheet
 * @param columns in one sheet
 */
public record WorkbookLimits(long bytes, long entryBytes, int entries, int rows, int columns) {

    public static final WorkbookLimits DEFAULT = new WorkbookLimits(10 << 20, 50 << 20, 200, 20_000, 64);

    public SheetLimits ofSheets() {
        return new SheetLimits(entries, entryBytes, rows, columns, Integer.MAX_VALUE);
    }
}
