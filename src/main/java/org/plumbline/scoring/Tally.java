package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plumbline.ruleset.Fired;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.trace.TraceStep;
import org.plumbline.trace.TraceStep.Clamped.Bound;
import org.plumbline.trace.TraceStep.Read.Note;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.Deduction;
import org.plumbline.vocabulary.Gap;
import org.plumbline.vocabulary.Group;
import org.plumbline.vocabulary.GroupEntry;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Refusal;
import org.plumbline.vocabulary.Rounding;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.Unread;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.Working;

/**
 * Adds up what the rows said: per indicator full marks less deductions, held between floor and weight and rounded, then
 * groups, levels and the total. Every bound that bites is a step.
 */
final class Tally {

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final Submission submission;
    private final Readings readings;
    private final Map<String, List<Fired>> byIndicator;
    private final List<TraceStep> trace = new ArrayList<>();
    private final List<IndicatorScore> scores = new ArrayList<>();
    private final Map<String, Gap> gaps = new HashMap<>();
    private final Map<String, List<Fired>> overlaps = new LinkedHashMap<>();
    private final Set<String> passedOver = new HashSet<>();

    private BigDecimal earned = BigDecimal.ZERO;
    private BigDecimal scoredWeight = BigDecimal.ZERO;
    private BigDecimal leftOutWeight = BigDecimal.ZERO;
    private BigDecimal unscoredWeight = BigDecimal.ZERO;
    private BigDecimal total;

    private Tally(RuleSet ruleSet, Submission submission, Readings readings, int judged) {
        this.byIndicator = new HashMap<>(judged * 2);
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.submission = submission;
        this.readings = readings;
    }

    static Tally of(RuleSet ruleSet, Submission submission, Readings readings, List<Fired> judged) {
        Tally tally = new Tally(ruleSet, submission, readings, judged.size());
        for (Fired fired : judged) {
            String code = fired.statement() instanceof Deduction d
                    ? d.indicator()
                    : ((Refusal) fired.statement()).indicator();
            tally.byIndicator.merge(code, List.of(fired), Tally::both);
        }
        tally.indicators();
        tally.total();
        return tally;
    }

    private static List<Fired> both(List<Fired> before, List<Fired> more) {
        List<Fired> all = new ArrayList<>(before);
        all.addAll(more);
        return all;
    }

    /** In catalogue order, a group standing where its first member does. */
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

    Partial partial() {
        Rounding rounding = scheme.rounding();
        return new Partial(rounding.round(earned), scoredWeight, unscoredWeight);
    }

    /** Sum of every known weight. */
    BigDecimal weightSum() {
        return scoredWeight.add(leftOutWeight).add(unscoredWeight);
    }

    /** Whether any indicator was scored. */
    boolean scoredAny() {
        return scoredWeight.signum() > 0;
    }

    /** Why an indicator was not scored; null where it was, or where it lacks a rule or weight only. */
    Gap gap(String code) {
        return gaps.get(code);
    }

    /** Indicators that more than one row judged, with those rows. */
    Map<String, List<Fired>> overlaps() {
        return overlaps;
    }

    /** Whether it is a member of a group in which another one counts. */
    boolean isPassedOver(String code) {
        return passedOver.contains(code);
    }

    private void indicators() {
        Map<String, List<Reading>> members = new LinkedHashMap<>();
        for (Reading reading : readings.all()) {
            if (reading.indicator().group() != null) {
                members.computeIfAbsent(reading.indicator().group(), k -> new ArrayList<>())
                        .add(reading);
            }
        }
        Map<String, Group> groups = new HashMap<>();
        scheme.groups().forEach(group -> groups.put(group.code(), group));
        for (Reading reading : readings.all()) {
            String code = reading.indicator().group();
            if (code == null) {
                IndicatorScore score = single(reading);
                scores.add(score);
                weigh(score);
            } else if (members.get(code).get(0) == reading) {
                IndicatorScore score = group(groups.get(code), members.get(code));
                scores.add(score);
                weigh(score);
            }
        }
    }

    private void weigh(IndicatorScore score) {
        if (score.weight() == null) {
            return;
        }
        if (score.score() != null) {
            earned = earned.add(score.score());
            scoredWeight = scoredWeight.add(score.weight());
        } else if (score.outcome() == Outcome.NOT_APPLICABLE) {
            leftOutWeight = leftOutWeight.add(score.weight());
        } else {
            unscoredWeight = unscoredWeight.add(score.weight());
        }
    }

    private IndicatorScore single(Reading reading) {
        Marks marks = mark(reading);
        return entry(reading, marks.outcome(), marks.score(), null);
    }

    private static IndicatorScore entry(Reading reading, Outcome outcome, BigDecimal score, BigDecimal completion) {
        Indicator indicator = reading.indicator();
        boolean member = indicator.group() != null;
        BigDecimal declared = reading.declaredScore();
        Target target = indicator.target() == null && indicator.unit() == null
                ? null
                : new Target(
                        indicator.target() == null ? null : indicator.operator(), indicator.target(), indicator.unit());
        return new IndicatorScore(
                indicator.code(),
                indicator.name(),
                indicator.level1(),
                indicator.level2(),
                member ? null : indicator.weight(),
                target,
                actual(reading),
                score,
                completion,
                declared,
                declared == null || score == null ? null : declared.subtract(score),
                outcome,
                null);
    }

    private static Value actual(Reading reading) {
        if (reading instanceof NumberReading number) {
            return Value.of(number.actual());
        }
        if (reading instanceof TextReading text) {
            return Value.of(text.actual());
        }
        if (reading instanceof CheckReading check) {
            return check.word() == null ? null : Value.of(check.word());
        }
        return ((Unread) reading).found() == null ? null : Value.of(((Unread) reading).found());
    }

    /** @param score null unless scored */
    private record Marks(Outcome outcome, BigDecimal score) {}

    private Marks mark(Reading reading) {
        TraceStep note = readings.note(reading.code());
        if (note != null) {
            trace.add(note);
        }
        if (reading.weight() == null) {
            if (reading instanceof Unread unread) {
                gaps.put(reading.code(), unread.gap());
            }
            return new Marks(Outcome.NO_WEIGHT, null);
        }
        if (reading instanceof Unread unread) {
            return unread(unread);
        }
        List<Fired> fired = byIndicator.get(reading.code());
        List<Fired> judging = fired == null ? List.of() : besides(fired, false);
        if (judging.isEmpty()) {
            return new Marks(Outcome.NO_RULE, null);
        }
        List<Fired> besides = besides(fired, true);
        if (judging.size() > 1 && judging.stream().anyMatch(f -> !combines(f)) || besides.size() > 1) {
            gaps.put(reading.code(), Gap.ROWS_OVERLAP);
            overlaps.put(reading.code(), besides.size() > 1 ? besides : judging);
            return new Marks(Outcome.INVALID, null);
        }
        for (Fired each : judging) {
            if (each.statement() instanceof Refusal refusal) {
                gaps.put(reading.code(), refusal.gap());
                Map<String, Object> read = new LinkedHashMap<>();
                read.put("gap", refusal.gap().name());
                Note kind = refusal.gap().isMissing() ? Note.MISSING : Note.UNUSABLE;
                trace.add(new TraceStep.Read(reading.code(), each.rule(), kind, read));
                return new Marks(refusal.gap().isMissing() ? Outcome.MISSING : Outcome.INVALID, null);
            }
        }
        return new Marks(Outcome.SCORED, deduct(reading, judging, besides));
    }

    /** Those that take points besides others, or those that do not; nearly always it is one row that judges. */
    private static List<Fired> besides(List<Fired> fired, boolean wanted) {
        if (fired.size() == 1) {
            return isBesides(fired.get(0)) == wanted ? fired : List.of();
        }
        return fired.stream().filter(each -> isBesides(each) == wanted).toList();
    }

    private static boolean isBesides(Fired fired) {
        return fired.statement() instanceof Deduction deduction && deduction.isBesides();
    }

    /** A refusal of a combining row is one of several; any other statement that does not combine stands alone. */
    private static boolean combines(Fired fired) {
        return fired.statement() instanceof Deduction deduction
                ? deduction.combines()
                : ((Refusal) fired.statement()).gap() == Gap.NO_CHECKS;
    }

    private Marks unread(Unread unread) {
        Indicator indicator = unread.indicator();
        if (unread.gap() != Gap.MISSING_ACTUAL) {
            gaps.put(indicator.code(), unread.gap());
            return new Marks(Outcome.INVALID, null);
        }
        MissingPolicy policy = leftOut(indicator.code()) ? MissingPolicy.RESCALED : indicator.missing();
        if (policy == MissingPolicy.PENDING && ruleSet.methods().none()) {
            return new Marks(Outcome.NO_RULE, null);
        }
        gaps.put(indicator.code(), unread.gap());
        return switch (policy) {
            case PENDING -> new Marks(Outcome.MISSING, null);
            case RESCALED -> new Marks(Outcome.NOT_APPLICABLE, null);
            case ZERO -> absent(indicator, Outcome.MISSING, BigDecimal.ZERO);
            case FULL -> absent(indicator, Outcome.NOT_APPLICABLE, indicator.weight());
        };
    }

    private boolean leftOut(String code) {
        return readings.note(code) instanceof TraceStep.Read read && read.note() == Note.LEFT_OUT;
    }

    private Marks absent(Indicator indicator, Outcome outcome, BigDecimal score) {
        BigDecimal rounded = indicator.rounding().round(score);
        RuleRef ref = ruleSet.catalogueRef(
                indicator.group() != null && groupPolicy(indicator.group()) ? indicator.group() : indicator.code());
        trace.add(new TraceStep.Judged(
                indicator.code(),
                ref,
                List.of(),
                indicator.basis() == null ? scheme.basis() : indicator.basis(),
                new Working.Absent(indicator.missing(), Gap.MISSING_ACTUAL),
                Numbers.points(rounded.subtract(indicator.weight())),
                rounded));
        return new Marks(outcome, rounded);
    }

    private boolean groupPolicy(String code) {
        return scheme.groups().stream().anyMatch(group -> group.code().equals(code) && group.missing() != null);
    }

    /** @param besides what takes points from that which the judging rows, held within their bounds, leave */
    private BigDecimal deduct(Reading reading, List<Fired> judging, List<Fired> besides) {
        BigDecimal weight = reading.weight();
        BigDecimal floor = BigDecimal.ZERO;
        for (Fired each : judging) {
            floor = floor.max(((Deduction) each.statement()).floor());
        }
        BigDecimal least = floor.min(weight);
        BigDecimal running = take(reading, judging, weight);
        RuleRef last = judging.get(judging.size() - 1).rule();
        running = clamp(reading.code(), last, Bound.FLOOR, running, running.max(least));
        running = clamp(reading.code(), last, Bound.WEIGHT, running, running.min(weight));
        if (!besides.isEmpty()) {
            running = take(reading, besides, running);
            last = besides.get(besides.size() - 1).rule();
            running = clamp(reading.code(), last, Bound.FLOOR, running, running.max(least));
        }
        return clamp(
                reading.code(),
                last,
                Bound.ROUNDING,
                running,
                reading.indicator().rounding().round(running));
    }

    private BigDecimal take(Reading reading, List<Fired> fired, BigDecimal before) {
        BigDecimal running = before;
        for (Fired each : fired) {
            Deduction deduction = (Deduction) each.statement();
            running = running.subtract(deduction.points());
            trace.add(new TraceStep.Judged(
                    reading.code(),
                    each.rule(),
                    each.when(),
                    deduction.basis(),
                    deduction.working(),
                    Numbers.points(deduction.points().negate()),
                    Numbers.points(running)));
        }
        return running;
    }

    private BigDecimal clamp(String code, RuleRef rule, Bound bound, BigDecimal before, BigDecimal after) {
        if (after.compareTo(before) != 0) {
            trace.add(new TraceStep.Clamped(
                    code,
                    rule,
                    bound,
                    Numbers.points(before),
                    Numbers.points(after.subtract(before)),
                    Numbers.points(after)));
        }
        return after;
    }

    private IndicatorScore group(Group group, List<Reading> members) {
        List<IndicatorScore> parts = new ArrayList<>();
        Map<String, BigDecimal> completions = new LinkedHashMap<>();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Reading member : members) {
            Marks marks = mark(member);
            outcomes.put(member.code(), marks.outcome());
            if (marks.score() != null) {
                completions.put(member.code(), Numbers.percent(marks.score(), member.weight()));
            }
        }
        GroupEntry stated = submission.groups().stream()
                .filter(entry -> entry.code().equals(group.code()))
                .findFirst()
                .orElse(new GroupEntry(group.code(), null));
        String taken = group.take() == GroupTake.HIGHEST ? highest(completions) : stated.chosen();
        for (Reading member : members) {
            boolean passed = taken != null && !taken.equals(member.code());
            if (passed) {
                passedOver.add(member.code());
            }
            Outcome own = outcomes.get(member.code());
            BigDecimal completion = completions.get(member.code());
            parts.add(entry(
                    member,
                    passed && own == Outcome.SCORED ? Outcome.NOT_TAKEN : own,
                    null,
                    completion == null ? null : Numbers.shown(completion)));
        }
        if (group.take() == GroupTake.CHOSEN && taken == null) {
            Marks marks = unchosen(group);
            return entry(group, stated, marks.outcome(), marks.score(), parts);
        }
        Outcome outcome = outcome(taken, outcomes, completions);
        BigDecimal score = outcome == Outcome.SCORED ? take(group, taken, completions) : null;
        if (score != null) {
            completions.replaceAll((code, completion) -> Numbers.shown(completion));
            trace.add(new TraceStep.Grouped(
                    group.code(),
                    ruleSet.catalogueRef(group.code()),
                    group.take(),
                    completions,
                    taken,
                    group.weight(),
                    score));
        }
        return entry(group, stated, outcome, score, parts);
    }

    /** The most complete member, the first of several; null where none is scored. */
    private static String highest(Map<String, BigDecimal> completions) {
        String highest = null;
        for (Map.Entry<String, BigDecimal> each : completions.entrySet()) {
            if (highest == null || each.getValue().compareTo(completions.get(highest)) > 0) {
                highest = each.getKey();
            }
        }
        return highest;
    }

    /** One member's where one counts; else scored where every member is scored or left out. */
    private static Outcome outcome(String taken, Map<String, Outcome> outcomes, Map<String, BigDecimal> completions) {
        if (taken != null) {
            return completions.containsKey(taken) ? Outcome.SCORED : outcomes.get(taken);
        }
        return outcomes.entrySet().stream()
                .filter(each -> !completions.containsKey(each.getKey()) && each.getValue() != Outcome.NOT_APPLICABLE)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(completions.isEmpty() ? Outcome.NOT_APPLICABLE : Outcome.SCORED);
    }

    /** A group of which the submission was to name a member, and did not: as a missing value. */
    private Marks unchosen(Group group) {
        if (group.weight() == null) {
            return new Marks(Outcome.NO_WEIGHT, null);
        }
        MissingPolicy policy = group.missing() == null ? scheme.missing() : group.missing();
        gaps.put(group.code(), Gap.NOT_CHOSEN);
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("gap", Gap.NOT_CHOSEN.name());
        read.put("policy", policy.label());
        Note note = policy == MissingPolicy.RESCALED ? Note.LEFT_OUT : Note.MISSING;
        trace.add(new TraceStep.Read(group.code(), ruleSet.catalogueRef(group.code()), note, read));
        return switch (policy) {
            case PENDING -> new Marks(Outcome.MISSING, null);
            case RESCALED -> new Marks(Outcome.NOT_APPLICABLE, null);
            case ZERO -> unchosen(group, policy, Outcome.MISSING, BigDecimal.ZERO);
            case FULL -> unchosen(group, policy, Outcome.NOT_APPLICABLE, group.weight());
        };
    }

    private Marks unchosen(Group group, MissingPolicy policy, Outcome outcome, BigDecimal score) {
        BigDecimal rounded = scheme.rounding().round(score);
        trace.add(new TraceStep.Judged(
                group.code(),
                ruleSet.catalogueRef(group.code()),
                List.of(),
                group.basis() == null ? scheme.basis() : group.basis(),
                new Working.Absent(policy, Gap.NOT_CHOSEN),
                Numbers.points(rounded.subtract(group.weight())),
                rounded));
        return new Marks(outcome, rounded);
    }

    private static IndicatorScore entry(
            Group group, GroupEntry stated, Outcome outcome, BigDecimal score, List<IndicatorScore> parts) {
        BigDecimal declared = stated.declaredScore();
        return new IndicatorScore(
                group.code(),
                group.name(),
                group.level1(),
                group.level2(),
                group.weight(),
                null,
                null,
                score,
                null,
                declared,
                declared == null || score == null ? null : declared.subtract(score),
                outcome,
                List.copyOf(parts));
    }

    /** @param taken the one member that counts; null where all do */
    private BigDecimal take(Group group, String taken, Map<String, BigDecimal> completions) {
        BigDecimal percent =
                switch (group.take()) {
                    case LEAST -> completions.values().stream()
                            .reduce(BigDecimal::min)
                            .orElseThrow();
                    case MEAN -> Numbers.quotient(
                            completions.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                            BigDecimal.valueOf(completions.size()));
                    case ALL -> completions.values().stream().allMatch(c -> c.compareTo(Numbers.HUNDRED) == 0)
                            ? Numbers.HUNDRED
                            : BigDecimal.ZERO;
                    case HIGHEST, CHOSEN -> completions.get(taken);
                };
        return scheme.rounding().round(Numbers.share(percent, group.weight()));
    }

    private void total() {
        levels();
        BigDecimal full = scheme.fullMarks();
        boolean known = unscoredWeight.signum() == 0
                && scoredWeight.signum() > 0
                && scoredWeight.add(leftOutWeight).compareTo(full) == 0;
        Rounding rounding = scheme.rounding();
        BigDecimal sum = rounding.round(earned);
        boolean rescaled = known && leftOutWeight.signum() > 0;
        if (known) {
            total = rescaled ? rounding.round(Numbers.quotient(earned.multiply(full), scoredWeight)) : sum;
        }
        if (scoredWeight.signum() > 0) {
            trace.add(
                    new TraceStep.RolledUp(0, null, scoredWeight, rescaled ? sum : null, total == null ? sum : total));
        }
    }

    /** What was scored under one level 2, or under a level 1 by itself. */
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

        boolean isOf(IndicatorScore each) {
            return level1.equals(each.level1()) && Objects.equals(level2, each.level2());
        }
    }

    /** Sums of levels 2, then of levels 1; only what was scored is in them. */
    private void levels() {
        Map<String, LevelSum> sums = new LinkedHashMap<>();
        LevelSum current = null;
        for (IndicatorScore score : scores) {
            if (score.score() == null || score.weight() == null || score.level1() == null) {
                continue;
            }
            if (current == null || !current.isOf(score)) {
                current = sums.computeIfAbsent(
                        score.level1() + " / " + score.level2(), k -> new LevelSum(score.level1(), score.level2()));
            }
            current.add(score.score(), score.weight());
        }
        Map<String, LevelSum> first = new LinkedHashMap<>();
        sums.forEach((name, sum) -> {
            if (sum.level2 != null) {
                trace.add(new TraceStep.RolledUp(2, name, sum.weight, null, sum.score));
            }
            first.computeIfAbsent(sum.level1, k -> new LevelSum(sum.level1, null))
                    .add(sum.score, sum.weight);
        });
        first.forEach((name, sum) -> trace.add(new TraceStep.RolledUp(1, name, sum.weight, null, sum.score)));
    }
}
