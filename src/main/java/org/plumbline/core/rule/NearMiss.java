package org.plumbline.core.rule;

import java.math.BigDecimal;
import java.util.List;

/**
 * A row for an indicator that would have judged its value if one more condition had been met.
 *
 * @param missed a bound on a figure, or a test of a wording
 * @param value the figure's value; null for a wording
 * @param distance |value − limit|, exact, in the figure's unit; null for a wording
 * @param bounds the indicator's actual values at which the bound lies; empty if unknown, and for a wording
 * @param wordings example wordings that the row judges; empty for a bound
 */
public record NearMiss(
        RuleSource rule,
        Condition missed,
        BigDecimal value,
        BigDecimal distance,
        List<BigDecimal> bounds,
        List<String> wordings) {

    public static NearMiss of(
            RuleSource rule,
            TableType.BoundCondition<?> condition,
            BigDecimal limit,
            BigDecimal value,
            List<BigDecimal> bounds) {
        return new NearMiss(
                rule,
                new Condition.Bound(condition.figure(), condition.sign(), limit),
                value,
                value.subtract(limit).abs(),
                bounds,
                List.of());
    }

    public static NearMiss of(
            RuleSource rule, TableType.TestCondition<?> condition, String wording, List<String> examples) {
        return new NearMiss(rule, new Condition.Test(condition.figure(), wording), null, null, List.of(), examples);
    }
}
