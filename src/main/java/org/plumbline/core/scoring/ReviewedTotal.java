package org.plumbline.core.scoring;

import java.math.BigDecimal;

/**
 * The review (复核) of a submission as a whole.
 *
 * @param indicators number of indicators and groups with a review
 * @param total null where not stated
 * @param grade null where not stated
 * @param difference review − total by the rules; null where either is unknown
 * @param deviation of the declared total, in percent; see {@link ReviewedScore#computeDeviation}
 */
public record ReviewedTotal(
        int indicators, BigDecimal total, String grade, BigDecimal difference, BigDecimal deviation) {}
