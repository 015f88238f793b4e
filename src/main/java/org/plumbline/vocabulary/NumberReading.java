package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * A numeric indicator with its distances from the target, in the indicator's unit (percent points for rates).
 *
 * @param actual the value judged: declared, or recomputed where the catalogue says so
 * @param declaredActual as handed in; null where only the amounts were
 * @param recomputed the rate that follows from the amounts (10 decimals); null without 复算口径 or amounts
 */
public record NumberReading(
        Indicator indicator, Entry entry, BigDecimal actual, BigDecimal declaredActual, BigDecimal recomputed)
        implements Reading {

    /** Null where no target is printed. */
    public BigDecimal target() {
        Value target = indicator.target();
        return target == null ? null : target.figure();
    }

    /** max(0, target − actual); null without a target. */
    public BigDecimal shortfall() {
        BigDecimal target = target();
        return target == null ? null : above(target, actual);
    }

    /** max(0, actual − target); null without a target. */
    public BigDecimal excess() {
        BigDecimal target = target();
        return target == null ? null : above(actual, target);
    }

    private static BigDecimal above(BigDecimal greater, BigDecimal lesser) {
        return greater.compareTo(lesser) > 0 ? greater.subtract(lesser) : BigDecimal.ZERO;
    }

    /** |actual − target|; null without a target. */
    public BigDecimal deviation() {
        BigDecimal target = target();
        return target == null ? null : actual.subtract(target).abs();
    }

    /** actual ÷ target × 100 in percent points; null without a positive target. */
    public BigDecimal completion() {
        return Numbers.percent(actual, target());
    }
}
