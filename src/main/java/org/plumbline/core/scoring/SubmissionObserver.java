package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValue;
import org.plumbline.vocabulary.Grade;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.TextReading;
import org.plumbline.vocabulary.UnscorableReading;
import org.plumbline.vocabulary.UnscorableReason;

/**
 * Measures what rows of the 审核 sheet may turn into findings. Only measures: thresholds and severities are the sheet's.
 */
final class SubmissionObserver {

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final Submission submission;
    private final SubmissionReadings readings;
    private final ScoreCalculator tally;
    /** Of the rules, after bonuses, caps and vetoes; null for none. */
    private final BigDecimal ruleTotal;

    private final Map<String, Reading> byCode = new HashMap<>();
    private final List<Observation> observations = new ArrayList<>();

    private SubmissionObserver(
            RuleSet ruleSet,
            Submission submission,
            SubmissionReadings readings,
            ScoreCalculator tally,
            BigDecimal ruleTotal) {
        this.ruleSet = ruleSet;
        this.scheme = ruleSet.scheme();
        this.submission = submission;
        this.readings = readings;
        this.tally = tally;
        this.ruleTotal = ruleTotal;
    }

    /**
     * @param total of the rules, after bonuses, caps and vetoes; null for none
     * @param ruleGrade null without a total
     * @param declaredGrade the band of the declared total; null without one
     */
    static List<Observation> observe(
            RuleSet ruleSet,
            Submission submission,
            SubmissionReadings readings,
            ScoreCalculator tally,
            BigDecimal total,
            Grade ruleGrade,
            Grade declaredGrade) {
        SubmissionObserver observations = new SubmissionObserver(ruleSet, submission, readings, tally, total);
        readings.all().forEach(reading -> observations.byCode.put(reading.code(), reading));
        KnownFacts facts = new KnownFacts(submission.facts());
        observations.observeMoney();
        new BudgetObserver(submission.budget(), facts, observations.observations).observeAll(readings.all());
        new StatedFactObserver(
                        submission, facts, readings.all(), ruleSet.scheme().fullMarks(), observations.observations)
                .observeAll();
        for (Reading reading : readings.all()) {
            observations.observeReading(reading);
        }
        for (IndicatorScore score : tally.scores()) {
            observations.observeScore(score);
        }
        observations.observeTotals(ruleGrade, declaredGrade);
        return observations.observations;
    }

    private void add(Check check, String indicator, String about, BigDecimal value, FigureValue... read) {
        observations.add(Observation.of(check, indicator, about, value, read));
    }

    private void observeMoney() {
        observeUnderspend(
                "合计", submission.budget().denominator(), submission.budget().executed());
        for (BudgetLine line : submission.budget().lines()) {
            observeSpending(line);
        }
        for (BudgetLine task : submission.budget().tasks()) {
            observeSpending(task);
        }
    }

    private void observeSpending(BudgetLine line) {
        if (line.budget() == null || line.executed() == null) {
            return;
        }
        BigDecimal over = line.executed().subtract(line.budget());
        if (over.signum() > 0) {
            // spending without any budget has no rate; it is beyond every percentage
            BigDecimal rate = DecimalMath.computePercent(over, line.budget());
            add(
                    Check.OVERSPEND,
                    null,
                    line.item(),
                    rate == null ? DecimalMath.HUNDRED : rate,
                    Figure.ITEM.of(line.item()),
                    Figure.BUDGET.of(line.budget()),
                    Figure.EXECUTED.of(line.executed()),
                    Figure.OVERSPENT.of(over),
                    Figure.OVERSPEND_RATE.of(rate),
                    Figure.UNIT.of(submission.budget().unit()));
        } else {
            observeUnderspend(line.item(), line.budget(), line.executed());
        }
    }

    private void observeUnderspend(String item, BigDecimal budget, BigDecimal executed) {
        if (budget == null || executed == null || budget.signum() <= 0 || executed.compareTo(budget) >= 0) {
            return;
        }
        BigDecimal unspent = budget.subtract(executed);
        BigDecimal rate = DecimalMath.computePercent(unspent, budget);
        add(
                Check.UNDERSPEND,
                null,
                item,
                rate,
                Figure.ITEM.of(item),
                Figure.BUDGET.of(budget),
                Figure.EXECUTED.of(executed),
                Figure.UNSPENT.of(unspent),
                Figure.UNSPENT_RATE.of(rate),
                Figure.UNIT.of(submission.budget().unit()));
    }

    private void observeReading(Reading reading) {
        if (reading instanceof NumberReading number) {
            observeNumber(number);
        } else if (reading instanceof UnscorableReading unread) {
            observeUnscorable(unread);
        } else if (reading instanceof CheckReading check
                && check.hasBareWord()
                && tally.findUnscorableReason(check.code()) == null) {
            add(Check.EVIDENCE_MISSING, reading.code(), null, null, Figure.ACTUAL.of(check.word()));
        }
        TraceStep.ReadingStep note = readings.note(reading.code());
        if (note != null && note.note() == ReadingNote.WORD_UNDER_NUMBER) {
            add(
                    Check.RULE_TYPE_MISMATCH,
                    reading.code(),
                    null,
                    null,
                    Figure.ACTUAL.of(note.read().get(Figure.ACTUAL)),
                    Figure.METHOD.of(note.read().get(Figure.METHOD)));
        }
        observeRefusal(reading);
        if (reading.weight() == null) {
            add(Check.NO_WEIGHT, reading.code(), null, null);
        }
        boolean untargeted = reading.indicator().target() == null
                && (reading instanceof NumberReading
                        || reading instanceof TextReading && ruleSet.methods().none());
        if (untargeted || tally.findUnscorableReason(reading.code()) == UnscorableReason.NO_TARGET) {
            add(Check.NO_TARGET, reading.code(), null, null);
        }
        observeUnattainable(reading);
        observeCountInPercent(reading);
    }

    /**
     * An indicator of 数量, by its level and unless its name is a rate, cannot have a target in % of the body's own. A
     * target of the scheme is in the unit that the form defines, such as a completion rate.
     */
    private void observeCountInPercent(Reading reading) {
        BigDecimal target = reading.indicator().target() == null
                ? null
                : reading.indicator().target().numberOrNull();
        if (target != null
                && statesUnit(reading)
                && reading.indicator().isRate()
                && reading.level2() != null
                && reading.level2().startsWith("数量")
                && reading.name() != null
                && !reading.name().endsWith("率")) {
            add(Check.TARGET_UNIT_MISMATCH, reading.code(), null, null, Figure.TARGET.of(target));
        }
    }

    private static boolean statesUnit(Reading reading) {
        return reading.entry() != null
                && reading.entry().target() != null
                && reading.entry().target().unit() != null;
    }

    private void observeNumber(NumberReading reading) {
        BigDecimal over = reading.overAchieved();
        if (over != null) {
            for (Check check : List.of(Check.OVER_ACHIEVE, Check.TARGET_TOO_LOW)) {
                add(
                        check,
                        reading.code(),
                        null,
                        over,
                        Figure.TARGET.of(reading.target()),
                        Figure.ACTUAL.of(reading.actual()),
                        Figure.OVER_ACHIEVED.of(over),
                        Figure.UNIT.of(reading.unit()));
            }
        }
        BigDecimal deviation = over != null ? over : reading.underAchieved();
        if (deviation != null && !isExplained(reading) && !tally.isNotCounted(reading.code())) {
            add(
                    Check.REASON_MISSING,
                    reading.code(),
                    null,
                    deviation,
                    Figure.TARGET.of(reading.target()),
                    Figure.ACTUAL.of(reading.actual()),
                    Figure.DEVIATION_RATE.of(deviation),
                    Figure.UNIT.of(reading.unit()));
        }
    }

    private static boolean isExplained(Reading reading) {
        return reading.entry() != null
                && reading.entry().reason() != null
                && !reading.entry().reason().isBlank();
    }

    private void observeUnscorable(UnscorableReading unread) {
        if (unread.gap() == UnscorableReason.MISSING_ACTUAL && tally.isNotCounted(unread.code())) {
            return;
        }
        if (unread.gap() == UnscorableReason.MISSING_ACTUAL) {
            if (unread.indicator().target() != null || !ruleSet.methods().none()) {
                add(
                        Check.MISSING_ACTUAL,
                        unread.code(),
                        null,
                        null,
                        Figure.REASON.of(unread.gap().label()));
            }
            if (unread.indicator().missing() == MissingPolicy.FULL && unread.weight() != null) {
                Check check = unread.declaredScore() == null ? Check.SCORE_MISSING : Check.EVIDENCE_MISSING;
                add(check, unread.code(), null, null, Figure.WEIGHT.of(unread.weight()));
            }
            return;
        }
        boolean number = unread.found() != null
                && !unread.found().isEmpty()
                && Character.isDigit(unread.found().charAt(0));
        if (unread.gap() == UnscorableReason.NOT_A_NUMBER && !number) {
            add(
                    Check.RULE_TYPE_MISMATCH,
                    unread.code(),
                    null,
                    null,
                    Figure.ACTUAL.of(unread.found()),
                    Figure.METHOD.of(unread.method()));
        }
        add(
                Check.INVALID_ACTUAL,
                unread.code(),
                null,
                null,
                Figure.ACTUAL.of(unread.found()),
                Figure.REASON.of(unread.gap().label()));
    }

    /** Indicators that a row refused to judge. */
    private void observeRefusal(Reading reading) {
        UnscorableReason gap = tally.findUnscorableReason(reading.code());
        if (gap == null || reading instanceof UnscorableReading) {
            return;
        }
        if (gap == UnscorableReason.NO_CHECKS) {
            add(Check.MISSING_ACTUAL, reading.code(), null, null, Figure.REASON.of(gap.label()));
        } else if (!gap.isLacking() && gap != UnscorableReason.ROWS_OVERLAP) {
            add(Check.INVALID_ACTUAL, reading.code(), null, null, Figure.REASON.of(gap.label()));
        }
    }

    /** A target of at least 100 % of something that cannot exceed 100, missed: it could never be exceeded. */
    private void observeUnattainable(Reading reading) {
        Operator operator = reading.indicator().operator();
        BigDecimal target = reading.indicator().target() == null
                ? null
                : reading.indicator().target().numberOrNull();
        if (target != null
                && reading.indicator().isRate()
                && (operator == Operator.AT_LEAST || operator == Operator.MORE)
                && target.compareTo(DecimalMath.HUNDRED) == 0
                && !(reading instanceof NumberReading number && isTargetMet(number))) {
            add(
                    Check.TARGET_UNATTAINABLE,
                    reading.code(),
                    null,
                    null,
                    Figure.OPERATOR.of(operator.label()),
                    Figure.TARGET.of(target));
        }
    }

    private void observeScore(IndicatorScore score) {
        Reading reading = byCode.get(score.code());
        boolean withoutRule = score.outcome() == IndicatorOutcome.NO_RULE
                || score.outcome() == IndicatorOutcome.NO_WEIGHT
                        && ruleSet.methods().none();
        if (withoutRule && reading != null) {
            add(Check.NO_RULE, score.code(), null, null);
        }
        if (tally.findUnscorableReason(score.code()) == UnscorableReason.NOT_CHOSEN) {
            add(Check.CHOICE_MISSING, score.code(), null, null, Figure.WEIGHT.of(score.weight()));
        }
        BigDecimal declared = score.declaredScore();
        if (declared == null || score.weight() == null) {
            return;
        }
        if (declared.compareTo(score.weight()) > 0) {
            add(
                    Check.SCORE_OVER_WEIGHT,
                    score.code(),
                    null,
                    declared.subtract(score.weight()),
                    Figure.DECLARED_SCORE.of(declared),
                    Figure.WEIGHT.of(score.weight()));
        } else if (score.difference() != null && score.difference().signum() != 0) {
            add(
                    Check.SCORE_RULE_MISMATCH,
                    score.code(),
                    null,
                    score.difference().abs(),
                    Figure.DECLARED_SCORE.of(declared),
                    Figure.RULE_SCORE.of(score.score()),
                    Figure.DIFFERENCE.of(score.difference()));
        }
    }

    private void observeTotals(Grade ruleGrade, Grade declaredGrade) {
        observeBlankScores();
        observeUnexplained();
        BigDecimal weights = tally.computeWeightSum();
        if (tally.hasScoredAny() && weights.compareTo(scheme.fullMarks()) != 0) {
            add(
                    Check.WEIGHT_SUM,
                    null,
                    null,
                    weights.subtract(scheme.fullMarks()).abs(),
                    Figure.WEIGHT_SUM.of(weights),
                    Figure.FULL_MARKS.of(scheme.fullMarks()));
        }
        observeGrades(ruleGrade, declaredGrade);
        if (ruleTotal != null) {
            observeSensitiveGrade(ruleTotal);
        }
    }

    private void observeBlankScores() {
        List<IndicatorScore> weighted =
                tally.scores().stream().filter(score -> score.weight() != null).toList();
        List<BigDecimal> declared = weighted.stream()
                .map(IndicatorScore::declaredScore)
                .filter(Objects::nonNull)
                .toList();
        if (declared.isEmpty()) {
            return;
        }
        BigDecimal total = submission.declared().total();
        boolean one = weighted.size() - declared.size() == 1;
        BigDecimal implied = total == null || !one
                ? null
                : total.subtract(declared.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        for (IndicatorScore score : weighted) {
            if (score.declaredScore() == null) {
                add(
                        Check.SCORE_MISSING,
                        score.code(),
                        null,
                        null,
                        Figure.WEIGHT.of(score.weight()),
                        Figure.IMPLIED_SCORE.of(implied));
            }
        }
    }

    /**
     * Declared below full marks, no rule that derives the loss, and every indicator with a target meets it. An
     * indicator with a reason for its deviation, or with an actual of zero below its target, may explain the loss.
     */
    private void observeUnexplained() {
        BigDecimal total = submission.declared().total();
        if (total == null
                || total.compareTo(scheme.fullMarks()) >= 0
                || tally.hasScoredAny()
                || tally.scores().stream().anyMatch(score -> score.declaredScore() != null)
                || readings.all().stream().anyMatch(SubmissionObserver::mayExplainLoss)) {
            return;
        }
        long met = readings.all().stream()
                .filter(reading -> hasNumberTarget(reading))
                .count();
        long untargeted = readings.all().stream()
                .filter(reading -> reading.indicator().target() == null)
                .count();
        if (met > 0) {
            add(
                    Check.SCORE_UNEXPLAINED,
                    null,
                    null,
                    null,
                    Figure.DECLARED_TOTAL.of(total),
                    Figure.FULL_MARKS.of(scheme.fullMarks()),
                    Figure.LOST.of(scheme.fullMarks().subtract(total)),
                    Figure.TARGETS_MET.of(BigDecimal.valueOf(met)),
                    Figure.UNTARGETED.of(BigDecimal.valueOf(untargeted)));
        }
    }

    private static boolean hasNumberTarget(Reading reading) {
        return reading instanceof NumberReading number && number.target() != null;
    }

    private static boolean mayExplainLoss(Reading reading) {
        return isExplained(reading)
                || reading instanceof NumberReading number
                        && number.target() != null
                        && (!isTargetMet(number)
                                || number.actual().signum() == 0
                                        && number.target().signum() > 0);
    }

    /** A bare target above zero is met by reaching it, as the ministry's forms score it; a higher value is no miss. */
    static boolean isTargetMet(NumberReading reading) {
        Operator operator = reading.indicator().operator();
        boolean reaching = operator == Operator.EQUAL && reading.target().signum() > 0;
        return (reaching ? Operator.AT_LEAST : operator).isMet(reading.actual(), reading.target());
    }

    private void observeGrades(Grade ruleGrade, Grade declaredGrade) {
        String declared = submission.declared().grade();
        if (declared == null) {
            return;
        }
        if (declaredGrade != null && !declaredGrade.hasLabel(declared)) {
            add(
                    Check.GRADE_MISMATCH,
                    null,
                    null,
                    null,
                    Figure.DECLARED_TOTAL.of(submission.declared().total()),
                    Figure.DECLARED_GRADE.of(declared),
                    Figure.BAND_GRADE.of(declaredGrade.label()));
        }
        if (declaredGrade != null && declaredGrade.aliases().contains(declared)) {
            add(
                    Check.GRADE_LABEL_VARIANT,
                    null,
                    null,
                    null,
                    Figure.DECLARED_GRADE.of(declared),
                    Figure.STANDARD_GRADE.of(declaredGrade.label()));
        }
        if (ruleGrade != null && !ruleGrade.hasLabel(declared)) {
            add(
                    Check.GRADE_DIFFERS,
                    null,
                    null,
                    null,
                    Figure.DECLARED_GRADE.of(declared),
                    Figure.RULE_GRADE.of(ruleGrade.label()),
                    Figure.RULE_TOTAL.of(ruleTotal));
        }
    }

    private void observeSensitiveGrade(BigDecimal total) {
        BigDecimal nearest = null;
        for (BigDecimal bound : ruleSet.listGradeBounds()) {
            if (nearest == null
                    || bound.subtract(total)
                                    .abs()
                                    .compareTo(nearest.subtract(total).abs())
                            < 0) {
                nearest = bound;
            }
        }
        if (nearest != null) {
            BigDecimal distance = nearest.subtract(total).abs();
            add(
                    Check.GRADE_SENSITIVE,
                    null,
                    null,
                    distance,
                    Figure.RULE_TOTAL.of(total),
                    Figure.BOUND.of(nearest),
                    Figure.DIFFERENCE.of(distance));
        }
    }
}
