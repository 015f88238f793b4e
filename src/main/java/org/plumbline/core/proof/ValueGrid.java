package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.plumbline.core.basics.SubmissionLimits;

/**
 * The numbers that a submission can state: all multiples of 10^-{@value #DECIMALS}. Numbers have at most 12 decimals, and
 * amounts in 元 that are judged in 万元 four more. On a grid an open range has a first and a last value, so that
 * a score that only rises or only falls within the range is decided by these two.
 */
final class ValueGrid {

    static final int DECIMALS = SubmissionLimits.DECIMALS + 4;

    /** Beyond any number that a submission can state. */
    static final BigDecimal FAR = BigDecimal.TEN.pow(2 * SubmissionLimits.DIGITS);

    private static final BigDecimal UNIT = BigDecimal.ONE.movePointLeft(DECIMALS);

    private ValueGrid() {}

    static boolean contains(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= DECIMALS;
    }

    /** Whether a submission can state the number as it is: amounts of money may have more decimals once converted. */
    static boolean isStatable(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= SubmissionLimits.DECIMALS
                && number.precision() <= SubmissionLimits.DIGITS
                && number.abs().compareTo(FAR) < 0;
    }

    /** The first value above a number. */
    static BigDecimal firstAbove(BigDecimal number) {
        return number.setScale(DECIMALS, RoundingMode.FLOOR).add(UNIT);
    }

    /** The last value below a number. */
    static BigDecimal lastBelow(BigDecimal number) {
        return number.setScale(DECIMALS, RoundingMode.CEILING).subtract(UNIT);
    }

    /** A number with few decimals between two, near their middle. @param high at least low */
    static BigDecimal findSimplest(BigDecimal low, BigDecimal high) {
        BigDecimal top = high.compareTo(FAR) >= 0 ? low.add(low.abs().max(BigDecimal.TEN)) : high;
        BigDecimal bottom =
                low.compareTo(FAR.negate()) <= 0 ? top.subtract(top.abs().max(BigDecimal.TEN)) : low;
        BigDecimal middle = bottom.add(top).divide(BigDecimal.valueOf(2), DECIMALS + 1, RoundingMode.HALF_UP);
        for (int decimals = 0; decimals <= DECIMALS; decimals++) {
            BigDecimal rounded = middle.setScale(decimals, RoundingMode.HALF_UP);
            if (rounded.compareTo(bottom) >= 0 && rounded.compareTo(top) <= 0) {
                return rounded;
            }
        }
        return bottom;
    }
}
