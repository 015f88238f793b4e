package org.plumbline.core.rule;

import java.math.BigDecimal;

/**
 * A row for an indicator that would have judged its value if one more condition had been met.
 *
 * @param missed a bound on a figure, or a test of a wording
 * @param value the figure's value; null for a wording
 * @param distance |value − limit|, exact, in the figure's unit; null for a wording
 */
public record NearMiss(RuleSource rule, Condition missed, BigDecimal value, BigDecimal distance) {

    public static NearMiss of(
            RuleSource rule, TableType.BoundCondition<?> condition, BigDecimal limit, BigDecimal value) {
        return new NearMiss(
                rule,
                new Condition.Bound(condition.figure(), condition.sign(), limit),
                value,
                value.subtract(limit).abs());
    }

    public static NearMiss of(RuleSource rule, TableType.TestCondition<?> condition, String wording) {
        return new NearMiss(rule, new Condition.Test(condition.figure(), wording), null, null);
    }
}
