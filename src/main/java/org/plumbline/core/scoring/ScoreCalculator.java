package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.ClampBound;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Deduction;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.RuleRefusal;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.UnscorableReading;
import org.plumbline.vocabulary.UnscorableReason;

/**
 * Adds up the results of the rows: per indicator full marks less deductions, limited to floor and weight and rounded,
 * then groups, levels and the total. Every bound that takes effect is a step.
 */
final class ScoreCalculator {

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final SubmissionReadings readings;
    private final Map<String, List<FiredRule>> byIndicator;
    private final List<TraceStep> trace = new ArrayList<>();
    private final List<IndicatorScore> scores = new ArrayList<>();
    private final Map<String, UnscorableReason> unscorableReasons = new HashMap<>();
    private final Map<String, List<FiredRule>> overlaps = new LinkedHashMap<>();
    private final ScoreSums sums = new ScoreSums();
    private final GroupScorer groupScorer;

    private BigDecimal total;

    private ScoreCalculator(RuleSet ruleSet, Submission submission, SubmissionReadings readings, int judged) {
        this.byIndicator = new HashMap<>(judged * 2);
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.readings = readings;
        this.groupScorer = new GroupScorer(ruleSet, submission, trace, unscorableReasons);
    }

    static ScoreCalculator of(
            RuleSet ruleSet, Submission submission, SubmissionReadings readings, List<FiredRule> judged) {
        ScoreCalculator calculator = new ScoreCalculator(ruleSet, submission, readings, judged.size());
        for (FiredRule fired : judged) {
            String code = fired.statement() instanceof Deduction d
                    ? d.indicator()
                    : ((RuleRefusal) fired.statement()).indicator();
            calculator.byIndicator.merge(code, List.of(fired), ScoreCalculator::concat);
        }
        calculator.scoreIndicators();
        ScoreSums.addLevels(calculator.scores, calculator.trace);
        calculator.total = calculator.sums.computeTotal(calculator.scheme, calculator.trace);
        return calculator;
    }

    /** One reading by itself, whatever its group. @param none no readings of the submission */
    static OutcomeAndScore scoreAlone(
            RuleSet ruleSet, Submission submission, SubmissionReadings none, Reading reading, List<FiredRule> judged) {
        ScoreCalculator calculator = new ScoreCalculator(ruleSet, submission, none, 1);
        if (!judged.isEmpty()) {
            calculator.byIndicator.put(reading.code(), judged);
        }
        return calculator.scoreReading(reading);
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
        return sums.createPartialTotal(scheme.rounding());
    }

    ScoreSums sums() {
        return sums;
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
        return groupScorer.isNotCounted(code);
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
                add(IndicatorScore.ofReading(reading, scoreReading(reading), null));
            } else if (members.get(code).get(0) == reading) {
                List<OutcomeAndScore> results =
                        members.get(code).stream().map(this::scoreReading).toList();
                add(groupScorer.score(groups.get(code), members.get(code), results));
            }
        }
    }

    private void add(IndicatorScore score) {
        scores.add(score);
        sums.add(score);
    }

    private OutcomeAndScore scoreReading(Reading reading) {
        TraceStep share = readings.findShare(reading.code());
        if (share != null) {
            trace.add(share);
        }
        TraceStep note = readings.findNote(reading.code());
        if (note != null) {
            trace.add(note);
        }
        if (reading.weight() == null) {
            if (reading instanceof UnscorableReading unread) {
                unscorableReasons.put(reading.code(), unread.gap());
            }
            return OutcomeAndScore.unscored(IndicatorOutcome.NO_WEIGHT);
        }
        if (reading instanceof UnscorableReading unread) {
            return scoreUnscorable(unread);
        }
        List<FiredRule> fired = byIndicator.get(reading.code());
        return fired == null
                ? OutcomeAndScore.unscored(IndicatorOutcome.NO_RULE)
                : scoreByRows(reading, selectByAdditional(fired, false), selectByAdditional(fired, true));
    }

    /**
     * @param judging the rows that give the score; empty where none does
     * @param besides a row that takes points from that score; empty where none does
     */
    private OutcomeAndScore scoreByRows(Reading reading, List<FiredRule> judging, List<FiredRule> besides) {
        if (judging.isEmpty()) {
            return OutcomeAndScore.unscored(IndicatorOutcome.NO_RULE);
        }
        if (judging.size() > 1 && judging.stream().anyMatch(f -> !isCombinable(f)) || besides.size() > 1) {
            unscorableReasons.put(reading.code(), UnscorableReason.ROWS_OVERLAP);
            overlaps.put(reading.code(), besides.size() > 1 ? besides : judging);
            return OutcomeAndScore.unscored(IndicatorOutcome.INVALID);
        }
        for (FiredRule each : judging) {
            if (each.statement() instanceof RuleRefusal refusal) {
                return recordRefusal(reading.code(), each.rule(), refusal.gap());
            }
        }
        return new OutcomeAndScore(IndicatorOutcome.SCORED, deduct(reading, judging, besides));
    }

    private OutcomeAndScore recordRefusal(String code, RuleSource rule, UnscorableReason reason) {
        unscorableReasons.put(code, reason);
        ReadingNote note = reason.isLacking() ? ReadingNote.MISSING : ReadingNote.UNUSABLE;
        trace.add(new TraceStep.ReadingStep(code, rule, note, FigureValues.NONE, reason, null));
        return OutcomeAndScore.unscored(reason.isLacking() ? IndicatorOutcome.MISSING : IndicatorOutcome.INVALID);
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
            return OutcomeAndScore.unscored(IndicatorOutcome.INVALID);
        }
        MissingPolicy policy = isLeftOut(indicator.code()) ? MissingPolicy.RESCALED : indicator.missing();
        if (policy == MissingPolicy.PENDING && ruleSet.methods().none()) {
            return OutcomeAndScore.unscored(IndicatorOutcome.NO_RULE);
        }
        unscorableReasons.put(indicator.code(), unread.gap());
        return new MissingValue(
                        indicator.code(),
                        findPolicySource(indicator),
                        indicator.basis() == null ? scheme.basis() : indicator.basis(),
                        indicator.statedTarget(),
                        indicator.weight(),
                        indicator.rounding(),
                        unread.gap())
                .scoreBy(policy, trace);
    }

    private boolean isLeftOut(String code) {
        TraceStep.ReadingStep note = readings.findNote(code);
        return note != null && note.note() == ReadingNote.LEFT_OUT;
    }

    /** The group's row where that states the policy for a missing value. */
    private RuleSource findPolicySource(Indicator indicator) {
        boolean ofGroup = indicator.group() != null && hasGroupPolicy(indicator.group());
        return ruleSet.findCatalogueSource(ofGroup ? indicator.group() : indicator.code());
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
}
