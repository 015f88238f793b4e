package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/** Collects one sheet's cells in any order, within the limits. Rows and columns count from 0. */
final class GridBuilder {

    private static final GridCell[] NO_CELLS = {};

    private final String sheet;
    private final SheetLimits limits;
    private final List<GridCell[]> rows = new ArrayList<>();
    private final BitSet hiddenRows = new BitSet();
    private final BitSet hiddenColumns = new BitSet();
    private final List<CellRangeAddress> merged = new ArrayList<>();
    private boolean hidden;

    GridBuilder(String sheet, SheetLimits limits) {
        this.sheet = sheet;
        this.limits = limits;
    }

    /** Places a cell; blank ones count for nothing. A later cell at the same place replaces an earlier one. */
    void put(int row, int column, CellContent content, boolean struck) throws SpreadsheetRejectedException {
        if (content instanceof CellContent.BlankContent) {
            return;
        }
        if (row < 0 || column < 0 || row >= limits.rows() || column >= limits.columns()) {
            throw SpreadsheetRejectedException.at(Reason.TOO_MANY_CELLS, sheet, Math.max(0, row), Math.max(0, column));
        }
        while (rows.size() <= row) {
            rows.add(NO_CELLS);
        }
        GridCell[] cells = rows.get(row);
        if (cells.length <= column) {
            cells = Arrays.copyOf(cells, Math.min(limits.columns(), Math.max(column + 1, 2 * cells.length)));
            rows.set(row, cells);
        }
        cells[column] = new GridCell(sheet, row, column, content, struck);
    }

    /** Merges a region as far as it is within the limits; a single cell is none. */
    void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        int bottom = Math.min(lastRow, limits.rows() - 1);
        int right = Math.min(lastColumn, limits.columns() - 1);
        if (firstRow >= 0 && firstColumn >= 0 && firstRow <= bottom && firstColumn <= right) {
            if (firstRow < bottom || firstColumn < right) {
                merged.add(new CellRangeAddress(firstRow, bottom, firstColumn, right));
            }
        }
    }

    void hideRow(int row) {
        if (row >= 0 && row < limits.rows()) {
            hiddenRows.set(row);
        }
    }

    void hideColumns(int first, int last) {
        int from = Math.max(0, first);
        int to = Math.min(last + 1, limits.columns());
        if (from < to) {
            hiddenColumns.set(from, to);
        }
    }

    void hideSheet() {
        hidden = true;
    }

    SheetGrid build() {
        List<GridCell[]> trimmed = new ArrayList<>(rows.size());
        for (GridCell[] cells : rows) {
            int width = cells.length;
            while (width > 0 && cells[width - 1] == null) {
                width--;
            }
            trimmed.add(width == cells.length ? cells : Arrays.copyOf(cells, width));
        }
        return new SheetGrid(
                sheet, trimmed, new SheetGrid.Look(hidden, hiddenRows, hiddenColumns, List.copyOf(merged)));
    }
}
