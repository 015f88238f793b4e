package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Exceeding the target by far costs points in addition to the row that judges (超额), family F10; the threshold is
 * the row's condition on 超额率. 按偏离度调减 leaves {@code weight × max(0, 1 − (deviation − from) ÷ 100)}: a proposal, for
 * the national text specifies "in proportion to the deviation" only.
 */
public final class OverRule {

    public static final BigDecimal DEFAULT_POINTS = BigDecimal.ZERO;
    public static final BigDecimal DEFAULT_FROM = BigDecimal.ZERO;

    private final OverMode mode;
    private BigDecimal fixed = DEFAULT_POINTS;
    private BigDecimal from = DEFAULT_FROM;
    private String basis;

    private OverRule(OverMode mode) {
        this.mode = mode;
    }

    /** 方式. */
    public static OverRule by(String mode) {
        return new OverRule(Labelled.fromLabel(OverMode.class, mode));
    }

    /** 扣分, in points; used by 扣固定分. */
    public void costs(BigDecimal points) {
        this.fixed = points;
    }

    /** 起算%: the over-achievement up to which nothing is taken, in percent of the target; used by 按偏离度调减. */
    public void above(BigDecimal percent) {
        this.from = percent;
    }

    public OverRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public RuleResult judge(NumberReading reading) {
        BigDecimal over = reading.overAchieved() == null ? BigDecimal.ZERO : reading.overAchieved();
        BigDecimal weight = reading.weight();
        boolean proportional = mode == OverMode.IN_PROPORTION;
        BigDecimal beyond = over.subtract(from).max(BigDecimal.ZERO);
        BigDecimal points = fixed;
        if (proportional) {
            BigDecimal left =
                    DecimalMath.takePercent(DecimalMath.HUNDRED.subtract(beyond).max(BigDecimal.ZERO), weight);
            points = weight.subtract(reading.indicator().rounding().round(left));
        }
        Working working = new Calculation(
                reading.actual(),
                reading.target(),
                over,
                mode,
                proportional ? from : null,
                proportional ? beyond : null,
                weight);
        return new Deduction(reading.code(), points, BigDecimal.ZERO, Deduction.Combination.BESIDES, working, basis);
    }

    /**
     * How far the target was exceeded and what of it costs.
     *
     * @param overAchieved (actual − target) ÷ target × 100
     * @param from over-achievement that costs nothing, in percent; null for a fixed deduction
     * @param beyond overAchieved − from, not below 0; null for a fixed deduction
     */
    public record Calculation(
            BigDecimal actual,
            BigDecimal target,
            BigDecimal overAchieved,
            OverMode mode,
            BigDecimal from,
            BigDecimal beyond,
            BigDecimal weight)
            implements Working {

        public static final String FAMILY = "Over";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
