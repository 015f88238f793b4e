package org.plumbline.ruleset;

import java.math.BigDecimal;

/**
 * A row that is for an indicator and would have judged its value, had one condition more held.
 *
 * @param figure what the condition looks at: actual, shortfall, excess, deviation, completion, says or agrees
 * @param sign as the column says it, such as {@code >=}; null for a condition on a wording
 * @param bound null for a condition on a wording
 * @param value what the figure is; null for a condition on a wording
 * @param distance |value − bound|, exact, in the figure's unit; null for a condition on a wording
 * @param wording what the cell asks of a wording; null for a bound
 */
public record NearRow(
        RuleRef rule,
        String figure,
        String sign,
        BigDecimal bound,
        BigDecimal value,
        BigDecimal distance,
        String wording) {

    static NearRow of(RuleRef rule, Form.Bound<?> condition, BigDecimal bound, BigDecimal value) {
        return new NearRow(
                rule,
                condition.property(),
                condition.sign().text(),
                bound,
                value,
                value.subtract(bound).abs(),
                null);
    }

    static NearRow of(RuleRef rule, Form.Test<?> condition, String wording) {
        return new NearRow(rule, condition.property(), null, null, null, null, wording);
    }
}
