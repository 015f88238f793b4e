package org.plumbline.core.explanation;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.workbook.UnprintedChoice;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.PartialStep;
import org.plumbline.vocabulary.StepRule;

/** Finds by which unprinted choices an evaluation was scored. */
public final class UnprintedChoices {

    private final Map<UnprintedChoice, Set<String>> found = new EnumMap<>(UnprintedChoice.class);

    private UnprintedChoices() {}

    /** Codes of the indicators and groups concerned by each; none where it is the total. */
    public static Map<UnprintedChoice, Set<String>> find(Evaluation evaluation) {
        UnprintedChoices choices = new UnprintedChoices();
        evaluation.trace().forEach(choices::add);
        return choices.found;
    }

    private void add(TraceStep step) {
        if (step instanceof TraceStep.ScoringStep scoring) {
            addScoring(scoring);
        } else if (step instanceof TraceStep.GroupStep group && group.take() == GroupAggregation.LEAST) {
            add(UnprintedChoice.LEAST_OF_GROUP, group.indicator());
        } else if (step instanceof TraceStep.ReadingStep reading
                && reading.note() == TraceStep.ReadingStep.ReadingNote.LEFT_OUT) {
            add(UnprintedChoice.RESCALED, reading.indicator());
        } else if (step instanceof TraceStep.RollUpStep sum && sum.rescaledFrom() != null) {
            add(UnprintedChoice.RESCALED, null);
        }
    }

    private void addScoring(TraceStep.ScoringStep step) {
        if (step.read() instanceof StepRule.Calculation steps
                && steps.partialStep() == PartialStep.UP
                && !isWhole(steps)) {
            add(UnprintedChoice.PARTIAL_STEP_UP, step.indicator());
        } else if (step.read() instanceof CheckpointRule.Calculation point && point.ticked() == null && point.met()) {
            add(UnprintedChoice.BARE_WORD, step.indicator());
        }
    }

    /** Whether the gap is a whole number of steps, so that no partial step was counted. */
    private static boolean isWhole(StepRule.Calculation steps) {
        BigDecimal gap = steps.shortfall() != null
                ? steps.shortfall()
                : steps.excess() != null ? steps.excess() : steps.deviation();
        return gap.remainder(steps.step()).signum() == 0;
    }

    private void add(UnprintedChoice choice, String code) {
        Set<String> codes = found.computeIfAbsent(choice, none -> new LinkedHashSet<>());
        if (code != null) {
            codes.add(code);
        }
    }
}
