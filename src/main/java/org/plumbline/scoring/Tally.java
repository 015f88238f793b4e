package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        if (fired == null) {
            return new Marks(Outcome.NO_RULE, null);
        }
        if (fired.size() > 1 && fired.stream().anyMatch(f -> !combines(f))) {
            gaps.put(reading.code(), Gap.ROWS_OVERLAP);
            overlaps.put(reading.code(), fired);
            return new Marks(Outcome.INVALID, null);
        }
        for (Fired each : fired) {
            if (each.statement() instanceof Refusal refusal) {
                gaps.put(reading.code(), refusal.gap());
                Map<String, Object> read = new LinkedHashMap<>();
                read.put("gap", refusal.gap().name());
                Note kind = refusal.gap().isMissing() ? Note.MISSING : Note.UNUSABLE;
                trace.add(new TraceStep.Read(reading.code(), each.rule(), kind, read));
                return new Marks(refusal.gap().isMissing() ? Outcome.MISSING : Outcome.INVALID, null);
            }
        }
        return new Marks(Outcome.SCORED, deduct(reading, fired));
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

    private BigDecimal deduct(Reading reading, List<Fired> fired) {
        BigDecimal weight = reading.weight();
        BigDecimal running = weight;
        BigDecimal floor = BigDecimal.ZERO;
        Fired last = null;
        for (Fired each : fired) {
            Deduction deduction = (Deduction) each.statement();
            running = running.subtract(deduction.points());
            floor = floor.max(deduction.floor());
            trace.add(new TraceStep.Judged(
                    reading.code(),
                    each.rule(),
                    each.when(),
                    deduction.basis(),
                    deduction.working(),
                    Numbers.points(deduction.points().negate()),
                    Numbers.points(running)));
            last = each;
        }
        running = clamp(reading.code(), last.rule(), Bound.FLOOR, running, running.max(floor.min(weight)));
        running = clamp(reading.code(), last.rule(), Bound.WEIGHT, running, running.min(weight));
        return clamp(
                reading.code(),
                last.rule(),
                Bound.ROUNDING,
                running,
                reading.indicator().rounding().round(running));
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
        Outcome unsolved = null;
        for (Reading member : members) {
            Marks marks = mark(member);
            BigDecimal completion = null;
            if (marks.score() != null) {
                completion = Numbers.shown(Numbers.percent(marks.score(), member.weight()));
                completions.put(member.code(), Numbers.percent(marks.score(), member.weight()));
            } else if (marks.outcome() != Outcome.NOT_APPLICABLE && unsolved == null) {
                unsolved = marks.outcome();
            }
            parts.add(entry(member, marks.outcome(), null, completion));
        }
        Outcome outcome = unsolved != null ? unsolved : completions.isEmpty() ? Outcome.NOT_APPLICABLE : Outcome.SCORED;
        BigDecimal score = outcome == Outcome.SCORED ? take(group, completions) : null;
        if (score != null) {
            completions.replaceAll((code, completion) -> Numbers.shown(completion));
            trace.add(new TraceStep.Grouped(
                    group.code(),
                    ruleSet.catalogueRef(group.code()),
                    group.take(),
                    completions,
                    group.weight(),
                    score));
        }
        BigDecimal declared = submission.groups().stream()
                .filter(entry -> entry.code().equals(group.code()))
                .findFirst()
                .map(GroupEntry::declaredScore)
                .orElse(null);
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

    private BigDecimal take(Group group, Map<String, BigDecimal> completions) {
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
