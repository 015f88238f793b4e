package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.List;

/**
 * One indicator as a submission states it. What the scheme's catalogue fixes may be null here; what it leaves open must
 * be here, or the indicator stays unscored.
 *
 * @param code null where the submission names none
 * @param checks codes of the points ticked; null where the document prints none, empty where none is ticked
 * @param declaredScore 自评得分; null where blank
 * @param evidence never null
 * @param factKey links the actual value with {@link StatedFact}s of the same key; may be null
 */
public record IndicatorEntry(
        String code,
        String name,
        String level1,
        String level2,
        BigDecimal weight,
        Target target,
        Value actual,
        List<String> checks,
        BigDecimal declaredScore,
        String reason,
        List<String> evidence,
        String method,
        String factKey) {

    public IndicatorEntry {
        checks = checks == null ? null : List.copyOf(checks);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
}
