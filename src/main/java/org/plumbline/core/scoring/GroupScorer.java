package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.UnscorableReason;

/** Scores shared-weight groups by the completions of their members. */
final class GroupScorer {

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final Submission submission;
    private final List<TraceStep> trace;
    private final Map<String, UnscorableReason> unscorableReasons;
    private final Set<String> notCounted = new HashSet<>();

    /**
     * @param trace receives the steps
     * @param unscorableReasons receives, by code of the group, why it is not scored
     */
    GroupScorer(
            RuleSet ruleSet,
            Submission submission,
            List<TraceStep> trace,
            Map<String, UnscorableReason> unscorableReasons) {
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.submission = submission;
        this.trace = trace;
        this.unscorableReasons = unscorableReasons;
    }

    /** Whether it is a member of a group in which another one counts. */
    boolean isNotCounted(String code) {
        return notCounted.contains(code);
    }

    /** @param results of the members, in their order */
    IndicatorScore score(IndicatorGroup group, List<Reading> members, List<OutcomeAndScore> results) {
        Map<String, BigDecimal> completions = computeCompletions(members, results);
        IndicatorGroupEntry stated = findEntry(group.code());
        String taken = group.take() == GroupAggregation.HIGHEST ? findHighest(completions) : stated.chosen();
        List<IndicatorScore> parts = createMemberScores(members, results, completions, taken);
        OutcomeAndScore result = group.take() == GroupAggregation.CHOSEN && taken == null
                ? scoreWithoutChoice(group)
                : scoreByMembers(group, taken, parts, completions);
        return IndicatorScore.ofGroup(group, stated, result, parts);
    }

    /** Percent of the weight, by code, of the members that are scored. */
    private static Map<String, BigDecimal> computeCompletions(List<Reading> members, List<OutcomeAndScore> results) {
        Map<String, BigDecimal> completions = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            BigDecimal score = results.get(i).score();
            if (score != null) {
                Reading member = members.get(i);
                completions.put(member.code(), DecimalMath.computePercent(score, member.weight()));
            }
        }
        return completions;
    }

    private IndicatorGroupEntry findEntry(String code) {
        for (IndicatorGroupEntry entry : submission.groups()) {
            if (entry.code().equals(code)) {
                return entry;
            }
        }
        return new IndicatorGroupEntry(code, null);
    }

    /** @param taken code of the one member that counts; null where all do */
    private List<IndicatorScore> createMemberScores(
            List<Reading> members, List<OutcomeAndScore> results, Map<String, BigDecimal> completions, String taken) {
        List<IndicatorScore> parts = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            Reading member = members.get(i);
            IndicatorOutcome outcome = results.get(i).outcome();
            boolean passed = taken != null && !taken.equals(member.code());
            if (passed) {
                notCounted.add(member.code());
                outcome = outcome == IndicatorOutcome.SCORED ? IndicatorOutcome.NOT_TAKEN : outcome;
            }
            BigDecimal completion = completions.get(member.code());
            parts.add(IndicatorScore.ofReading(
                    member,
                    OutcomeAndScore.unscored(outcome),
                    completion == null ? null : DecimalMath.roundForDisplay(completion)));
        }
        return parts;
    }

    private OutcomeAndScore scoreByMembers(
            IndicatorGroup group, String taken, List<IndicatorScore> parts, Map<String, BigDecimal> completions) {
        IndicatorOutcome outcome = deriveOutcome(taken, parts, completions);
        if (outcome != IndicatorOutcome.SCORED) {
            return OutcomeAndScore.unscored(outcome);
        }
        BigDecimal score = scheme.rounding().round(computeScore(group, taken, completions));
        completions.replaceAll((code, completion) -> DecimalMath.roundForDisplay(completion));
        trace.add(new TraceStep.GroupStep(
                group.code(),
                ruleSet.findCatalogueSource(group.code()),
                group.take(),
                completions,
                taken,
                group.weight(),
                group.mostLost(),
                score));
        return new OutcomeAndScore(outcome, score);
    }

    /** The most complete member, the first of several; null where none is scored. */
    private static String findHighest(Map<String, BigDecimal> completions) {
        String highest = null;
        for (Map.Entry<String, BigDecimal> each : completions.entrySet()) {
            if (highest == null || each.getValue().compareTo(completions.get(highest)) > 0) {
                highest = each.getKey();
            }
        }
        return highest;
    }

    /** One member's where one counts; else scored where every member is scored or left out. */
    private static IndicatorOutcome deriveOutcome(
            String taken, List<IndicatorScore> parts, Map<String, BigDecimal> completions) {
        if (taken != null) {
            return completions.containsKey(taken)
                    ? IndicatorOutcome.SCORED
                    : parts.stream()
                            .filter(part -> part.code().equals(taken))
                            .map(IndicatorScore::outcome)
                            .findFirst()
                            .orElseThrow();
        }
        return parts.stream()
                .filter(part ->
                        !completions.containsKey(part.code()) && part.outcome() != IndicatorOutcome.NOT_APPLICABLE)
                .map(IndicatorScore::outcome)
                .findFirst()
                .orElse(completions.isEmpty() ? IndicatorOutcome.NOT_APPLICABLE : IndicatorOutcome.SCORED);
    }

    private static BigDecimal computeScore(IndicatorGroup group, String taken, Map<String, BigDecimal> completions) {
        return group.take() == GroupAggregation.LOSSES
                ? subtractLosses(group, completions)
                : DecimalMath.takePercent(aggregate(group.take(), taken, completions), group.weight());
    }

    /** What members lose of the group's weight is added, up to the group's limit. */
    private static BigDecimal subtractLosses(IndicatorGroup group, Map<String, BigDecimal> completions) {
        BigDecimal lost = completions.values().stream()
                .map(completion -> DecimalMath.takePercent(DecimalMath.HUNDRED.subtract(completion), group.weight()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal most =
                group.mostLost() == null ? group.weight() : group.mostLost().min(group.weight());
        return group.weight().subtract(lost.min(most));
    }

    /** The group's completion in percent. @param taken the one member that counts; null where all do */
    private static BigDecimal aggregate(GroupAggregation take, String taken, Map<String, BigDecimal> completions) {
        return switch (take) {
            case LEAST -> completions.values().stream().reduce(BigDecimal::min).orElseThrow();
            case MEAN -> DecimalMath.divide(
                    completions.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                    BigDecimal.valueOf(completions.size()));
            case ALL -> completions.values().stream().allMatch(c -> c.compareTo(DecimalMath.HUNDRED) == 0)
                    ? DecimalMath.HUNDRED
                    : BigDecimal.ZERO;
            case HIGHEST, CHOSEN -> completions.get(taken);
            case LOSSES -> throw new IllegalArgumentException("losses are added, and make no completion");
        };
    }

    /** A group whose counting member the submission does not name: treated as a missing value. */
    private OutcomeAndScore scoreWithoutChoice(IndicatorGroup group) {
        if (group.weight() == null) {
            return OutcomeAndScore.unscored(IndicatorOutcome.NO_WEIGHT);
        }
        MissingPolicy policy = group.missing() == null ? scheme.missing() : group.missing();
        unscorableReasons.put(group.code(), UnscorableReason.NOT_CHOSEN);
        MissingValue missing = new MissingValue(
                group.code(),
                ruleSet.findCatalogueSource(group.code()),
                group.basis() == null ? scheme.basis() : group.basis(),
                null,
                group.weight(),
                scheme.rounding(),
                UnscorableReason.NOT_CHOSEN);
        ReadingNote note = policy == MissingPolicy.RESCALED ? ReadingNote.LEFT_OUT : ReadingNote.MISSING;
        trace.add(new TraceStep.ReadingStep(
                missing.code(), missing.rule(), note, FigureValues.NONE, missing.reason(), policy));
        return missing.scoreBy(policy, trace);
    }
}
