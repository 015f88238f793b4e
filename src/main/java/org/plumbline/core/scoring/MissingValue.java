package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Working;

/**
 * An indicator or group without a value to judge, which the missing policy scores.
 *
 * @param rule where the policy is written
 * @param basis null for none
 * @param target null where none is printed, and for a group
 * @param weight full marks, in points
 */
record MissingValue(
        String code,
        RuleSource rule,
        String basis,
        Target target,
        BigDecimal weight,
        Rounding rounding,
        UnscorableReason reason) {

    /** @param trace receives a step where the policy gives a score */
    OutcomeAndScore scoreBy(MissingPolicy policy, List<TraceStep> trace) {
        return switch (policy) {
            case PENDING -> OutcomeAndScore.unscored(IndicatorOutcome.MISSING);
            case RESCALED -> OutcomeAndScore.unscored(IndicatorOutcome.NOT_APPLICABLE);
            case ZERO -> new OutcomeAndScore(IndicatorOutcome.MISSING, addStep(policy, BigDecimal.ZERO, trace));
            case FULL -> new OutcomeAndScore(IndicatorOutcome.NOT_APPLICABLE, addStep(policy, weight, trace));
        };
    }

    private BigDecimal addStep(MissingPolicy policy, BigDecimal score, List<TraceStep> trace) {
        BigDecimal rounded = rounding.round(score);
        trace.add(new TraceStep.ScoringStep(
                code,
                rule,
                List.of(),
                basis,
                new Working.Absent(policy, reason),
                target,
                DecimalMath.scalePoints(rounded.subtract(weight)),
                rounded));
        return rounded;
    }
}
