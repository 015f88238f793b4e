package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * Indicators that share one weight (共用组). Its members have a completion, no score of their own.
 *
 * @param mostLost the most points that the members lose together; null for no limit, and for other aggregations
 * @param missing the policy of every member; null where each member's own policy applies
 */
public record IndicatorGroup(
        String code,
        String name,
        String level1,
        String level2,
        BigDecimal weight,
        GroupAggregation take,
        BigDecimal mostLost,
        MissingPolicy missing,
        String basis) {}
