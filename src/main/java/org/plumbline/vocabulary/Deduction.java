package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Points a row takes from an indicator (扣分). Zero points are said too: full marks are earned by a row.
 *
 * @param indicator code of the indicator judged
 * @param points points lost, never negative; unclamped
 * @param floor the least score the row leaves (下限)
 * @param stand how it stands to other rows of the same indicator
 * @param working the values read and the arithmetic
 * @param basis document and article
 */
public record Deduction(
        String indicator, BigDecimal points, BigDecimal floor, Combination stand, Working working, String basis)
        implements RuleResult {

    /** How a row stands to the others that take points from one indicator. */
    public enum Combination {
        /** It judges the indicator by itself. */
        ALONE,
        /** It judges it together with others of its kind (要点). */
        TOGETHER,
        /** It takes points besides what the judging row took (超额). */
        BESIDES
    }

    public boolean combines() {
        return stand == Combination.TOGETHER;
    }

    public boolean isAdditional() {
        return stand == Combination.BESIDES;
    }

    /** A row that by itself gives the indicator {@code score} points, rounded as the scheme says. */
    static Deduction leavingScore(Reading reading, BigDecimal score, BigDecimal floor, Working working, String basis) {
        BigDecimal rounded = reading.indicator().rounding().round(score);
        return new Deduction(
                reading.code(), reading.weight().subtract(rounded), floor, Combination.ALONE, working, basis);
    }
}
