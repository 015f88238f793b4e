package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Points a row takes from an indicator (扣分). A deduction of zero is a result too: it is how a row gives full marks.
 *
 * @param indicator code of the indicator judged
 * @param points points lost, never negative; unclamped
 * @param floor the least score the row leaves (下限)
 * @param combination how it combines with other rows of the same indicator
 * @param working the values read and the arithmetic
 * @param basis document and article
 */
public record Deduction(
        String indicator, BigDecimal points, BigDecimal floor, Combination combination, Working working, String basis)
        implements RuleResult {

    /** How a row combines with other rows that take points from the same indicator. */
    public enum Combination {
        /** It judges the indicator by itself. */
        ALONE,
        /** It judges it together with others of its kind (要点). */
        TOGETHER,
        /** It takes points in addition to the row that judged the indicator (超额). */
        BESIDES
    }

    public boolean combines() {
        return combination == Combination.TOGETHER;
    }

    public boolean isAdditional() {
        return combination == Combination.BESIDES;
    }

    /** A row that by itself gives the indicator {@code score} points, rounded as the scheme specifies. */
    static Deduction leavingScore(Reading reading, BigDecimal score, BigDecimal floor, Working working, String basis) {
        BigDecimal rounded = reading.indicator().rounding().round(score);
        return new Deduction(
                reading.code(), reading.weight().subtract(rounded), floor, Combination.ALONE, working, basis);
    }
}
