package org.plumbline.core.rule;

import org.plumbline.vocabulary.PointsUnit;

/**
 * A column of one row that holds points, which cannot exceed the indicator's weight.
 *
 * @param label the column's Chinese label
 * @param unit unit in this row
 */
public record AmountColumn(String label, AmountKind kind, PointsUnit unit) {

    /** What the amount does. */
    public enum AmountKind {
        /** Points taken. */
        DEDUCTION,
        /** Points left at least. */
        LEAST_SCORE,
        /** The score, whatever the value within the row's bounds. */
        FIXED_SCORE
    }
}
