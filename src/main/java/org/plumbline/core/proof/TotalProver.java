package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.proof.ProofRow.FilledCondition;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType.BoundCondition;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Execution;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;

/**
 * Decides whether a better value may lower the total.
 *
 * <p>For one indicator at a time this follows from its score: groups take the least, the highest, the mean or one of
 * their members' shares, sums are rescaled by the same weights, and rounding, limits of bonuses, full marks, caps and a
 * total set to 0 keep the order of totals. The execution rate alone also chooses the cap. So the total is
 * computed by the scorer at every bound on the execution rate and next to it, up to 100 %, with the other indicators
 * at their best, where a lower cap takes the most, and at their worst, where a smaller bonus does.
 */
final class TotalProver {

    private static final String RATE = "executionRate";

    /** Rates have as many decimals as quotients. */
    private static final BigDecimal UNIT = BigDecimal.ONE.movePointLeft(DecimalMath.WORKING_SCALE);

    private final ProofRun run;
    private final FullSubmissions submissions;
    private final TrialRunner trials;

    TotalProver(ProofRun run) {
        this.run = run;
        this.submissions = new FullSubmissions(run);
        this.trials = new TrialRunner(run.ruleSet());
    }

    /** A total with the submission it belongs to. */
    private record RatedTotal(BigDecimal rate, Submission submission, BigDecimal total) {}

    void prove() {
        if (!run.listCounterexamples(ProofProperty.BETTER_NEVER_LOWER).isEmpty()) {
            run.addUndecided(
                    ProofProperty.TOTAL_NEVER_LOWER,
                    new Bilingual(
                            "有指标的更好的值得分更低，总分随之更低",
                            "some indicator scores less for a better value, and so does the total"));
        }
        List<ProofRow> rows = FactRowProver.listAdjustingRows(run);
        if (rows.isEmpty()) {
            return;
        }
        Set<BigDecimal> rates = listRates(rows);
        checkCaps(rates);
        TreeSet<BigDecimal> upToPlan = new TreeSet<>(rates);
        upToPlan.removeIf(rate -> rate.compareTo(DecimalMath.HUNDRED) > 0);
        checkTotals(upToPlan, List.of());
        for (ProofRow row : rows) {
            if (row.findIntervals().containsKey(RATE) && row.table().form() == RuleFamilies.BONUS.table()) {
                checkTotals(upToPlan, FactRowProver.listFacts(row));
            }
        }
        for (ProofRow row : rows) {
            if (row.table().form() == RuleFamilies.BONUS.table()
                    && row.findIntervals().containsKey("number")) {
                new BonusProver(run).prove(row.findText("fact"), rows);
            }
        }
    }

    private Set<BigDecimal> listRates(List<ProofRow> rows) {
        Set<BigDecimal> bounds = new TreeSet<>(List.of(BigDecimal.ZERO, DecimalMath.HUNDRED, BigDecimal.valueOf(200)));
        for (ProofRow row : rows) {
            for (FilledCondition each : row.listConditions()) {
                if (each.column() instanceof BoundCondition<?> bound
                        && bound.property().equals(RATE)) {
                    bounds.add((BigDecimal) each.cell());
                }
            }
        }
        for (Indicator indicator : run.ruleSet().scheme().indicators()) {
            BigDecimal target =
                    indicator.target() == null ? null : indicator.target().numberOrNull();
            if (indicator.recomputation() == Recomputation.EXECUTION_RATE && target != null) {
                ProvedIndicator subject = new ProvedIndicator(indicator, indicator);
                bounds.addAll(ValueLines.of(run.groups().findRows(subject.readNumber(target, target, BigDecimal.ONE)))
                        .listValues(target));
            }
        }
        Set<BigDecimal> rates = new TreeSet<>();
        for (BigDecimal bound : bounds) {
            for (RoundingMode mode : List.of(RoundingMode.FLOOR, RoundingMode.CEILING)) {
                BigDecimal rounded = bound.setScale(DecimalMath.WORKING_SCALE, mode);
                rates.addAll(List.of(rounded.subtract(UNIT), rounded, rounded.add(UNIT)));
            }
        }
        rates.removeIf(rate ->
                rate.compareTo(FactRowProver.RATES.low()) < 0 || rate.compareTo(FactRowProver.RATES.high()) > 0);
        return rates;
    }

    /** Each execution rate has one cap, where there are caps. */
    private void checkCaps(Set<BigDecimal> rates) {
        if (run.ruleSet().caps().isEmpty()) {
            return;
        }
        try (RuleSession rules = run.ruleSet().openSession()) {
            for (BigDecimal rate : rates) {
                List<RuleSource> caps = rules.adjust(List.of(new Execution(rate))).stream()
                        .map(FiredRule::rule)
                        .filter(run.ruleSet().caps()::contains)
                        .toList();
                run.addParts(1);
                if (caps.size() != 1) {
                    reportCaps(rate, caps);
                }
            }
        }
    }

    private void reportCaps(BigDecimal rate, List<RuleSource> caps) {
        Submission submission = trials.createSubmission(List.of(), TrialRunner.createBudget(rate), List.of());
        long confirmed =
                IndicatorRescorer.findAdjustments(run.ruleSet(), submission)
                        .of(run.ruleSet().scheme().fullMarks())
                        .steps()
                        .stream()
                        .filter(TraceStep.CapStep.class::isInstance)
                        .count();
        if (confirmed != caps.size() || !run.isFirst(List.of("caps", caps))) {
            return;
        }
        String shown = ProofSentences.format(rate);
        Bilingual given = Bilingual.of("执行率 %s%%", "execution rate %s %%", shown);
        run.add(new Counterexample(
                ProofProperty.ONE_ROW,
                null,
                caps.isEmpty() ? run.ruleSet().caps().get(0) : caps.get(caps.size() - 1),
                List.of(new ProofTrial(submission, given, caps, null)),
                caps.isEmpty()
                        ? Bilingual.of("执行率 %s%% 没有总分上限", "the execution rate %s %% has no cap", shown)
                        : Bilingual.of(
                                "执行率 %s%% 有几个总分上限：%s",
                                "the execution rate %s %% has several caps: %s",
                                shown,
                                ProofSentences.join(caps, "、"))));
    }

    private void checkTotals(Set<BigDecimal> rates, List<StatedFact> facts) {
        for (boolean best : new boolean[] {true, false}) {
            RatedTotal highest = null;
            for (BigDecimal rate : rates) {
                Optional<RatedTotal> total = computeTotal(best, rate, facts);
                if (total.isEmpty()) {
                    checkWithoutScores(rates, facts);
                    return;
                }
                RatedTotal here = total.orElseThrow();
                if (highest != null && here.total().compareTo(highest.total()) < 0) {
                    report(simplify(here, best, facts), highest);
                    return;
                }
                highest = highest == null || here.total().compareTo(highest.total()) > 0 ? here : highest;
            }
        }
    }

    private Optional<RatedTotal> computeTotal(boolean best, BigDecimal rate, List<StatedFact> facts) {
        run.addParts(1);
        return submissions.create(best, rate, facts).flatMap(submission -> trials.score(submission)
                .map(Evaluation::total)
                .map(total -> new RatedTotal(rate, submission, total)));
    }

    /** A rate with fewer decimals and as low a total. */
    private RatedTotal simplify(RatedTotal found, boolean best, List<StatedFact> facts) {
        for (int decimals : new int[] {0, 2}) {
            BigDecimal rounded = found.rate().setScale(decimals, RoundingMode.CEILING);
            Optional<RatedTotal> total =
                    rounded.compareTo(DecimalMath.HUNDRED) > 0 ? Optional.empty() : computeTotal(best, rounded, facts);
            if (total.filter(each -> each.total().compareTo(found.total()) <= 0).isPresent()) {
                return total.orElseThrow();
            }
        }
        return found;
    }

    /** Without a submission that has a total, only the rows' effect on full marks can be compared. */
    private void checkWithoutScores(Set<BigDecimal> rates, List<StatedFact> facts) {
        BigDecimal highest = null;
        for (BigDecimal rate : rates) {
            BigDecimal total = IndicatorRescorer.findAdjustments(
                            run.ruleSet(), trials.createSubmission(List.of(), TrialRunner.createBudget(rate), facts))
                    .of(run.ruleSet().scheme().fullMarks())
                    .total();
            if (highest != null && total.compareTo(highest) < 0) {
                run.addUndecided(
                        ProofProperty.TOTAL_NEVER_LOWER,
                        Bilingual.of(
                                "执行率 %s%% 的总分可能更低，但没有能评出总分的填报可以核实",
                                "the total may be lower at an execution rate of %s %%, but no submission with a total can confirm it",
                                ProofSentences.format(rate)));
                return;
            }
            highest = total;
        }
    }

    private void report(RatedTotal better, RatedTotal worse) {
        List<RuleSource> at = new ArrayList<>();
        trials.score(better.submission()).ifPresent(evaluation -> evaluation.trace().stream()
                .filter(step -> step instanceof TraceStep.CapStep || step instanceof TraceStep.VetoStep)
                .map(TraceStep::rule)
                .forEach(at::add));
        if (!run.isFirst(List.of(ProofProperty.TOTAL_NEVER_LOWER, at))) {
            return;
        }
        String high = ProofSentences.format(better.rate());
        String low = ProofSentences.format(worse.rate());
        Bilingual sentence = new Bilingual(
                "执行率 %s%% 的总分是 %s，执行率更低的 %s%% 总分是 %s".formatted(high, better.total(), low, worse.total()),
                "the total is %s at an execution rate of %s %%, and %s at the lower rate %s %%"
                        .formatted(better.total(), high, worse.total(), low));
        run.add(new Counterexample(
                ProofProperty.TOTAL_NEVER_LOWER,
                null,
                at.isEmpty() ? null : at.get(0),
                List.of(toTrial(better, at), toTrial(worse, List.of())),
                sentence));
    }

    private static ProofTrial toTrial(RatedTotal each, List<RuleSource> rows) {
        return new ProofTrial(
                each.submission(),
                Bilingual.of("执行率 %s%%", "execution rate %s %%", ProofSentences.format(each.rate())),
                rows,
                each.total());
    }
}
