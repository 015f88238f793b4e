package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.List;

/**
 * One indicator as a submission states it. Values that the scheme's catalogue fixes may be null here; values that it
 * leaves open must be here, or the indicator stays unscored.
 *
 * @param code null where the submission names none
 * @param heading never null
 * @param checks codes of the points ticked; null where the document prints none, empty where none is ticked
 * @param declaredScore 自评得分; null where blank
 * @param evidence never null
 * @param factKey links the actual value with {@link StatedFact}s of the same key; may be null
 * @param review null where there is none; one that states nothing counts as none
 */
public record IndicatorEntry(
        String code,
        IndicatorHeading heading,
        BigDecimal weight,
        Target target,
        Value actual,
        List<String> checks,
        BigDecimal declaredScore,
        String reason,
        List<String> evidence,
        String method,
        String factKey,
        IndicatorReview review) {

    public IndicatorEntry {
        checks = checks == null ? null : List.copyOf(checks);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        review = review == null || review.isEmpty() ? null : review;
    }

    public String name() {
        return heading.name();
    }

    public String level1() {
        return heading.level1();
    }

    public String level2() {
        return heading.level2();
    }

    /** An entry that states nothing yet. @param code null where the submission names none */
    public static IndicatorEntryBuilder of(String code) {
        return new IndicatorEntryBuilder(code);
    }

    /** To make an entry that differs from this one in some of its parts. */
    public IndicatorEntryBuilder toBuilder() {
        return new IndicatorEntryBuilder(this);
    }
}
