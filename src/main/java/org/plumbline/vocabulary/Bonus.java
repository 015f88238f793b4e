package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Points a row adds to the total (加分).
 *
 * @param fact key of the fact it is for; null where the execution rate alone earned it
 * @param value the fact's figure or word; null without a fact
 * @param count how often {@code each} counts, never negative
 * @param each points for one
 * @param most the limit of the row (单项上限); null for none
 * @param points count × each, at most {@code most}; unrounded
 */
public record Bonus(
        String fact, Value value, BigDecimal count, BigDecimal each, BigDecimal most, BigDecimal points, String basis)
        implements RuleResult {}
