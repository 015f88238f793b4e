package org.plumbline.core.form;

import java.math.BigDecimal;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * Where an indicator table ends: behind its last row and its total, whatever subtotals and blank rows it has inside.
 */
final class FormRows {

    /** Maximum number of blank rows before the total; more of them end the table unless an indicator follows. */
    private static final int BLANK = 3;

    private FormRows() {}

    /** The first row after the table. */
    static int end(FormTable table) {
        FormGrid cells = table.cells();
        int last = table.header();
        int stop = table.limit();
        for (int row = table.header() + 1; row < stop; row++) {
            if (isOtherTable(cells, row) || FormTables.isStart(cells, row)) {
                stop = row;
            } else if (isIndicator(table, row)) {
                last = row;
            }
        }
        for (int row = last + 1; row < stop; row++) {
            if (isTotal(cells, row)) {
                return row + 1;
            }
            if (cells.isBlankRow(row) && !hasTotalBehind(cells, row, stop)) {
                return row;
            }
        }
        return stop;
    }

    /** Whether the total follows a blank row with no other content between. */
    private static boolean hasTotalBehind(FormGrid cells, int blank, int stop) {
        int row = blank;
        while (row < stop && row <= blank + BLANK && cells.isBlankRow(row)) {
            row++;
        }
        return row < stop && isTotal(cells, row);
    }

    private static boolean isOtherTable(FormGrid cells, int row) {
        return FormTable.findHeadings(cells, row, FormField.LINES).size() >= 2
                || FormTable.findHeadings(cells, row, FormField.BUDGET).size() >= 2
                || FormTable.findHeadings(cells, row, FormField.FACTS).size() >= 3;
    }

    /** A row with a name or code, and a weight or score; where the table has neither column, an actual value. */
    private static boolean isIndicator(FormTable table, int row) {
        if (isTotal(table.cells(), row)) {
            return false;
        }
        FormGrid cells = table.cells();
        boolean named = cells.isFilled(table.findCell(row, FormField.NAME))
                || cells.isFilled(table.findCell(row, FormField.CODE));
        boolean points = table.hasColumn(FormField.WEIGHT) || table.hasColumn(FormField.SCORE);
        return named
                && (points
                        ? isFigure(cells, table.findCell(row, FormField.WEIGHT))
                                || isFigure(cells, table.findCell(row, FormField.SCORE))
                        : cells.isFilled(table.findCell(row, FormField.TARGET))
                                && cells.isFilled(table.findCell(row, FormField.ACTUAL)));
    }

    /** A number small enough to be points. */
    private static boolean isFigure(FormGrid cells, GridCell cell) {
        if (cell == null) {
            return false;
        }
        CellContent content =
                cell.content() instanceof CellContent.FormulaContent formula ? formula.cached() : cell.content();
        if (content instanceof CellContent.NumberContent number) {
            return !number.isDate() && number.number().abs().compareTo(BigDecimal.valueOf(1_000)) < 0;
        }
        return content instanceof CellContent.TextContent text
                && text.text().length() < 8
                && cells.quantities()
                        .parse(text.text())
                        .filter(quantity ->
                                quantity.unit() == null || quantity.unit().equals("分"))
                        .isPresent();
    }

    static boolean isTotal(FormGrid cells, int row) {
        for (int column = 0; column < cells.columnCount(); column++) {
            String shown = cells.displayText(row, column);
            if (shown != null) {
                return cells.isOwnContent(row, column) && cells.dictionary().isHeadingOf(FormField.TOTAL, shown);
            }
        }
        return false;
    }
}
