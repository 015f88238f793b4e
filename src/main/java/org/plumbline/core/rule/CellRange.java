package org.plumbline.core.rule;

import java.math.BigDecimal;

/**
 * Two cells of one row that are the ends of a range.
 *
 * @param fromLabel Chinese label of the column with the lower end
 * @param toLabel Chinese label of the column with the upper end
 */
public record CellRange(String fromLabel, String toLabel, Interval range) {

    /** The range of a row with both ends filled in; null for any other. */
    public static CellRange of(TypedRow row, String fromLabel, String toLabel, boolean toIncluded) {
        BigDecimal from = row.findNumber(fromLabel, null);
        BigDecimal to = row.findNumber(toLabel, null);
        return from == null || to == null
                ? null
                : new CellRange(fromLabel, toLabel, new Interval(from, true, to, toIncluded));
    }
}
