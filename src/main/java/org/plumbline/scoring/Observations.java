package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.trace.TraceStep;
import org.plumbline.trace.TraceStep.Read.Note;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.CheckReading;
import org.plumbline.vocabulary.Gap;
import org.plumbline.vocabulary.Grade;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Unread;

/** Measures what the 审核 sheet may find worth a finding. Only measures: thresholds and severities are the sheet's. */
final class Observations {

    private final RuleSet ruleSet;
    private final Scheme scheme;
    private final Submission submission;
    private final Readings readings;
    private final Tally tally;
    /** Of the rules, after bonuses, caps and vetoes; null for none. */
    private final BigDecimal ruleTotal;

    private final Map<String, Reading> byCode = new HashMap<>();
    private final List<Observation> seen = new ArrayList<>();

    private Observations(RuleSet ruleSet, Submission submission, Readings readings, Tally tally, BigDecimal ruleTotal) {
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
    static List<Observation> of(
            RuleSet ruleSet,
            Submission submission,
            Readings readings,
            Tally tally,
            BigDecimal total,
            Grade ruleGrade,
            Grade declaredGrade) {
        Observations observations = new Observations(ruleSet, submission, readings, tally, total);
        readings.all().forEach(reading -> observations.byCode.put(reading.code(), reading));
        KnownFacts facts = new KnownFacts(submission.facts());
        observations.money();
        new MoneyObservations(submission.budget(), facts, observations.seen).all(readings.all());
        new ClaimObservations(
                        submission, facts, readings.all(), ruleSet.scheme().fullMarks(), observations.seen)
                .all();
        for (Reading reading : readings.all()) {
            observations.reading(reading);
        }
        for (IndicatorScore score : tally.scores()) {
            observations.score(score);
        }
        observations.totals(ruleGrade, declaredGrade);
        return observations.seen;
    }

    private void see(Check check, String indicator, String about, BigDecimal value, Object... read) {
        seen.add(Observation.of(check, indicator, about, value, read));
    }

    private void money() {
        underspend("合计", submission.budget().denominator(), submission.budget().executed());
        for (BudgetLine line : submission.budget().lines()) {
            spending(line);
        }
        for (BudgetLine task : submission.budget().tasks()) {
            spending(task);
        }
    }

    private void spending(BudgetLine line) {
        if (line.budget() == null || line.executed() == null) {
            return;
        }
        BigDecimal over = line.executed().subtract(line.budget());
        if (over.signum() > 0) {
            // spending without any budget has no rate; it is beyond every percentage
            BigDecimal rate = Numbers.percent(over, line.budget());
            see(
                    Check.OVERSPEND,
                    null,
                    line.item(),
                    rate == null ? Numbers.HUNDRED : rate,
                    "item",
                    line.item(),
                    "budget",
                    line.budget(),
                    "executed",
                    line.executed(),
                    "overspent",
                    over,
                    "overspendRate",
                    rate);
        } else {
            underspend(line.item(), line.budget(), line.executed());
        }
    }

    private void underspend(String item, BigDecimal budget, BigDecimal executed) {
        if (budget == null || executed == null || budget.signum() <= 0 || executed.compareTo(budget) >= 0) {
            return;
        }
        BigDecimal unspent = budget.subtract(executed);
        BigDecimal rate = Numbers.percent(unspent, budget);
        see(
                Check.UNDERSPEND,
                null,
                item,
                rate,
                "item",
                item,
                "budget",
                budget,
                "executed",
                executed,
                "unspent",
                unspent,
                "unspentRate",
                rate);
    }

    private void reading(Reading reading) {
        if (reading instanceof NumberReading number) {
            number(number);
        } else if (reading instanceof Unread unread) {
            unread(unread);
        } else if (reading instanceof CheckReading check && check.bareWord() && tally.gap(check.code()) == null) {
            see(Check.EVIDENCE_MISSING, reading.code(), null, null, "actual", check.word());
        }
        if (readings.note(reading.code()) instanceof TraceStep.Read read && read.note() == Note.WORD_UNDER_NUMBER) {
            see(
                    Check.RULE_TYPE_MISMATCH,
                    reading.code(),
                    null,
                    null,
                    "actual",
                    read.read().get("actual"),
                    "method",
                    read.read().get("method"));
        }
        refused(reading);
        if (reading.weight() == null) {
            see(Check.NO_WEIGHT, reading.code(), null, null);
        }
        if (reading.indicator().target() == null && reading instanceof NumberReading
                || tally.gap(reading.code()) == Gap.NO_TARGET) {
            see(Check.NO_TARGET, reading.code(), null, null);
        }
        unattainable(reading);
        countedInPercent(reading);
    }

    /** A number of things, as its level says and its name does not deny, has no target in %. */
    private void countedInPercent(Reading reading) {
        BigDecimal target = reading.indicator().target() == null
                ? null
                : reading.indicator().target().figure();
        if (target != null
                && reading.indicator().isRate()
                && reading.level2() != null
                && reading.level2().startsWith("数量")
                && reading.name() != null
                && !reading.name().endsWith("率")) {
            see(Check.TARGET_UNIT_MISMATCH, reading.code(), null, null, "target", target);
        }
    }

    private void number(NumberReading reading) {
        BigDecimal over = reading.overAchieved();
        if (over != null) {
            for (Check check : List.of(Check.OVER_ACHIEVE, Check.TARGET_TOO_LOW)) {
                see(
                        check,
                        reading.code(),
                        null,
                        over,
                        "target",
                        reading.target(),
                        "actual",
                        reading.actual(),
                        "overAchieved",
                        over);
            }
        }
        BigDecimal deviation = over != null ? over : reading.missed();
        if (deviation != null && !isExplained(reading) && !tally.isPassedOver(reading.code())) {
            see(
                    Check.REASON_MISSING,
                    reading.code(),
                    null,
                    deviation,
                    "target",
                    reading.target(),
                    "actual",
                    reading.actual(),
                    "deviationRate",
                    deviation);
        }
    }

    private static boolean isExplained(Reading reading) {
        return reading.entry() != null
                && reading.entry().reason() != null
                && !reading.entry().reason().isBlank();
    }

    private void unread(Unread unread) {
        if (unread.gap() == Gap.MISSING_ACTUAL && tally.isPassedOver(unread.code())) {
            return;
        }
        if (unread.gap() == Gap.MISSING_ACTUAL) {
            if (unread.indicator().target() != null || !ruleSet.methods().none()) {
                see(Check.MISSING_ACTUAL, unread.code(), null, null);
            }
            if (unread.indicator().missing() == MissingPolicy.FULL && unread.weight() != null) {
                Check check = unread.declaredScore() == null ? Check.SCORE_MISSING : Check.EVIDENCE_MISSING;
                see(check, unread.code(), null, null, "weight", unread.weight());
            }
            return;
        }
        boolean number = unread.found() != null
                && !unread.found().isEmpty()
                && Character.isDigit(unread.found().charAt(0));
        if (unread.gap() == Gap.NOT_A_NUMBER && !number) {
            see(
                    Check.RULE_TYPE_MISMATCH,
                    unread.code(),
                    null,
                    null,
                    "actual",
                    unread.found(),
                    "method",
                    unread.method());
        }
        see(
                Check.INVALID_ACTUAL,
                unread.code(),
                null,
                null,
                "actual",
                unread.found(),
                "reason",
                unread.gap().label());
    }

    /** What a row refused to judge. */
    private void refused(Reading reading) {
        Gap gap = tally.gap(reading.code());
        if (gap == null || reading instanceof Unread) {
            return;
        }
        if (gap == Gap.NO_CHECKS) {
            see(Check.MISSING_ACTUAL, reading.code(), null, null, "reason", gap.label());
        } else if (!gap.isMissing() && gap != Gap.ROWS_OVERLAP) {
            see(Check.INVALID_ACTUAL, reading.code(), null, null, "reason", gap.label());
        }
    }

    /** At least 100 % of something that cannot exceed 100 leaves no way to do better and every way to fail. */
    private void unattainable(Reading reading) {
        Operator operator = reading.indicator().operator();
        BigDecimal target = reading.indicator().target() == null
                ? null
                : reading.indicator().target().figure();
        if (target != null
                && reading.indicator().isRate()
                && (operator == Operator.AT_LEAST || operator == Operator.MORE)
                && target.compareTo(Numbers.HUNDRED) == 0) {
            see(Check.TARGET_UNATTAINABLE, reading.code(), null, null, "operator", operator.label(), "target", target);
        }
    }

    private void score(IndicatorScore score) {
        Reading reading = byCode.get(score.code());
        boolean withoutRule = score.outcome() == Outcome.NO_RULE
                || score.outcome() == Outcome.NO_WEIGHT && ruleSet.methods().none();
        if (withoutRule && reading != null) {
            see(Check.NO_RULE, score.code(), null, null);
        }
        if (tally.gap(score.code()) == Gap.NOT_CHOSEN) {
            see(Check.CHOICE_MISSING, score.code(), null, null, "weight", score.weight());
        }
        BigDecimal declared = score.declaredScore();
        if (declared == null || score.weight() == null) {
            return;
        }
        if (declared.compareTo(score.weight()) > 0) {
            see(
                    Check.SCORE_OVER_WEIGHT,
                    score.code(),
                    null,
                    declared.subtract(score.weight()),
                    "declaredScore",
                    declared,
                    "weight",
                    score.weight());
        } else if (score.difference() != null && score.difference().signum() != 0) {
            see(
                    Check.SCORE_RULE_MISMATCH,
                    score.code(),
                    null,
                    score.difference().abs(),
                    "declaredScore",
                    declared,
                    "ruleScore",
                    score.score(),
                    "difference",
                    score.difference());
        }
    }

    private void totals(Grade ruleGrade, Grade declaredGrade) {
        blankScores();
        unexplained();
        BigDecimal weights = tally.weightSum();
        if (tally.scoredAny() && weights.compareTo(scheme.fullMarks()) != 0) {
            see(
                    Check.WEIGHT_SUM,
                    null,
                    null,
                    weights.subtract(scheme.fullMarks()).abs(),
                    "weightSum",
                    weights,
                    "fullMarks",
                    scheme.fullMarks());
        }
        grades(ruleGrade, declaredGrade);
        if (ruleTotal != null) {
            sensitive(ruleTotal);
        }
    }

    private void blankScores() {
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
                see(Check.SCORE_MISSING, score.code(), null, null, "weight", score.weight(), "impliedScore", implied);
            }
        }
    }

    /** Declared below full marks, nothing to derive it from, and every printed indicator meets its target. */
    private void unexplained() {
        BigDecimal total = submission.declared().total();
        if (total == null
                || total.compareTo(scheme.fullMarks()) >= 0
                || tally.scoredAny()
                || tally.scores().stream().anyMatch(score -> score.declaredScore() != null)) {
            return;
        }
        boolean targeted = false;
        for (Reading reading : readings.all()) {
            if (reading instanceof NumberReading number && number.target() != null) {
                targeted = true;
                if (!met(number)) {
                    return;
                }
            }
        }
        if (targeted) {
            see(Check.SCORE_UNEXPLAINED, null, null, null, "declaredTotal", total, "fullMarks", scheme.fullMarks());
        }
    }

    /** A bare target above zero is met by reaching it, as the ministry's forms score it; more is no miss. */
    static boolean met(NumberReading reading) {
        Operator operator = reading.indicator().operator();
        boolean reaching = operator == Operator.EQUAL && reading.target().signum() > 0;
        return (reaching ? Operator.AT_LEAST : operator).met(reading.actual(), reading.target());
    }

    private void grades(Grade ruleGrade, Grade declaredGrade) {
        String declared = submission.declared().grade();
        if (declared == null) {
            return;
        }
        if (declaredGrade != null && !declaredGrade.isCalled(declared)) {
            see(
                    Check.GRADE_MISMATCH,
                    null,
                    null,
                    null,
                    "declaredTotal",
                    submission.declared().total(),
                    "declaredGrade",
                    declared,
                    "bandGrade",
                    declaredGrade.label());
        }
        if (declaredGrade != null && declaredGrade.aliases().contains(declared)) {
            see(
                    Check.GRADE_LABEL_VARIANT,
                    null,
                    null,
                    null,
                    "declaredGrade",
                    declared,
                    "standardGrade",
                    declaredGrade.label());
        }
        if (ruleGrade != null && !ruleGrade.isCalled(declared)) {
            see(
                    Check.GRADE_DIFFERS,
                    null,
                    null,
                    null,
                    "declaredGrade",
                    declared,
                    "ruleGrade",
                    ruleGrade.label(),
                    "ruleTotal",
                    ruleTotal);
        }
    }

    private void sensitive(BigDecimal total) {
        BigDecimal nearest = null;
        for (BigDecimal bound : ruleSet.gradeBounds()) {
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
            see(
                    Check.GRADE_SENSITIVE,
                    null,
                    null,
                    distance,
                    "ruleTotal",
                    total,
                    "bound",
                    nearest,
                    "difference",
                    distance);
        }
    }
}
