package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places the cells of one table: gridSpan reaches over columns, vMerge over rows. */
final class WordTable {

    /** More columns than any limit allows. */
    private static final int MOST_SPAN = 1_000;

    private static final class Region {
        private final int firstRow;
        private final int firstColumn;
        private int lastRow;
        private int lastColumn;

        Region(int row, int column, int span) {
            firstRow = row;
            lastRow = row;
            firstColumn = column;
            lastColumn = column + span - 1;
        }
    }

    private final DocumentTables tables;
    private final List<Region> regions = new ArrayList<>();
    /** Cells that may reach further down, by their first column. */
    private final Map<Integer, Region> open = new HashMap<>();

    private Region previous;
    private int row;
    private int column;
    private int span;
    private String vertical;
    private String horizontal;
    private boolean rowStruck;

    WordTable(DocumentTables tables) {
        this.tables = tables;
    }

    void start() {
        regions.clear();
        open.clear();
    }

    void startRow() {
        row = tables.startRow();
        column = 0;
        rowStruck = false;
        previous = null;
    }

    void startCell() {
        span = 1;
        vertical = null;
        horizontal = null;
    }

    /** @param value null where the element has none, which of a merge says that it goes on */
    void property(String name, String value) {
        String merge = value == null ? "continue" : value;
        switch (name) {
            case "gridBefore" -> column += Math.max(0, number(value));
            case "gridSpan" -> span = Math.max(1, number(value));
            case "vMerge" -> vertical = merge;
            case "hMerge" -> horizontal = merge;
            case "hidden" -> tables.grid().hideRow(row);
            default -> rowStruck = true; // the row was deleted while changes were tracked
        }
    }

    private static int number(String value) {
        try {
            return value == null ? 0 : Math.min(MOST_SPAN, Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    void endCell(RunText.Taken taken) throws SpreadsheetRejectedException {
        Region above = open.get(column);
        if ("continue".equals(horizontal) && previous != null) {
            previous.lastColumn = column + span - 1;
        } else if ("continue".equals(vertical) && above != null && above.lastRow == row - 1) {
            above.lastRow = row;
            previous = above;
        } else {
            tables.grid().put(row, column, taken.content(), taken.struck() || rowStruck && !taken.isBlank());
            previous = new Region(row, column, span);
            regions.add(previous);
            open.put(column, previous);
        }
        column += span;
    }

    void end() {
        regions.forEach(each -> tables.grid().merge(each.firstRow, each.lastRow, each.firstColumn, each.lastColumn));
    }
}
