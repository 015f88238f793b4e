package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Indicators that share one weight (共用组). Its members have a completion, no score of their own.
 *
 * @param missing the policy of every member; null where each member's own policy applies
 */
public record IndicatorGroup(
        String code,
        String name,
        String level1,
        String level2,
        BigDecimal weight,
        GroupAggregation take,
        MissingPolicy missing,
        String basis) {}
