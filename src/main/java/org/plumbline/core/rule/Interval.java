package org.plumbline.core.rule;

import java.math.BigDecimal;

/**
 * The numbers between two ends, each included or not.
 *
 * @param low null for no lower end; then lowIncluded is false
 * @param high null for no upper end; then highIncluded is false
 */
public record Interval(BigDecimal low, boolean lowIncluded, BigDecimal high, boolean highIncluded) {

    public static final Interval ALL = new Interval(null, false, null, false);
    public static final Interval NOT_NEGATIVE = new Interval(BigDecimal.ZERO, true, null, false);

    /** The numbers that satisfy one bound. */
    public static Interval of(TableType.BoundOperator sign, BigDecimal limit) {
        boolean included = sign == TableType.BoundOperator.AT_LEAST || sign == TableType.BoundOperator.AT_MOST;
        return sign.isLower() ? new Interval(limit, included, null, false) : new Interval(null, false, limit, included);
    }

    public Interval intersect(Interval other) {
        Interval lower = compareLow(other) >= 0 ? this : other;
        Interval upper = compareHigh(other) <= 0 ? this : other;
        return new Interval(lower.low, lower.lowIncluded, upper.high, upper.highIncluded);
    }

    public boolean isEmpty() {
        if (low == null || high == null) {
            return false;
        }
        int order = low.compareTo(high);
        return order > 0 || order == 0 && !(lowIncluded && highIncluded);
    }

    public boolean contains(Interval other) {
        return compareLow(other) <= 0 && compareHigh(other) >= 0;
    }

    /** Whether every number of this one is below every number of the other. */
    public boolean isBelow(Interval other) {
        if (high == null || other.low == null) {
            return false;
        }
        int order = high.compareTo(other.low);
        return order < 0 || order == 0 && !(highIncluded && other.lowIncluded);
    }

    /** The numbers after this one and before a later one; empty where they touch or meet. */
    public Interval gapBefore(Interval later) {
        return high == null || later.low == null
                ? new Interval(BigDecimal.ZERO, false, BigDecimal.ZERO, false)
                : new Interval(high, !highIncluded, later.low, !later.lowIncluded);
    }

    public int compareLow(Interval other) {
        if (low == null || other.low == null) {
            return low == other.low ? 0 : low == null ? -1 : 1;
        }
        int order = low.compareTo(other.low);
        return order != 0 ? order : Boolean.compare(other.lowIncluded, lowIncluded);
    }

    public int compareHigh(Interval other) {
        if (high == null || other.high == null) {
            return high == other.high ? 0 : high == null ? 1 : -1;
        }
        int order = high.compareTo(other.high);
        return order != 0 ? order : Boolean.compare(highIncluded, other.highIncluded);
    }

    /** The same numbers with the other sign. */
    public Interval negate() {
        return new Interval(
                high == null ? null : high.negate(), highIncluded, low == null ? null : low.negate(), lowIncluded);
    }

    /** Such as {@code 80 ≤ 完成率 < 85}. */
    public String format(String figure) {
        if (low != null && high != null && low.compareTo(high) == 0) {
            return figure + " = " + low.toPlainString();
        }
        return (low == null ? "" : low.toPlainString() + (lowIncluded ? " ≤ " : " < "))
                + figure
                + (high == null ? "" : (highIncluded ? " ≤ " : " < ") + high.toPlainString());
    }
}
