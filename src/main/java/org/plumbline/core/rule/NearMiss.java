package org.plumbline.core.rule;

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
public record NearMiss(
        RuleSource rule,
        String figure,
        String sign,
        BigDecimal bound,
        BigDecimal value,
        BigDecimal distance,
        String wording) {

    public static NearMiss of(
            RuleSource rule, TableType.BoundCondition<?> condition, BigDecimal bound, BigDecimal value) {
        return new NearMiss(
                rule,
                condition.property(),
                condition.sign().symbol(),
                bound,
                value,
                value.subtract(bound).abs(),
                null);
    }

    public static NearMiss of(RuleSource rule, TableType.TestCondition<?> condition, String wording) {
        return new NearMiss(rule, condition.property(), null, null, null, null, wording);
    }
}
