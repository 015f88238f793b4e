package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.ruleset.GradeFloor;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Adjustments;
import org.plumbline.core.scoring.Adjustments.AdjustedTotal;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.trace.StepKind;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.whynot.GradeHint.NoChangeReason;
import org.plumbline.core.whynot.WhyNotSearch.SearchUnit;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.Submission;

/**
 * The fewest changes that reach the next grade. By how much each indicator can gain at most, the largest first,
 * determines how few suffice; which of them need the least effort is found by branch and bound, up to a limit.
 */
final class GradeSearch {

    private final Evaluation evaluation;
    private final Submission submission;
    private final RuleSet ruleSet;
    private final List<Reading> readings;
    private final List<SearchUnit> units;
    private final TrialBudget trialBudget;
    private final BigDecimal unit;
    private final Adjustments adjustments;

    GradeSearch(
            Evaluation evaluation,
            Submission submission,
            RuleSet ruleSet,
            List<Reading> readings,
            List<SearchUnit> units,
            TrialBudget effort) {
        this.evaluation = evaluation;
        this.submission = submission;
        this.ruleSet = ruleSet;
        this.readings = readings;
        this.units = units;
        this.trialBudget = effort;
        this.adjustments = IndicatorRescorer.findAdjustments(ruleSet, submission);
        this.unit = BigDecimal.ONE.movePointLeft(ruleSet.scheme().rounding().scale());
    }

    GradeHint search() {
        BigDecimal total = evaluation.total();
        if (total == null) {
            return GradeHint.withoutChanges(null, null, null, NoChangeReason.NO_TOTAL);
        }
        Optional<GradeFloor> above = findNextGrade(total);
        if (above.isEmpty()) {
            return GradeHint.withoutChanges(total, evaluation.grade(), null, NoChangeReason.TOP);
        }
        GradeFloor next = above.get();
        TraceStep by = findBlockingStep(next);
        if (by != null) {
            return GradeHint.ofHeldGrade(total, evaluation.grade(), next, by);
        }
        return trialBudget.isExhausted()
                ? GradeHint.withoutChanges(total, evaluation.grade(), next, NoChangeReason.NOT_SEARCHED)
                : searchChanges(total, next);
    }

    private GradeHint searchChanges(BigDecimal total, GradeFloor next) {
        if (!next.isReachedBy(adjust(ruleSet.scheme().fullMarks()).total())) {
            return GradeHint.withoutChanges(total, evaluation.grade(), next, NoChangeReason.OUT_OF_REACH);
        }
        BigDecimal gain = computeNeededGain(next);
        List<ChangeCandidate> scored = listCandidates();
        int fewest = findFewest(scored, gain);
        if (fewest > scored.size()) {
            return GradeHint.withoutChanges(total, evaluation.grade(), next, NoChangeReason.OUT_OF_REACH);
        }
        CombinationSearch choice = new CombinationSearch(scored, fewest, unit, trialBudget);
        List<Suggestion> changes = choice.findLeast(gain);
        Evaluation then = score(changes);
        return new GradeHint(
                total,
                evaluation.grade(),
                next,
                next.points().subtract(total),
                changes,
                then.total(),
                then.grade(),
                choice.isIncomplete(),
                null,
                null);
    }

    private Evaluation score(List<Suggestion> changes) {
        List<IndicatorEntry> applied = changes.stream().map(Suggestion::applied).toList();
        return new Scorer().score(IndicatorRescorer.replaceEntries(submission, readings, applied), ruleSet);
    }

    /** The lower bound of the grade above; for a grade that a veto lowered, above the lowered one. */
    private Optional<GradeFloor> findNextGrade(BigDecimal total) {
        boolean lowered =
                evaluation.listSteps(TraceStep.VetoStep.class).stream().anyMatch(TraceStep.VetoStep::lowersGrade);
        List<String> grades = ruleSet.listGrades();
        int now = grades.indexOf(evaluation.grade());
        return ruleSet.listGradeFloors().stream()
                .filter(floor -> lowered ? grades.indexOf(floor.grade()) > now : !floor.isReachedBy(total))
                .findFirst();
    }

    /** The step that prevents a grade even with full marks on every indicator; null where only the scores do. */
    private TraceStep findBlockingStep(GradeFloor next) {
        for (TraceStep step : adjust(ruleSet.scheme().fullMarks()).steps()) {
            boolean limits = step.kind() == StepKind.CAP || step.kind() == StepKind.VETO;
            if (limits && step.running() != null && !next.isReachedBy(step.running())) {
                return step;
            }
        }
        return adjustments.findVetoBelow(next.grade()).orElse(null);
    }

    private AdjustedTotal adjust(BigDecimal sum) {
        return adjustments.of(ruleSet.scheme().rounding().round(sum));
    }

    /** The fewest points, all indicators' together, that lift the total to a grade; fewer where it is scaled up. */
    private BigDecimal computeNeededGain(GradeFloor next) {
        TraceStep.RollUpStep sum = findSumStep();
        BigDecimal distance = next.points().subtract(evaluation.total());
        BigDecimal gain = (sum.rescaledFrom() == null
                        ? distance
                        : DecimalMath.divide(
                                distance.multiply(sum.ofWeight()),
                                ruleSet.scheme().fullMarks()))
                .setScale(unit.scale(), RoundingMode.FLOOR)
                .subtract(unit)
                .max(unit);
        while (!next.isReachedBy(computeTotal(gain, sum))) {
            gain = gain.add(unit);
        }
        return gain;
    }

    private BigDecimal computeTotal(BigDecimal gain, TraceStep.RollUpStep sum) {
        Rounding rounding = ruleSet.scheme().rounding();
        BigDecimal then = sum.rescaledFrom() == null
                ? sum.running().add(gain)
                : rounding.round(DecimalMath.divide(
                        sum.rescaledFrom().add(gain).multiply(ruleSet.scheme().fullMarks()), sum.ofWeight()));
        return adjustments.of(then).total();
    }

    private TraceStep.RollUpStep findSumStep() {
        return evaluation.listSteps(TraceStep.RollUpStep.class).stream()
                .filter(sum -> sum.level() == 0)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The indicators that gain by themselves, members of one group together, by the most they can gain, largest first.
     */
    private List<ChangeCandidate> listCandidates() {
        Map<String, List<PossibleChanges>> byScore = new LinkedHashMap<>();
        for (SearchUnit each : units) {
            byScore.computeIfAbsent(each.scored(), code -> new ArrayList<>()).add(each.options());
        }
        List<ChangeCandidate> scored = new ArrayList<>();
        for (List<PossibleChanges> options : byScore.values()) {
            options.stream()
                    .flatMap(each -> each.findMost().stream())
                    .map(Suggestion::gain)
                    .max(Comparator.naturalOrder())
                    .ifPresent(most -> scored.add(new ChangeCandidate(options, most)));
        }
        scored.sort(Comparator.comparing(ChangeCandidate::most).reversed());
        return scored;
    }

    /** More than there are where all together are not enough. */
    private static int findFewest(List<ChangeCandidate> scored, BigDecimal gain) {
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        while (count < scored.size() && sum.compareTo(gain) < 0) {
            sum = sum.add(scored.get(count++).most());
        }
        return sum.compareTo(gain) < 0 ? scored.size() + 1 : count;
    }

    /**
     * An indicator, or the members of a group of which one is changed.
     *
     * @param most the most points it can gain
     */
    record ChangeCandidate(List<PossibleChanges> options, BigDecimal most) {

        Optional<Suggestion> findLeast(BigDecimal gain) {
            return gain.compareTo(most) > 0
                    ? Optional.empty()
                    : options.stream()
                            .flatMap(each -> each.findLeast(gain).stream())
                            .min(Comparator.comparing(Suggestion::effort));
        }
    }
}
