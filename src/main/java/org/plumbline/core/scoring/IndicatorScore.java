package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/**
 * One indicator's or group's result: declared score, rule score and their difference stay three numbers, and
 * a review is a fourth beside them.
 *
 * @param head never null
 * @param actual the value judged; null where there is none, and for a group
 * @param score null unless scored
 * @param completion percent; members of a group only
 * @param declaredScore null where blank
 * @param difference declared − score; null where either is unknown
 * @param review null where there is none
 * @param members a group's; null otherwise
 */
public record IndicatorScore(
        IndicatorHead head,
        Value actual,
        BigDecimal score,
        BigDecimal completion,
        BigDecimal declaredScore,
        BigDecimal difference,
        IndicatorOutcome outcome,
        ReviewedScore review,
        List<IndicatorScore> members) {

    public String code() {
        return head.code();
    }

    public String name() {
        return head.heading().name();
    }

    public String level1() {
        return head.heading().level1();
    }

    public String level2() {
        return head.heading().level2();
    }

    /** Null where unknown. */
    public BigDecimal weight() {
        return head.weight();
    }

    /** Null where none is printed. */
    public Target target() {
        return head.target();
    }
}
