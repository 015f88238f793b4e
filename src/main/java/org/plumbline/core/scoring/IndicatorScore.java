package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/**
 * One indicator's or group's result: declared, rule score and their difference stay three numbers.
 *
 * @param weight null where unknown
 * @param target null where none is printed
 * @param actual the value judged; null where there is none, and for a group
 * @param score null unless scored
 * @param completion percent; members of a group only
 * @param declaredScore null where blank
 * @param difference declared − score; null where either is unknown
 * @param members a group's; null otherwise
 */
public record IndicatorScore(
        String code,
        String name,
        String level1,
        String level2,
        BigDecimal weight,
        Target target,
        Value actual,
        BigDecimal score,
        BigDecimal completion,
        BigDecimal declaredScore,
        BigDecimal difference,
        IndicatorOutcome outcome,
        List<IndicatorScore> members) {}
