package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Points in proportion to target ÷ actual (反比), for figures of which less is better: {@code a ≤ t → w}, else
 * {@code w × t ÷ a}. Unlike 反向 of {@link RatioRule}, which falls in a straight line to nothing, it always leaves something.
 */
public final class ReverseRatioRule {

    public static final ZeroTargetPolicy DEFAULT_ZERO_TARGET = ZeroTargetPolicy.REFUSE;

    private final BigDecimal limit;
    private ZeroTargetPolicy zeroTarget = DEFAULT_ZERO_TARGET;
    private String basis;

    private ReverseRatioRule(BigDecimal limit) {
        this.limit = limit;
    }

    /** 上限%: the most that counts, in percent of the weight. */
    public static ReverseRatioRule upTo(BigDecimal percent) {
        return new ReverseRatioRule(percent);
    }

    /** 目标为零; a target below zero is treated alike. */
    public void zeroTarget(String policy) {
        this.zeroTarget = Labelled.fromLabel(ZeroTargetPolicy.class, policy);
    }

    public ReverseRatioRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public RuleResult judge(NumberReading reading) {
        BigDecimal target = reading.target();
        if (target == null) {
            return new RuleRefusal(reading.code(), UnscorableReason.NO_TARGET, basis);
        }
        if (target.signum() <= 0 && zeroTarget == ZeroTargetPolicy.REFUSE) {
            return new RuleRefusal(reading.code(), UnscorableReason.ZERO_TARGET, basis);
        }
        BigDecimal weight = reading.weight();
        BigDecimal most = DecimalMath.takePercent(limit, weight);
        boolean met = reading.actual().compareTo(target) <= 0;
        // divided last, so that a quotient that ends is exact
        BigDecimal quotient =
                met || target.signum() <= 0 ? null : DecimalMath.divide(weight.multiply(target), reading.actual());
        BigDecimal score = met ? most : quotient == null ? BigDecimal.ZERO : quotient.min(most);
        Working working = new Calculation(
                reading.actual(),
                target,
                weight,
                limit,
                quotient,
                reading.indicator().rounding().round(score));
        return Deduction.leavingScore(reading, score, BigDecimal.ZERO, working, basis);
    }

    /**
     * The quotient and the points it gives.
     *
     * @param limit the most that counts, in percent of the weight
     * @param quotient weight × target ÷ actual, before the limit; null where the target is met, and where it is not above 0
     * @param score points given, rounded
     */
    public record Calculation(
            BigDecimal actual,
            BigDecimal target,
            BigDecimal weight,
            BigDecimal limit,
            BigDecimal quotient,
            BigDecimal score)
            implements Working {

        public static final String FAMILY = "ReverseRatio";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
