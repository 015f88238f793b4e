package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** What a deduction or score is counted in (扣分单位). */
public enum PointsUnit implements Labelled {
    WEIGHT_PERCENT("权重%"),
    POINTS("分");

    private final String label;

    PointsUnit(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** An amount in this unit, in points. */
    BigDecimal toPoints(BigDecimal amount, BigDecimal weight) {
        return this == POINTS ? amount : DecimalMath.takePercent(amount, weight);
    }
}
