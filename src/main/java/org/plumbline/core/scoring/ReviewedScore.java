package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Value;

/**
 * The review (复核) of an indicator or group beside its two other numbers.
 *
 * @param actual in the indicator's unit; null where not stated
 * @param score points; null where not stated
 * @param reason null where not stated
 * @param difference review − score by the rules; null where either is unknown
 * @param deviation see {@link #computeDeviation}
 */
public record ReviewedScore(
        Value actual, BigDecimal score, String reason, BigDecimal difference, BigDecimal deviation) {

    /** Decimals of a deviation. */
    private static final int DEVIATION_SCALE = 2;

    /** The review of a reading; null where there is none. @param ruleScore null unless scored */
    static ReviewedScore of(Reading reading, BigDecimal ruleScore) {
        IndicatorEntry entry = reading.entry();
        return entry == null || entry.review() == null
                ? null
                : of(
                        entry.review(),
                        SubmissionReadings.convertToUnit(
                                entry.review().actual(),
                                entry,
                                reading.indicator().unit()),
                        ruleScore,
                        entry.declaredScore());
    }

    /**
     * @param review null for none, which gives null
     * @param actual the review's, in the indicator's unit
     * @param ruleScore null unless scored
     * @param declared null where blank
     */
    static ReviewedScore of(IndicatorReview review, Value actual, BigDecimal ruleScore, BigDecimal declared) {
        return review == null
                ? null
                : new ReviewedScore(
                        actual,
                        review.score(),
                        review.reason(),
                        computeDifference(review.score(), ruleScore),
                        computeDeviation(declared, review.score()));
    }

    /** review − rules; null where either is. */
    static BigDecimal computeDifference(BigDecimal review, BigDecimal rules) {
        return review == null || rules == null ? null : review.subtract(rules);
    }

    /**
     * The deviation (偏差率) of a declared score or total from the review: (declared − review) ÷ declared × 100, in percent
     * with two decimals, rounded half up. Positive where more was declared than the review gives.
     *
     * @return null where either is null, or where nothing above 0 is declared, because there is then nothing to divide by
     */
    static BigDecimal computeDeviation(BigDecimal declared, BigDecimal review) {
        BigDecimal percent = declared == null || review == null
                ? null
                : DecimalMath.computePercent(declared.subtract(review), declared);
        return percent == null ? null : percent.setScale(DEVIATION_SCALE, RoundingMode.HALF_UP);
    }
}
