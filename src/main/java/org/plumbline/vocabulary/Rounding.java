package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** How scores are rounded: to {@code scale} decimals by {@code rule}. */
public record Rounding(int scale, RoundingRule rule) {

    public static final Rounding DEFAULT = new Rounding(2, RoundingRule.HALF_UP);

    public BigDecimal round(BigDecimal points) {
        return points.setScale(scale, rule.toRoundingMode());
    }
}
