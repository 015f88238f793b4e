package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.UnscorableReading;
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

    /**
     * Of an indicator, or of a member of a group.
     *
     * @param completion percent; null unless it is a member that is scored
     */
    static IndicatorScore ofReading(Reading reading, OutcomeAndScore result, BigDecimal completion) {
        Indicator indicator = reading.indicator();
        boolean member = indicator.group() != null;
        return new IndicatorScore(
                new IndicatorHead(
                        indicator.code(),
                        indicator.heading(),
                        member ? null : indicator.weight(),
                        indicator.statedTarget()),
                findActual(reading),
                result.score(),
                completion,
                reading.declaredScore(),
                computeDifference(reading.declaredScore(), result.score()),
                result.outcome(),
                ReviewedScore.of(reading, result.score()),
                null);
    }

    /** @param stated of the group, blank where the submission has no entry for it */
    static IndicatorScore ofGroup(
            IndicatorGroup group, IndicatorGroupEntry stated, OutcomeAndScore result, List<IndicatorScore> members) {
        BigDecimal declared = stated.declaredScore();
        return new IndicatorScore(
                new IndicatorHead(
                        group.code(),
                        new IndicatorHeading(group.name(), group.level1(), group.level2()),
                        group.weight(),
                        null),
                null,
                result.score(),
                null,
                declared,
                computeDifference(declared, result.score()),
                result.outcome(),
                ReviewedScore.of(stated.review(), null, result.score(), declared),
                List.copyOf(members));
    }

    private static BigDecimal computeDifference(BigDecimal declared, BigDecimal score) {
        return declared == null || score == null ? null : declared.subtract(score);
    }

    private static Value findActual(Reading reading) {
        if (reading instanceof NumberReading number) {
            return Value.of(number.actual());
        }
        if (reading instanceof TextReading text) {
            return Value.of(text.actual());
        }
        String found = reading instanceof CheckReading check ? check.word() : ((UnscorableReading) reading).found();
        return found == null ? null : Value.of(found);
    }

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
