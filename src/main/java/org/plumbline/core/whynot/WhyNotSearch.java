package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.rule.NearMiss;
import org.plumbline.core.ruleset.IndicatorRows;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.trace.StepKind;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.whynot.IndicatorHint.NoSuggestionReason;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.TextReading;

/** The search of one request: indicator by indicator, then the grade. */
final class WhyNotSearch {

    private static final int NEAR_ROWS = 5;

    /** Of these, nearest first, those are left out that would give less. */
    private static final int NEAR_ROWS_TRIED = 20;

    private final Evaluation evaluation;
    private final Submission submission;
    private final RuleSet ruleSet;
    private final List<Reading> readings;
    private final Map<String, IndicatorScore> scores = new HashMap<>();
    private final TrialBudget trialBudget = new TrialBudget();
    private final List<SearchUnit> units = new ArrayList<>();

    WhyNotSearch(Evaluation evaluation, Submission submission, RuleSet ruleSet) {
        this.evaluation = evaluation;
        this.submission = submission;
        this.ruleSet = ruleSet;
        this.readings = IndicatorRescorer.readAll(ruleSet, submission);
        for (IndicatorScore score : evaluation.indicators()) {
            scores.put(score.code(), score);
            if (score.members() != null) {
                score.members().forEach(member -> scores.put(member.code(), member));
            }
        }
    }

    WhyNot search() {
        List<IndicatorHint> hints = new ArrayList<>();
        for (Reading reading : readings) {
            createHint(reading).ifPresent(hints::add);
        }
        return new WhyNot(
                List.copyOf(hints),
                listDeductions(),
                new GradeSearch(evaluation, submission, ruleSet, readings, units, trialBudget).search());
    }

    private List<TraceStep> listDeductions() {
        return evaluation.trace().stream()
                .filter(step -> step.kind() == StepKind.CAP || step.kind() == StepKind.VETO)
                .filter(step -> step.points() != null && step.points().signum() < 0)
                .toList();
    }

    private Optional<IndicatorHint> createHint(Reading reading) {
        IndicatorScore own = scores.get(reading.code());
        String group = reading.indicator().group();
        IndicatorScore scored = group == null ? own : scores.get(group);
        if (group != null && isNotCounted(reading, scored)) {
            return Optional.empty();
        }
        if (own.outcome() == IndicatorOutcome.MISSING || own.outcome() == IndicatorOutcome.INVALID) {
            return Optional.of(createHint(
                    reading,
                    scored,
                    List.of(),
                    List.of(),
                    own.outcome() == IndicatorOutcome.MISSING
                            ? NoSuggestionReason.MISSING
                            : NoSuggestionReason.UNUSABLE));
        }
        if (own.outcome() != IndicatorOutcome.SCORED && own.outcome() != IndicatorOutcome.NOT_TAKEN
                || !hasLostPoints(own, scored)) {
            return Optional.empty();
        }
        return Optional.of(searchHint(reading, scored));
    }

    private IndicatorHint searchHint(Reading reading, IndicatorScore scored) {
        IndicatorRows around = ruleSet.findRowsFor(reading);
        List<NearMiss> near = around.findNearMisses(NEAR_ROWS_TRIED);
        NoSuggestionReason none = findReasonNotSearched(reading, scored);
        if (none != null) {
            return createHint(reading, scored, limit(near), List.of(), none);
        }
        Optional<PossibleChanges> options = findChanges(reading, scored, around);
        if (options.isEmpty()) {
            return createHint(reading, scored, limit(near), List.of(), NoSuggestionReason.NOT_SEARCHED);
        }
        units.add(new SearchUnit(scored.code(), options.get()));
        List<Suggestion> suggestions = options.get().listSuggestions();
        List<NearMiss> better =
                near.stream().filter(row -> !options.get().isWorse(row)).toList();
        return createHint(
                reading,
                scored,
                limit(better),
                suggestions,
                suggestions.isEmpty() ? NoSuggestionReason.NOTHING_GAINS : null);
    }

    private static List<NearMiss> limit(List<NearMiss> near) {
        return near.stream().limit(NEAR_ROWS).toList();
    }

    /**
     * For a group in which one member counts: this one has no influence, whatever its value, or nothing is left to
     * gain.
     */
    private boolean isNotCounted(Reading reading, IndicatorScore scored) {
        GroupAggregation take = ruleSet.scheme().groups().stream()
                .filter(group -> group.code().equals(reading.indicator().group()))
                .map(IndicatorGroup::take)
                .findFirst()
                .orElseThrow();
        boolean full = scored.score() != null && scored.score().compareTo(scored.weight()) == 0;
        return take == GroupAggregation.HIGHEST && full
                || take == GroupAggregation.CHOSEN && (!isChosenMember(reading));
    }

    private boolean isChosenMember(Reading reading) {
        return submission.groups().stream().anyMatch(entry -> reading.code().equals(entry.chosen()));
    }

    private static boolean hasLostPoints(IndicatorScore own, IndicatorScore scored) {
        return own == scored
                ? own.score().compareTo(own.weight()) < 0
                : own.completion().compareTo(DecimalMath.HUNDRED) < 0
                        && (scored.score() == null || scored.score().compareTo(scored.weight()) < 0);
    }

    private NoSuggestionReason findReasonNotSearched(Reading reading, IndicatorScore scored) {
        if (scored.score() == null) {
            return NoSuggestionReason.GROUP_UNSCORED;
        }
        if (reading.indicator().actualSource() == ActualSource.RECOMPUTED) {
            return NoSuggestionReason.RECOMPUTED;
        }
        return trialBudget.isExhausted() ? NoSuggestionReason.NOT_SEARCHED : null;
    }

    private Optional<PossibleChanges> findChanges(Reading reading, IndicatorScore scored, IndicatorRows around) {
        ChangeEvaluator bench = new ChangeEvaluator(
                IndicatorRescorer.of(ruleSet, submission, readings, reading), reading, scored.score(), trialBudget);
        if (reading instanceof NumberReading number) {
            return Optional.of(new NumberChanges(bench, number, around.findTurningPoints()));
        }
        if (reading instanceof TextReading text) {
            return Optional.of(EnumeratedChanges.ofWordings(bench, text, around.listExampleWordings()));
        }
        return EnumeratedChanges.ofCheckpoints(bench, (CheckReading) reading, around.listCheckpoints())
                .map(PossibleChanges.class::cast);
    }

    private static IndicatorHint createHint(
            Reading reading,
            IndicatorScore scored,
            List<NearMiss> near,
            List<Suggestion> suggestions,
            NoSuggestionReason none) {
        BigDecimal score = scored.score();
        return new IndicatorHint(
                reading.code(),
                reading.indicator().group(),
                reading.unit(),
                score == null ? null : DecimalMath.scalePoints(scored.weight().subtract(score)),
                scored.weight(),
                near,
                suggestions,
                none);
    }

    /** @param scored code under which the points count: the indicator's own, or its group's */
    record SearchUnit(String scored, PossibleChanges options) {}
}
