package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * A numeric indicator with its distances from the target, in the indicator's unit (percent points for rates).
 *
 * @param actual the value judged: declared, or recomputed where the catalogue specifies it
 * @param declaredActual as submitted; null where only the amounts were
 * @param recomputed the value that follows from the amounts or from stated facts (10 decimals); null without 复算口径 or these
 */
public record NumberReading(
        Indicator indicator, IndicatorEntry entry, BigDecimal actual, BigDecimal declaredActual, BigDecimal recomputed)
        implements Reading {

    /** Null where no target is printed. */
    public BigDecimal target() {
        Value target = indicator.target();
        return target == null ? null : target.numberOrNull();
    }

    /** max(0, target − actual); null without a target. */
    public BigDecimal shortfall() {
        BigDecimal target = target();
        return target == null ? null : subtractOrZero(target, actual);
    }

    /** max(0, actual − target); null without a target. */
    public BigDecimal excess() {
        BigDecimal target = target();
        return target == null ? null : subtractOrZero(actual, target);
    }

    private static BigDecimal subtractOrZero(BigDecimal greater, BigDecimal lesser) {
        return greater.compareTo(lesser) > 0 ? greater.subtract(lesser) : BigDecimal.ZERO;
    }

    /** |actual − target|; null without a target. */
    public BigDecimal deviation() {
        BigDecimal target = target();
        return target == null ? null : actual.subtract(target).abs();
    }

    /**
     * (actual − target) ÷ target × 100, 10 decimals; null where the target is not exceeded, and where exceeding it is
     * no over-achievement: operator other than ≥ and =, target not above 0, unit %.
     */
    public BigDecimal overAchieved() {
        Operator operator = indicator.operator();
        boolean counts = !indicator.isRate() && (operator == Operator.AT_LEAST || operator == Operator.EQUAL);
        BigDecimal over = counts ? DecimalMath.computePercent(excess(), target()) : null;
        return over == null || over.signum() == 0 ? null : over;
    }

    /**
     * By how much the target is missed, ÷ target × 100, 10 decimals; null where it is met, and without a positive
     * target. A bare target above zero is met by reaching it.
     */
    public BigDecimal underAchieved() {
        BigDecimal missed =
                DecimalMath.computePercent(indicator.operator().isHigherBetter() ? shortfall() : excess(), target());
        return missed == null || missed.signum() == 0 ? null : missed;
    }

    /** actual ÷ target × 100 in percent points; null without a positive target. */
    public BigDecimal completion() {
        return DecimalMath.computePercent(actual, target());
    }
}
