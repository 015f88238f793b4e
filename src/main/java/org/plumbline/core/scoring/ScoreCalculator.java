package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.trace.TraceStep.ClampStep.ClampBound;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Deduction;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.IndicatorHeading;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.RuleRefusal;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.UnscorableReading;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.Working;

/**
 * Adds up the results of the rows: per indicator full marks less deductions, limited to floor and weight and rounded,
 * then groups, levels and the total. Every bound that takes effect is a step.
 */
final class ScoreCalculator {

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final Submission submission;
    private final SubmissionReadings readings;
    private final Map<String, List<FiredRule>> byIndicator;
    private final List<TraceStep> trace = new ArrayList<>();
    private final List<IndicatorScore> scores = new ArrayList<>();
    private final Map<String, UnscorableReason> unscorableReasons = new HashMap<>();
    private final Map<String, List<FiredRule>> overlaps = new LinkedHashMap<>();
    private final Set<String> notCounted = new HashSet<>();

    private BigDecimal earned = BigDecimal.ZERO;
    private BigDecimal scoredWeight = BigDecimal.ZERO;
    private BigDecimal leftOutWeight = BigDecimal.ZERO;
    private BigDecimal unscoredWeight = BigDecimal.ZERO;
    private BigDecimal total;

    private ScoreCalculator(RuleSet ruleSet, Submission submission, SubmissionReadings readings, int judged) {
        this.byIndicator = new HashMap<>(judged * 2);
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.submission = submission;
        this.readings = readings;
    }

    static ScoreCalculator of(
            RuleSet ruleSet, Submission submission, SubmissionReadings readings, List<FiredRule> judged) {
        ScoreCalculator tally = new ScoreCalculator(ruleSet, submission, readings, judged.size());
        for (FiredRule fired : judged) {
            String code = fired.statement() instanceof Deduction d
                    ? d.indicator()
                    : ((RuleRefusal) fired.statement()).indicator();
            tally.byIndicator.merge(code, List.of(fired), ScoreCalculator::concat);
        }
        tally.scoreIndicators();
        tally.sumTotal();
        return tally;
    }

    private static List<FiredRule> concat(List<FiredRule> before, List<FiredRule> more) {
        List<FiredRule> all = new ArrayList<>(before);
        all.addAll(more);
        return all;
    }

    /** In catalogue order, a group at the place of its first member. */
    List<IndicatorScore> scores() {
        return scores;
    }

    List<TraceStep> trace() {
        return trace;
    }

    /** Null where any weighted indicator is unscored, or the weights are not the full marks. */
    BigDecimal totalPoints() {
        return total;
    }

    PartialTotal createPartialTotal() {
        Rounding rounding = scheme.rounding();
        return new PartialTotal(rounding.round(earned), scoredWeight, unscoredWeight);
    }

    /** Sum of every known weight. */
    BigDecimal computeWeightSum() {
        return scoredWeight.add(leftOutWeight).add(unscoredWeight);
    }

    /** Whether any indicator was scored. */
    boolean hasScoredAny() {
        return scoredWeight.signum() > 0;
    }

    /** Why an indicator was not scored; null where it was, or where only a rule or weight is missing. */
    UnscorableReason findUnscorableReason(String code) {
        return unscorableReasons.get(code);
    }

    /** Indicators that more than one row judged, with those rows. */
    Map<String, List<FiredRule>> overlaps() {
        return overlaps;
    }

    /** Whether it is a member of a group in which another one counts. */
    boolean isNotCounted(String code) {
        return notCounted.contains(code);
    }

    private void scoreIndicators() {
        Map<String, List<Reading>> members = new LinkedHashMap<>();
        for (Reading reading : readings.all()) {
            if (reading.indicator().group() != null) {
                members.computeIfAbsent(reading.indicator().group(), k -> new ArrayList<>())
                        .add(reading);
            }
        }
        Map<String, IndicatorGroup> groups = new HashMap<>();
        scheme.groups().forEach(group -> groups.put(group.code(), group));
        for (Reading reading : readings.all()) {
            String code = reading.indicator().group();
            if (code == null) {
                IndicatorScore score = scoreSingle(reading);
                scores.add(score);
                addToSums(score);
            } else if (members.get(code).get(0) == reading) {
                IndicatorScore score = scoreGroup(groups.get(code), members.get(code));
                scores.add(score);
                addToSums(score);
            }
        }
    }

    private void addToSums(IndicatorScore score) {
        if (score.weight() == null) {
            return;
        }
        if (score.score() != null) {
            earned = earned.add(score.score());
            scoredWeight = scoredWeight.add(score.weight());
        } else if (score.outcome() == IndicatorOutcome.NOT_APPLICABLE) {
            leftOutWeight = leftOutWeight.add(score.weight());
        } else {
            unscoredWeight = unscoredWeight.add(score.weight());
        }
    }

    private IndicatorScore scoreSingle(Reading reading) {
        OutcomeAndScore marks = scoreReading(reading);
        return createScore(reading, marks.outcome(), marks.score(), null);
    }

    private static IndicatorScore createScore(
            Reading reading, IndicatorOutcome outcome, BigDecimal score, BigDecimal completion) {
        Indicator indicator = reading.indicator();
        boolean member = indicator.group() != null;
        BigDecimal declared = reading.declaredScore();
        return new IndicatorScore(
                new IndicatorHead(
                        indicator.code(),
                        indicator.heading(),
                        member ? null : indicator.weight(),
                        indicator.statedTarget()),
                findActual(reading),
                score,
                completion,
                declared,
                declared == null || score == null ? null : declared.subtract(score),
                outcome,
                createReview(reading, score),
                null);
    }

    private static ReviewedScore createReview(Reading reading, BigDecimal score) {
        IndicatorEntry entry = reading.entry();
        return entry == null || entry.review() == null
                ? null
                : ReviewedScore.of(
                        entry.review(),
                        SubmissionReadings.convertToUnit(
                                entry.review().actual(),
                                entry,
                                reading.indicator().unit()),
                        score,
                        entry.declaredScore());
    }

    private static Value findActual(Reading reading) {
        if (reading instanceof NumberReading number) {
            return Value.of(number.actual());
        }
        if (reading instanceof TextReading text) {
            return Value.of(text.actual());
        }
        if (reading instanceof CheckReading check) {
            return check.word() == null ? null : Value.of(check.word());
        }
        return ((UnscorableReading) reading).found() == null ? null : Value.of(((UnscorableReading) reading).found());
    }

    /** @param score null unless scored */
    private record OutcomeAndScore(IndicatorOutcome outcome, BigDecimal score) {}

    private OutcomeAndScore scoreReading(Reading reading) {
        TraceStep note = readings.note(reading.code());
        if (note != null) {
            trace.add(note);
        }
        if (reading.weight() == null) {
            if (reading instanceof UnscorableReading unread) {
                unscorableReasons.put(reading.code(), unread.gap());
            }
            return new OutcomeAndScore(IndicatorOutcome.NO_WEIGHT, null);
        }
        if (reading instanceof UnscorableReading unread) {
            return scoreUnscorable(unread);
        }
        List<FiredRule> fired = byIndicator.get(reading.code());
        List<FiredRule> judging = fired == null ? List.of() : selectByAdditional(fired, false);
        if (judging.isEmpty()) {
            return new OutcomeAndScore(IndicatorOutcome.NO_RULE, null);
        }
        List<FiredRule> besides = selectByAdditional(fired, true);
        if (judging.size() > 1 && judging.stream().anyMatch(f -> !isCombinable(f)) || besides.size() > 1) {
            unscorableReasons.put(reading.code(), UnscorableReason.ROWS_OVERLAP);
            overlaps.put(reading.code(), besides.size() > 1 ? besides : judging);
            return new OutcomeAndScore(IndicatorOutcome.INVALID, null);
        }
        for (FiredRule each : judging) {
            if (each.statement() instanceof RuleRefusal refusal) {
                unscorableReasons.put(reading.code(), refusal.gap());
                ReadingNote kind = refusal.gap().isLacking() ? ReadingNote.MISSING : ReadingNote.UNUSABLE;
                trace.add(new TraceStep.ReadingStep(
                        reading.code(), each.rule(), kind, FigureValues.NONE, refusal.gap(), null));
                return new OutcomeAndScore(
                        refusal.gap().isLacking() ? IndicatorOutcome.MISSING : IndicatorOutcome.INVALID, null);
            }
        }
        return new OutcomeAndScore(IndicatorOutcome.SCORED, deduct(reading, judging, besides));
    }

    /** Those that take points in addition to others, or those that do not; nearly always one row judges. */
    private static List<FiredRule> selectByAdditional(List<FiredRule> fired, boolean wanted) {
        if (fired.size() == 1) {
            return isAdditional(fired.get(0)) == wanted ? fired : List.of();
        }
        return fired.stream().filter(each -> isAdditional(each) == wanted).toList();
    }

    private static boolean isAdditional(FiredRule fired) {
        return fired.statement() instanceof Deduction deduction && deduction.isAdditional();
    }

    /** A refusal of a combining row is one of several; any other result that does not combine is the only one. */
    private static boolean isCombinable(FiredRule fired) {
        return fired.statement() instanceof Deduction deduction
                ? deduction.combines()
                : ((RuleRefusal) fired.statement()).gap() == UnscorableReason.NO_CHECKS;
    }

    private OutcomeAndScore scoreUnscorable(UnscorableReading unread) {
        Indicator indicator = unread.indicator();
        if (unread.gap() != UnscorableReason.MISSING_ACTUAL) {
            unscorableReasons.put(indicator.code(), unread.gap());
            return new OutcomeAndScore(IndicatorOutcome.INVALID, null);
        }
        MissingPolicy policy = isLeftOut(indicator.code()) ? MissingPolicy.RESCALED : indicator.missing();
        if (policy == MissingPolicy.PENDING && ruleSet.methods().none()) {
            return new OutcomeAndScore(IndicatorOutcome.NO_RULE, null);
        }
        unscorableReasons.put(indicator.code(), unread.gap());
        return switch (policy) {
            case PENDING -> new OutcomeAndScore(IndicatorOutcome.MISSING, null);
            case RESCALED -> new OutcomeAndScore(IndicatorOutcome.NOT_APPLICABLE, null);
            case ZERO -> scoreMissing(indicator, IndicatorOutcome.MISSING, BigDecimal.ZERO);
            case FULL -> scoreMissing(indicator, IndicatorOutcome.NOT_APPLICABLE, indicator.weight());
        };
    }

    private boolean isLeftOut(String code) {
        TraceStep.ReadingStep note = readings.note(code);
        return note != null && note.note() == ReadingNote.LEFT_OUT;
    }

    private OutcomeAndScore scoreMissing(Indicator indicator, IndicatorOutcome outcome, BigDecimal score) {
        BigDecimal rounded = indicator.rounding().round(score);
        RuleSource ref = ruleSet.findCatalogueSource(
                indicator.group() != null && hasGroupPolicy(indicator.group()) ? indicator.group() : indicator.code());
        trace.add(new TraceStep.ScoringStep(
                indicator.code(),
                ref,
                List.of(),
                indicator.basis() == null ? scheme.basis() : indicator.basis(),
                new Working.Absent(indicator.missing(), UnscorableReason.MISSING_ACTUAL),
                indicator.statedTarget(),
                DecimalMath.scalePoints(rounded.subtract(indicator.weight())),
                rounded));
        return new OutcomeAndScore(outcome, rounded);
    }

    private boolean hasGroupPolicy(String code) {
        return scheme.groups().stream().anyMatch(group -> group.code().equals(code) && group.missing() != null);
    }

    /** @param besides deductions from the score that the judging rows leave within their bounds */
    private BigDecimal deduct(Reading reading, List<FiredRule> judging, List<FiredRule> besides) {
        BigDecimal weight = reading.weight();
        BigDecimal floor = BigDecimal.ZERO;
        for (FiredRule each : judging) {
            floor = floor.max(((Deduction) each.statement()).floor());
        }
        BigDecimal least = floor.min(weight);
        BigDecimal running = take(reading, judging, weight);
        RuleSource last = judging.get(judging.size() - 1).rule();
        running = clamp(reading.code(), last, ClampBound.FLOOR, running, running.max(least));
        running = clamp(reading.code(), last, ClampBound.WEIGHT, running, running.min(weight));
        if (!besides.isEmpty()) {
            running = take(reading, besides, running);
            last = besides.get(besides.size() - 1).rule();
            running = clamp(reading.code(), last, ClampBound.FLOOR, running, running.max(least));
        }
        return clamp(
                reading.code(),
                last,
                ClampBound.ROUNDING,
                running,
                reading.indicator().rounding().round(running));
    }

    private BigDecimal take(Reading reading, List<FiredRule> fired, BigDecimal before) {
        BigDecimal running = before;
        for (FiredRule each : fired) {
            Deduction deduction = (Deduction) each.statement();
            running = running.subtract(deduction.points());
            trace.add(new TraceStep.ScoringStep(
                    reading.code(),
                    each.rule(),
                    each.when(),
                    deduction.basis(),
                    deduction.working(),
                    reading.indicator().statedTarget(),
                    DecimalMath.scalePoints(deduction.points().negate()),
                    DecimalMath.scalePoints(running)));
        }
        return running;
    }

    private BigDecimal clamp(String code, RuleSource rule, ClampBound bound, BigDecimal before, BigDecimal after) {
        if (after.compareTo(before) != 0) {
            trace.add(new TraceStep.ClampStep(
                    code,
                    rule,
                    bound,
                    DecimalMath.scalePoints(before),
                    DecimalMath.scalePoints(after.subtract(before)),
                    DecimalMath.scalePoints(after)));
        }
        return after;
    }

    private IndicatorScore scoreGroup(IndicatorGroup group, List<Reading> members) {
        List<IndicatorScore> parts = new ArrayList<>();
        Map<String, BigDecimal> completions = new LinkedHashMap<>();
        Map<String, IndicatorOutcome> outcomes = new LinkedHashMap<>();
        for (Reading member : members) {
            OutcomeAndScore marks = scoreReading(member);
            outcomes.put(member.code(), marks.outcome());
            if (marks.score() != null) {
                completions.put(member.code(), DecimalMath.computePercent(marks.score(), member.weight()));
            }
        }
        IndicatorGroupEntry stated = submission.groups().stream()
                .filter(entry -> entry.code().equals(group.code()))
                .findFirst()
                .orElse(new IndicatorGroupEntry(group.code(), null, null, null));
        String taken = group.take() == GroupAggregation.HIGHEST ? findHighest(completions) : stated.chosen();
        for (Reading member : members) {
            boolean passed = taken != null && !taken.equals(member.code());
            if (passed) {
                notCounted.add(member.code());
            }
            IndicatorOutcome own = outcomes.get(member.code());
            BigDecimal completion = completions.get(member.code());
            parts.add(createScore(
                    member,
                    passed && own == IndicatorOutcome.SCORED ? IndicatorOutcome.NOT_TAKEN : own,
                    null,
                    completion == null ? null : DecimalMath.roundForDisplay(completion)));
        }
        if (group.take() == GroupAggregation.CHOSEN && taken == null) {
            OutcomeAndScore marks = scoreWithoutChoice(group);
            return createScore(group, stated, marks.outcome(), marks.score(), parts);
        }
        IndicatorOutcome outcome = deriveOutcome(taken, outcomes, completions);
        BigDecimal score = outcome == IndicatorOutcome.SCORED ? take(group, taken, completions) : null;
        if (score != null) {
            completions.replaceAll((code, completion) -> DecimalMath.roundForDisplay(completion));
            trace.add(new TraceStep.GroupStep(
                    group.code(),
                    ruleSet.findCatalogueSource(group.code()),
                    group.take(),
                    completions,
                    taken,
                    group.weight(),
                    score));
        }
        return createScore(group, stated, outcome, score, parts);
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
            String taken, Map<String, IndicatorOutcome> outcomes, Map<String, BigDecimal> completions) {
        if (taken != null) {
            return completions.containsKey(taken) ? IndicatorOutcome.SCORED : outcomes.get(taken);
        }
        return outcomes.entrySet().stream()
                .filter(each ->
                        !completions.containsKey(each.getKey()) && each.getValue() != IndicatorOutcome.NOT_APPLICABLE)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(completions.isEmpty() ? IndicatorOutcome.NOT_APPLICABLE : IndicatorOutcome.SCORED);
    }

    /** A group whose counting member the submission does not name: treated as a missing value. */
    private OutcomeAndScore scoreWithoutChoice(IndicatorGroup group) {
        if (group.weight() == null) {
            return new OutcomeAndScore(IndicatorOutcome.NO_WEIGHT, null);
        }
        MissingPolicy policy = group.missing() == null ? scheme.missing() : group.missing();
        unscorableReasons.put(group.code(), UnscorableReason.NOT_CHOSEN);
        ReadingNote note = policy == MissingPolicy.RESCALED ? ReadingNote.LEFT_OUT : ReadingNote.MISSING;
        trace.add(new TraceStep.ReadingStep(
                group.code(),
                ruleSet.findCatalogueSource(group.code()),
                note,
                FigureValues.NONE,
                UnscorableReason.NOT_CHOSEN,
                policy));
        return switch (policy) {
            case PENDING -> new OutcomeAndScore(IndicatorOutcome.MISSING, null);
            case RESCALED -> new OutcomeAndScore(IndicatorOutcome.NOT_APPLICABLE, null);
            case ZERO -> scoreWithoutChoice(group, policy, IndicatorOutcome.MISSING, BigDecimal.ZERO);
            case FULL -> scoreWithoutChoice(group, policy, IndicatorOutcome.NOT_APPLICABLE, group.weight());
        };
    }

    private OutcomeAndScore scoreWithoutChoice(
            IndicatorGroup group, MissingPolicy policy, IndicatorOutcome outcome, BigDecimal score) {
        BigDecimal rounded = scheme.rounding().round(score);
        trace.add(new TraceStep.ScoringStep(
                group.code(),
                ruleSet.findCatalogueSource(group.code()),
                List.of(),
                group.basis() == null ? scheme.basis() : group.basis(),
                new Working.Absent(policy, UnscorableReason.NOT_CHOSEN),
                null,
                DecimalMath.scalePoints(rounded.subtract(group.weight())),
                rounded));
        return new OutcomeAndScore(outcome, rounded);
    }

    private static IndicatorScore createScore(
            IndicatorGroup group,
            IndicatorGroupEntry stated,
            IndicatorOutcome outcome,
            BigDecimal score,
            List<IndicatorScore> parts) {
        BigDecimal declared = stated.declaredScore();
        return new IndicatorScore(
                new IndicatorHead(
                        group.code(),
                        new IndicatorHeading(group.name(), group.level1(), group.level2()),
                        group.weight(),
                        null),
                null,
                score,
                null,
                declared,
                declared == null || score == null ? null : declared.subtract(score),
                outcome,
                ReviewedScore.of(stated.review(), null, score, declared),
                List.copyOf(parts));
    }

    /** @param taken the one member that counts; null where all do */
    private BigDecimal take(IndicatorGroup group, String taken, Map<String, BigDecimal> completions) {
        BigDecimal percent =
                switch (group.take()) {
                    case LEAST -> completions.values().stream()
                            .reduce(BigDecimal::min)
                            .orElseThrow();
                    case MEAN -> DecimalMath.divide(
                            completions.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                            BigDecimal.valueOf(completions.size()));
                    case ALL -> completions.values().stream().allMatch(c -> c.compareTo(DecimalMath.HUNDRED) == 0)
                            ? DecimalMath.HUNDRED
                            : BigDecimal.ZERO;
                    case HIGHEST, CHOSEN -> completions.get(taken);
                };
        return scheme.rounding().round(DecimalMath.takePercent(percent, group.weight()));
    }

    private void sumTotal() {
        addLevelSums();
        BigDecimal full = scheme.fullMarks();
        boolean known = unscoredWeight.signum() == 0
                && scoredWeight.signum() > 0
                && scoredWeight.add(leftOutWeight).compareTo(full) == 0;
        Rounding rounding = scheme.rounding();
        BigDecimal sum = rounding.round(earned);
        boolean rescaled = known && leftOutWeight.signum() > 0;
        if (known) {
            total = rescaled ? rounding.round(DecimalMath.divide(earned.multiply(full), scoredWeight)) : sum;
        }
        if (scoredWeight.signum() > 0) {
            trace.add(new TraceStep.RollUpStep(
                    0, null, scoredWeight, rescaled ? sum : null, total == null ? sum : total));
        }
    }

    /** The scores under one level 2, or directly under a level 1. */
    private static final class LevelSum {
        private final String level1;
        private final String level2;
        private BigDecimal score = BigDecimal.ZERO;
        private BigDecimal weight = BigDecimal.ZERO;

        LevelSum(String level1, String level2) {
            this.level1 = level1;
            this.level2 = level2;
        }

        void add(BigDecimal moreScore, BigDecimal moreWeight) {
            score = score.add(moreScore);
            weight = weight.add(moreWeight);
        }

        boolean includes(IndicatorScore each) {
            return level1.equals(each.level1()) && Objects.equals(level2, each.level2());
        }
    }

    /** Sums of levels 2, then of levels 1; they include only what was scored. */
    private void addLevelSums() {
        Map<String, LevelSum> sums = new LinkedHashMap<>();
        LevelSum current = null;
        for (IndicatorScore score : scores) {
            if (score.score() == null || score.weight() == null || score.level1() == null) {
                continue;
            }
            if (current == null || !current.includes(score)) {
                current = sums.computeIfAbsent(
                        score.level1() + " / " + score.level2(), k -> new LevelSum(score.level1(), score.level2()));
            }
            current.add(score.score(), score.weight());
        }
        Map<String, LevelSum> first = new LinkedHashMap<>();
        sums.forEach((name, sum) -> {
            if (sum.level2 != null) {
                trace.add(new TraceStep.RollUpStep(2, name, sum.weight, null, sum.score));
            }
            first.computeIfAbsent(sum.level1, k -> new LevelSum(sum.level1, null))
                    .add(sum.score, sum.weight);
        });
        first.forEach((name, sum) -> trace.add(new TraceStep.RollUpStep(1, name, sum.weight, null, sum.score)));
    }
}
