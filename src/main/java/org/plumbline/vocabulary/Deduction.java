package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Points a row takes from an indicator (扣分). Zero points are said too: full marks are earned by a row.
 *
 * @param indicator code of the indicator judged
 * @param points points lost, never negative; unclamped
 * @param floor the least score the row leaves (下限)
 * @param combines whether other rows judge the same indicator beside this one (要点)
 * @param working the values read and the arithmetic
 * @param basis document and article
 */
public record Deduction(
        String indicator, BigDecimal points, BigDecimal floor, boolean combines, Working working, String basis)
        implements Statement {

    /** A row that by itself gives the indicator {@code score} points, rounded as the scheme says. */
    static Deduction leaving(Reading reading, BigDecimal score, BigDecimal floor, Working working, String basis) {
        BigDecimal rounded = reading.indicator().rounding().round(score);
        return new Deduction(reading.code(), reading.weight().subtract(rounded), floor, false, working, basis);
    }
}
