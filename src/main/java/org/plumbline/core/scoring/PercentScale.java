package org.plumbline.core.scoring;

import java.math.BigDecimal;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.NumberReading;

/**
 * Whether an actual value and its target, both in %, are a hundred times apart: 0.95 against a target of 95, or 9540
 * against 100. One of them is then likely a share written as a number, or the reverse. It is scored as submitted.
 */
final class PercentScale {

    /** A target this high is not met, and hardly missed so far, by one or two percent. */
    private static final BigDecimal HIGH_TARGET = BigDecimal.valueOf(20);

    private static final BigDecimal LOW_ACTUAL = new BigDecimal("1.5");
    private static final BigDecimal LEAST_TARGET = BigDecimal.valueOf(5);
    private static final BigDecimal FAR = BigDecimal.valueOf(50);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private PercentScale() {}

    /** False for rates that were computed from amounts, and without a positive target. */
    static boolean isDoubtful(NumberReading reading) {
        BigDecimal actual = reading.actual();
        BigDecimal target = reading.target();
        if (!reading.indicator().isRate()
                || reading.indicator().actualSource() == ActualSource.RECOMPUTED
                || target == null
                || target.signum() <= 0
                || actual.signum() <= 0) {
            return false;
        }
        return isFarBelow(actual, target) || actual.compareTo(target.multiply(FAR)) >= 0;
    }

    private static boolean isFarBelow(BigDecimal actual, BigDecimal target) {
        if (actual.compareTo(LOW_ACTUAL) > 0) {
            return false;
        }
        BigDecimal asPercent = actual.multiply(DecimalMath.HUNDRED);
        boolean near = asPercent.compareTo(target.multiply(HALF)) >= 0
                && asPercent.compareTo(target.multiply(LOW_ACTUAL)) <= 0;
        return target.compareTo(HIGH_TARGET) >= 0 || target.compareTo(LEAST_TARGET) >= 0 && near;
    }
}
