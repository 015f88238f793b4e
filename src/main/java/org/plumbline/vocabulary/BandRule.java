package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** A fixed score for every value inside the row's bounds (区间法), family F6; the bounds are the row's conditions. */
public final class BandRule {

    public static final PointsUnit DEFAULT_UNIT = PointsUnit.POINTS;

    private final BigDecimal rate;
    private PointsUnit unit = DEFAULT_UNIT;
    private String basis;

    private BandRule(BigDecimal rate) {
        this.rate = rate;
    }

    /** 得分, in the unit of {@link #in}. */
    public static BandRule earns(BigDecimal rate) {
        return new BandRule(rate);
    }

    /** 得分单位. */
    public void in(String unit) {
        this.unit = Labelled.fromLabel(PointsUnit.class, unit);
    }

    public BandRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public RuleResult judge(NumberReading reading) {
        BigDecimal score = unit.toPoints(rate, reading.weight());
        Working working = new Calculation(
                reading.actual(), reading.target(), reading.shortfall(), reading.excess(), rate, unit, score);
        return Deduction.leavingScore(reading, score, BigDecimal.ZERO, working, basis);
    }

    /**
     * The value and the points of its band.
     *
     * @param shortfall null without a target
     * @param rate points of the band, in {@code unit}
     */
    public record Calculation(
            BigDecimal actual,
            BigDecimal target,
            BigDecimal shortfall,
            BigDecimal excess,
            BigDecimal rate,
            PointsUnit unit,
            BigDecimal score)
            implements Working {

        public static final String FAMILY = "Band";

        @Override
        public String family() {
            return FAMILY;
        }
    }
}
