package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.plumbline.core.scoring.ReadingScorer.ReadingResult;

/**
 * One value that was scored, standing for a part of the values: a bound by itself, or the first or last value of the
 * open range between two bounds.
 *
 * @param low first value of the part
 * @param high last value of the part
 * @param whole with the rows that take points in addition
 * @param judged without them
 */
record NumberSample(BigDecimal actual, BigDecimal low, BigDecimal high, ReadingResult whole, ReadingResult judged) {

    /**
     * The value of the part nearest to this one that has at most so many decimals; this one where there is none.
     *
     * @param decimals -1 for a simple value near the middle of the part
     */
    BigDecimal simplify(int decimals) {
        if (decimals < 0) {
            return ValueGrid.findSimplest(low, high);
        }
        boolean first = actual.compareTo(low) == 0;
        BigDecimal rounded = actual.setScale(decimals, first ? RoundingMode.CEILING : RoundingMode.FLOOR);
        boolean inside = rounded.compareTo(low) >= 0 && rounded.compareTo(high) <= 0;
        return inside ? rounded : actual;
    }
}
