package org.plumbline.core.form;

import java.math.BigDecimal;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** The row of an indicator table with the declared total, which may have the grade as well. */
final class TotalRowReader {

    private final FormTable table;
    private final FormGrid cells;
    private final FormReadingLog log;
    private final AmountReader amounts;

    TotalRowReader(FormTable table, FormReadingLog log, AmountReader amounts) {
        this.table = table;
        this.cells = table.cells();
        this.log = log;
        this.amounts = amounts;
    }

    /** The index of the last row of the table, or its first where the last is no total row; -1 for none. */
    int findRow(int end) {
        if (FormRows.isTotal(cells, end - 1)) {
            return end - 1;
        }
        int first = table.header() + 1;
        return first < end && FormRows.isTotal(cells, first) ? first : -1;
    }

    void read(int row, IndicatorRows rows) {
        GridCell score = findTotalCell(row);
        BigDecimal total = score == null ? null : amounts.readPoints(score, null, FormField.TOTAL);
        if (total != null) {
            rows.totals().put(score, total);
        }
        for (int column = 0; column < cells.columnCount() && rows.grade() == null; column++) {
            if (cells.isOwnContent(row, column)) {
                readGrade(cells.cellAt(row, column), rows);
            }
        }
    }

    private void readGrade(GridCell cell, IndicatorRows rows) {
        String shown = FormGrid.displayText(cell);
        String grade = shown == null
                ? null
                : FormGrade.parseKnown(shown, cells.dictionary()).orElse(null);
        if (grade != null) {
            rows.setGrade(grade);
            log.addCell(cell, null, FormField.GRADE, grade, null);
        }
    }

    /** In the column of declared scores; where the label itself is in that column, the cell next to it. */
    private GridCell findTotalCell(int row) {
        if (!table.hasColumn(FormField.SCORE)) {
            return null;
        }
        GridCell score = table.findCell(row, FormField.SCORE);
        if (!cells.dictionary().isHeadingOf(FormField.TOTAL, FormGrid.displayText(score))) {
            return score;
        }
        for (int column = table.findColumn(FormField.SCORE) + 1; column < cells.columnCount(); column++) {
            GridCell next = cells.cellAt(row, column);
            boolean weight = table.hasColumn(FormField.WEIGHT) && column == table.findColumn(FormField.WEIGHT);
            if (!weight && FormGrid.displayText(next) != null && !next.address().equals(score.address())) {
                return next;
            }
        }
        return null;
    }
}
