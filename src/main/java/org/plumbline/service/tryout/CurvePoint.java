package org.plumbline.service.tryout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.trace.StepStage;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.service.tryout.SideSentences.Sentence;

/**
 * The whole submission scored with one actual value of an indicator.
 *
 * @param score of the indicator, or of its group; null if it is not scored
 * @param rules ids of the rows that judge it
 * @param sentences how the score came about
 * @param total of the submission; null if there is none
 * @param grade null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CurvePoint(
        BigDecimal actual,
        BigDecimal score,
        IndicatorOutcome outcome,
        List<String> rules,
        List<String> sentences,
        BigDecimal total,
        String grade) {

    static CurvePoint of(Evaluation evaluation, String indicator, BigDecimal actual, Locale locale) {
        IndicatorScore score = findScore(evaluation, indicator);
        return new CurvePoint(
                actual,
                score.score(),
                score.outcome(),
                evaluation.trace().stream()
                        .filter(step -> step.stage() == StepStage.SCORING && indicator.equals(step.indicator()))
                        .map(TraceStep::rule)
                        .filter(Objects::nonNull)
                        .map(RuleSource::id)
                        .distinct()
                        .toList(),
                SideSentences.of(evaluation, locale).find(score.code()).stream()
                        .map(Sentence::text)
                        .toList(),
                evaluation.total(),
                evaluation.grade());
    }

    /** The indicator's score, or its group's if it is a member. */
    private static IndicatorScore findScore(Evaluation evaluation, String indicator) {
        return evaluation.indicators().stream()
                .filter(each -> each.code().equals(indicator)
                        || each.members() != null
                                && each.members().stream()
                                        .anyMatch(member -> member.code().equals(indicator)))
                .findFirst()
                .orElseThrow();
    }
}
