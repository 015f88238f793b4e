package org.plumbline.core.form;

import org.plumbline.core.dictionary.FieldTable;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.HeadingText;

/**
 * A cell as a heading. One of an indicator table means a declared value or that of a review by what is written above,
 * below or behind it: 复核 over 实际值 and 得分, 得分 over 自评 and 复核, 得分（复核）. A column that is one of a review is
 * never read as declared, nor the reverse.
 */
final class HeadingCell {

    /** How many header rows a heading over several columns may be above the last one. */
    private static final int ROWS_ABOVE = 2;

    private final FormGrid cells;
    private final FormDictionary dictionary;
    private final int row;
    private final int column;
    /** Null where the cell is blank. */
    private final String shown;

    private final HeadingText heading;

    HeadingCell(FormGrid cells, int row, int column) {
        this.cells = cells;
        this.dictionary = cells.dictionary();
        this.row = row;
        this.column = column;
        this.shown = cells.displayText(row, column);
        this.heading = new HeadingText(shown);
    }

    int column() {
        return column;
    }

    boolean isBlank() {
        return shown == null;
    }

    /** How well the cell, as a heading, names a field: 0 best, -1 not at all. */
    int rank(FormField field) {
        boolean either = field.isDeclared() || field.findDeclared() != null;
        int rank = rank(field, either);
        String wide = rank >= 0 || isBlank() || field.table() != FieldTable.INDICATORS ? null : findWideHeadingAbove();
        return wide == null ? rank : dictionary.rankHeading(field, new HeadingText(shown + wide));
    }

    private int rank(FormField field, boolean either) {
        if (field.table() != FieldTable.INDICATORS || !either || isBlank()) {
            return dictionary.rankHeading(field, heading);
        }
        return field.isDeclared() ? rankDeclared(field) : rankReview(field);
    }

    private int rankDeclared(FormField field) {
        if (dictionary.isDeclaredHeading(heading)) {
            return dictionary.rankHeading(field, new HeadingText(findWideHeadingAbove()));
        }
        int rank = dictionary.rankHeading(field, heading);
        return rank >= 0 && isUnderReview() ? -1 : rank;
    }

    private int rankReview(FormField field) {
        int rank = dictionary.rankHeading(field, heading);
        if (rank >= 0) {
            return rank;
        }
        if (dictionary.isReviewHeading(heading)) {
            return dictionary.rankHeading(field.findDeclared(), new HeadingText(findWideHeadingAbove()));
        }
        rank = dictionary.rankUnderReview(field, heading);
        return rank >= 0 && (dictionary.hasReviewRemark(heading) || isUnderReview()) ? rank : -1;
    }

    /** The heading of the row above where it is over several columns; null for none. */
    private String findWideHeadingAbove() {
        boolean wide = row > 0
                && cells.cellAt(row - 1, column).row() < row
                && cells.rowSpan(row - 1, column) == 1
                && cells.columnSpan(row - 1, column) > 1;
        return wide ? cells.displayText(row - 1, column) : null;
    }

    private boolean isUnderReview() {
        if (dictionary.namesDeclared(heading)) {
            return false;
        }
        for (int above = row - 1; above >= Math.max(0, row - ROWS_ABOVE) && isHeaderRow(cells, above); above--) {
            HeadingText over = new HeadingText(findHeadingOver(above));
            if (dictionary.isReviewHeading(over) || dictionary.isDeclaredHeading(over)) {
                return dictionary.isReviewHeading(over);
            }
        }
        return false;
    }

    /** The heading over the column in a row above; where cells are not merged it is the next one to the left. */
    private String findHeadingOver(int above) {
        int left = column;
        while (left > 0 && cells.displayText(above, left) == null) {
            left--;
        }
        return left == column || cells.columnSpan(above, left) == 1 ? cells.displayText(above, left) : null;
    }

    /**
     * Whether the row above one of headings belongs to them and is no head line with a signature (复核：张某): a cell
     * of it continues below, it has two headings itself, or one over the declared columns.
     */
    static boolean isHeaderRow(FormGrid cells, int above) {
        FormDictionary dictionary = cells.dictionary();
        int headings = 0;
        for (int each = 0; each < cells.columnCount(); each++) {
            String shown = cells.displayText(above, each);
            boolean continued = shown != null
                    && cells.rowSpan(above, each) > 1
                    && cells.cellAt(above + 1, each).row() <= above;
            HeadingText heading = new HeadingText(shown);
            if (continued || dictionary.isDeclaredHeading(heading)) {
                return true;
            }
            headings += FormField.INDICATOR.stream().anyMatch(field -> dictionary.isHeadingOf(field, heading)) ? 1 : 0;
        }
        return headings >= 2;
    }
}
