package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * What a submission states of a shared-weight group.
 *
 * @param declaredScore null where blank
 * @param chosen code of the member that is to count, where the scheme leaves the choice to the submission; else null
 * @param review without an actual value; null where there is none
 */
public record IndicatorGroupEntry(String code, BigDecimal declaredScore, String chosen, IndicatorReview review) {

    public IndicatorGroupEntry {
        review = review == null || review.isEmpty() ? null : review;
    }

    public IndicatorGroupEntry(String code, BigDecimal declaredScore, String chosen) {
        this(code, declaredScore, chosen, null);
    }

    public IndicatorGroupEntry(String code, BigDecimal declaredScore) {
        this(code, declaredScore, null);
    }
}
