package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Points in proportion to the target reached, families F1–F4.
 *
 * <ul>
 *   <li>正向: {@code a ≥ t → w}, else {@code a ÷ t × w}
 *   <li>反向: {@code a ≤ t → w}, {@code t < a < m·t → (1 − (a − t) ÷ ((m − 1)·t)) × w}, else 0
 *   <li>等于: as 正向; where 超出是否扣分 is 是, an excess costs points as in 反向 with m = 2
 * </ul>
 */
public final class RatioRule {

    public static final BigDecimal DEFAULT_CAP = DecimalMath.HUNDRED;
    public static final ZeroTargetPolicy DEFAULT_ZERO_TARGET = ZeroTargetPolicy.REFUSE;
    public static final YesNo DEFAULT_EXCESS_COSTS = YesNo.NO;
    public static final BigDecimal DEFAULT_ZERO_AT = BigDecimal.valueOf(2);

    /** The multiple of the target at which 等于 leaves nothing, where excess costs. */
    public static final BigDecimal EQUAL_ZERO_AT = BigDecimal.valueOf(2);

    private final RatioKind kind;
    private BigDecimal cap = DEFAULT_CAP;
    private ZeroTargetPolicy zeroTarget = DEFAULT_ZERO_TARGET;
    private boolean excessCosts = DEFAULT_EXCESS_COSTS == YesNo.YES;
    private BigDecimal zeroAt = DEFAULT_ZERO_AT;
    private String basis;

    private RatioRule(RatioKind kind) {
        this.kind = kind;
    }

    /** 类型. */
    public static RatioRule of(String kind) {
        return new RatioRule(Labelled.fromLabel(RatioKind.class, kind));
    }

    /** 上限%, the most that the ratio may count, in percent of the weight. */
    public void cap(BigDecimal percent) {
        this.cap = percent;
    }

    /** 目标为零. */
    public void zeroTarget(String policy) {
        this.zeroTarget = Labelled.fromLabel(ZeroTargetPolicy.class, policy);
    }

    /** 超出是否扣分; used by 等于 only. */
    public void excessCosts(String yesOrNo) {
        this.excessCosts = Labelled.fromLabel(YesNo.class, yesOrNo) == YesNo.YES;
    }

    /** 反向归零倍数: the multiple of the target at which nothing is left; above 1. */
    public void zeroAt(BigDecimal multiple) {
        if (multiple.compareTo(BigDecimal.ONE) <= 0) {
            throw new IllegalArgumentException("the multiple must be above 1");
        }
        this.zeroAt = multiple;
    }

    public RatioRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public RuleResult judge(NumberReading reading) {
        BigDecimal target = reading.target();
        if (target == null) {
            return new RuleRefusal(reading.code(), UnscorableReason.NO_TARGET, basis);
        }
        BigDecimal weight = reading.weight();
        BigDecimal share;
        if (target.signum() <= 0) {
            if (zeroTarget == ZeroTargetPolicy.REFUSE) {
                return new RuleRefusal(reading.code(), UnscorableReason.ZERO_TARGET, basis);
            }
            share = meetsZeroTarget(reading.actual(), target) ? DecimalMath.HUNDRED : BigDecimal.ZERO;
        } else {
            share = computeEarnedPercent(reading.actual(), target);
        }
        BigDecimal score = DecimalMath.takePercent(share.min(cap).max(BigDecimal.ZERO), weight);
        BigDecimal rounded = reading.indicator().rounding().round(score);
        return Deduction.leavingScore(
                reading,
                score,
                BigDecimal.ZERO,
                new Calculation(kind, reading.actual(), target, reading.completion(), rounded),
                basis);
    }

    /** With a target of zero or below nothing can be divided: the target is met or it is not. */
    private boolean meetsZeroTarget(BigDecimal actual, BigDecimal target) {
        int order = actual.compareTo(target);
        return kind == RatioKind.POSITIVE ? order >= 0 : order <= 0;
    }

    /** Percent of the weight earned, for a target above zero. */
    private BigDecimal computeEarnedPercent(BigDecimal actual, BigDecimal target) {
        boolean above = actual.compareTo(target) > 0;
        return switch (kind) {
            case POSITIVE -> DecimalMath.computePercent(actual, target);
            case REVERSE -> above ? computeDecliningPercent(actual, target, zeroAt) : DecimalMath.HUNDRED;
            case EQUAL -> above && excessCosts
                    ? computeDecliningPercent(actual, target, EQUAL_ZERO_AT)
                    : DecimalMath.computePercent(actual, target);
        };
    }

    private static BigDecimal computeDecliningPercent(BigDecimal actual, BigDecimal target, BigDecimal zeroAt) {
        BigDecimal range = zeroAt.subtract(BigDecimal.ONE).multiply(target);
        return DecimalMath.HUNDRED.subtract(DecimalMath.computePercent(actual.subtract(target), range));
    }

    /**
     * The ratio and the points it gives.
     *
     * @param completion actual ÷ target × 100; null where the target is not positive
     * @param score points given by the ratio
     */
    public record Calculation(
            RatioKind kind, BigDecimal actual, BigDecimal target, BigDecimal completion, BigDecimal score)
            implements Working {

        public static final String FAMILY = "Ratio";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
