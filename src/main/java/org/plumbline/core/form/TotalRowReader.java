package org.plumbline.core.form;

import java.math.BigDecimal;
import java.util.Optional;
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
        for (int column = 0; column < cells.columnCount(); column++) {
            GridCell cell = cells.cellAt(row, column);
            if (cell.row() == row && cell.column() == column && FormGrid.displayText(cell) != null) {
                readGrade(cell, rows);
            }
        }
        readReviewTotal(row, rows);
    }

    /** In the column of the review's scores, where no grade is. */
    private void readReviewTotal(int row, IndicatorRows rows) {
        GridCell cell = table.findCell(row, FormField.REVIEW_SCORE);
        if (cell == null || cell.column() != table.findColumn(FormField.REVIEW_SCORE) || log.isRead(cell)) {
            return;
        }
        BigDecimal total = amounts.readPoints(cell, null, FormField.REVIEW_TOTAL);
        if (total != null) {
            rows.reviewTotals().put(cell, total);
        }
    }

    /** In a column of the review, or with a label of its own, it is the grade of the review. */
    private void readGrade(GridCell cell, IndicatorRows rows) {
        String shown = FormGrid.displayText(cell);
        Optional<String> declared = table.isReviewColumn(cell.column())
                ? Optional.empty()
                : FormGrade.parseKnown(shown, FormField.GRADE, cells.dictionary());
        Optional<String> review = declared.isPresent()
                ? Optional.empty()
                : FormGrade.parseKnown(shown, FormField.REVIEW_GRADE, cells.dictionary());
        if (declared.isPresent() && rows.grade() == null) {
            rows.setGrade(declared.get());
            log.addCell(cell, null, FormField.GRADE, declared.get(), null);
        }
        if (review.isPresent() && rows.reviewGrade() == null) {
            rows.setReviewGrade(review.get());
            log.addCell(cell, null, FormField.REVIEW_GRADE, review.get(), null);
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
            if (!weight
                    && !table.isReviewColumn(column)
                    && FormGrid.displayText(next) != null
                    && !next.address().equals(score.address())) {
                return next;
            }
        }
        return null;
    }
}
