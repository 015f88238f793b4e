package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.MoneyUnits;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.StatedFact;

/** Observations on amounts: overspent, moved, left out, added up wrongly, or spent too slowly (YJ-02, YJ-08, F19). */
final class BudgetObserver {

    /** Names on forms of the line that projects are paid from: 项目支出, 专项项目支出. */
    private static final String PROJECT_SPENDING = "项目支出";

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final Budget budget;
    private final KnownFacts facts;
    private final ObservationCollector observations;

    BudgetObserver(Budget budget, KnownFacts facts, ObservationCollector observations) {
        this.budget = budget;
        this.facts = facts;
        this.observations = observations;
    }

    void observeAll(List<Reading> readings) {
        observeSpending();
        BigDecimal whole = budget.denominator();
        if (whole != null && whole.signum() == 0) {
            observations.addToSubmission(
                    Check.BUDGET_ZERO,
                    null,
                    Figure.BUDGET.of(whole),
                    Figure.EXECUTED.of(budget.executed()),
                    Figure.UNIT.of(budget.unit()));
        }
        observeAdjustment(readings);
        observeCoverage();
        observeFinalAccounts();
        observeSums();
        observePace();
    }

    private void observeSpending() {
        observeUnderspend("合计", budget.denominator(), budget.executed());
        budget.lines().forEach(this::observeLine);
        budget.tasks().forEach(this::observeLine);
    }

    private void observeLine(BudgetLine line) {
        if (line.budget() == null || line.executed() == null) {
            return;
        }
        BigDecimal over = line.executed().subtract(line.budget());
        if (over.signum() > 0) {
            // spending without any budget has no rate; it is beyond every percentage
            BigDecimal rate = DecimalMath.computePercent(over, line.budget());
            observations.addToItem(
                    Check.OVERSPEND,
                    line.item(),
                    rate == null ? DecimalMath.HUNDRED : rate,
                    Figure.ITEM.of(line.item()),
                    Figure.BUDGET.of(line.budget()),
                    Figure.EXECUTED.of(line.executed()),
                    Figure.OVERSPENT.of(over),
                    Figure.OVERSPEND_RATE.of(rate),
                    Figure.UNIT.of(this.budget.unit()));
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
        observations.addToItem(
                Check.UNDERSPEND,
                item,
                rate,
                Figure.ITEM.of(item),
                Figure.BUDGET.of(budget),
                Figure.EXECUTED.of(executed),
                Figure.UNSPENT.of(unspent),
                Figure.UNSPENT_RATE.of(rate),
                Figure.UNIT.of(this.budget.unit()));
    }

    /** Carry-in is no adjustment: adjusted − carry-in is compared with initial. */
    private void observeAdjustment(List<Reading> readings) {
        NumberReading rate = findAdjustmentRate(readings);
        boolean explained = facts.contains(FactKey.ADJUSTMENT_REASON)
                || rate != null && rate.entry() != null && rate.entry().reason() != null;
        if (explained) {
            return;
        }
        BigDecimal declared = rate == null ? null : rate.declaredActual();
        if (budget.initial() != null && budget.adjusted() != null) {
            observeMoved(
                    null,
                    declared,
                    computeAppropriation().subtract(budget.initial()).abs(),
                    budget.initial());
        }
        if (declared != null && declared.signum() == 0) {
            observeMoved(rate.code(), declared, sumOverspending(), budget.denominator());
        }
    }

    /** The last indicator of that recomputation; null where there is none. */
    private static NumberReading findAdjustmentRate(List<Reading> readings) {
        NumberReading rate = null;
        for (Reading reading : readings) {
            if (reading instanceof NumberReading number
                    && reading.indicator().recomputation() == Recomputation.ADJUSTMENT_RATE) {
                rate = number;
            }
        }
        return rate;
    }

    private BigDecimal sumOverspending() {
        BigDecimal over = BigDecimal.ZERO;
        for (BudgetLine line : budget.lines()) {
            if (line.budget() != null
                    && line.executed() != null
                    && line.executed().compareTo(line.budget()) > 0) {
                over = over.add(line.executed().subtract(line.budget()));
            }
        }
        return over;
    }

    private void observeMoved(String indicator, BigDecimal declared, BigDecimal moved, BigDecimal of) {
        BigDecimal rate = DecimalMath.computePercent(moved, of);
        if (rate != null && rate.signum() > 0) {
            observations.addToIndicator(
                    Check.ADJUSTMENT_SUSPECT,
                    indicator,
                    rate,
                    Figure.ACTUAL.of(declared),
                    Figure.BUDGET.of(of),
                    Figure.MOVED.of(moved),
                    Figure.ADJUSTMENT_RATE.of(rate),
                    Figure.UNIT.of(budget.unit()));
        }
    }

    /** This year's money: adjusted less carry-in. */
    private BigDecimal computeAppropriation() {
        return budget.carryIn() == null ? budget.adjusted() : budget.adjusted().subtract(budget.carryIn());
    }

    private void observeCoverage() {
        BigDecimal tasks = addAmounts(budget.tasks(), BudgetLine::budget);
        for (BudgetLine line : budget.lines()) {
            if (line.item().endsWith(PROJECT_SPENDING) && tasks != null) {
                observeCovered(line.item(), tasks, line.budget(), budget.unit(), null);
            }
        }
        for (StatedFact evaluated :
                facts.findAll(FactKey.PROJECTS_EVALUATED).stream().limit(1).toList()) {
            observeCovered(
                    FactKey.PROJECTS_EVALUATED.label(),
                    evaluated.value().numberOrNull(),
                    facts.findFigure(FactKey.PROJECTS_TARGETED),
                    evaluated.unit(),
                    evaluated.source());
        }
    }

    private void observeCovered(String item, BigDecimal part, BigDecimal whole, String unit, String source) {
        BigDecimal share = DecimalMath.computePercent(part, whole);
        if (share != null) {
            observations.addToItem(
                    Check.COVERAGE_GAP,
                    item,
                    share,
                    Figure.ITEM.of(item),
                    Figure.COVERED.of(part),
                    Figure.WHOLE.of(whole),
                    Figure.COVERAGE.of(share),
                    Figure.UNIT.of(unit),
                    Figure.SOURCE.of(source));
        }
    }

    private void observeFinalAccounts() {
        BigDecimal executed = toTenThousandYuan(budget.executed());
        for (StatedFact fact : facts.findAll(FactKey.FINAL_ACCOUNTS)) {
            BigDecimal accounts =
                    fact.unit() == null ? toTenThousandYuan(fact.value().numberOrNull()) : KnownFacts.toAmount(fact);
            BigDecimal apart =
                    executed == null ? null : executed.subtract(accounts).abs();
            BigDecimal rate = DecimalMath.computePercent(apart, executed);
            if (rate != null && rate.signum() > 0) {
                BigDecimal whole = budget.adjusted() == null
                        ? toTenThousandYuan(budget.initial())
                        : toTenThousandYuan(computeAppropriation());
                observations.addToItem(
                        Check.SCOPE_DIFFERENCE,
                        FactKey.parseItem(fact.key()),
                        rate,
                        Figure.FINAL_ACCOUNTS.of(accounts),
                        Figure.EXECUTED.of(executed),
                        Figure.DIFFERENCE.of(apart),
                        Figure.BUDGET.of(whole),
                        Figure.COVERAGE.of(DecimalMath.computePercent(accounts, whole)),
                        Figure.UNIT.of("万元"),
                        Figure.SOURCE.of(fact.source()));
            }
        }
    }

    private BigDecimal toTenThousandYuan(BigDecimal amount) {
        return amount == null ? null : MoneyUnits.convert(amount, budget.unit(), "万元");
    }

    private void observeSums() {
        observeSum(
                "预算数",
                toTenThousandYuan(addAmounts(budget.lines(), BudgetLine::budget)),
                toTenThousandYuan(budget.denominator()),
                "万元",
                null);
        observeSum(
                "执行数",
                toTenThousandYuan(addAmounts(budget.lines(), BudgetLine::executed)),
                toTenThousandYuan(budget.executed()),
                "万元",
                null);
        for (StatedFact whole : facts.findAll(FactKey.WHOLE)) {
            String item = FactKey.parseItem(whole.key());
            BigDecimal parts = null;
            for (StatedFact part : facts.findAll(FactKey.PART)) {
                String of = FactKey.parseItem(part.key());
                if (of.startsWith(item) && of.length() > item.length() && ":：".indexOf(of.charAt(item.length())) >= 0) {
                    BigDecimal amount = KnownFacts.toAmount(part);
                    parts = parts == null ? amount : parts.add(amount);
                }
            }
            observeSum(item, parts, KnownFacts.toAmount(whole), KnownFacts.toUnit(whole), whole.source());
        }
    }

    private void observeSum(String item, BigDecimal parts, BigDecimal whole, String unit, String source) {
        BigDecimal gap = parts == null || whole == null
                ? BigDecimal.ZERO
                : parts.subtract(whole).abs();
        if (gap.signum() != 0 && !isBelowPrinted(gap, whole)) {
            for (Check check : List.of(Check.AMOUNT_SUM_MISMATCH, Check.ROUNDING)) {
                observations.addToItem(
                        check,
                        item,
                        gap,
                        Figure.ITEM.of(item),
                        Figure.SUM.of(parts),
                        Figure.WHOLE.of(whole),
                        Figure.DIFFERENCE.of(gap),
                        Figure.UNIT.of(unit),
                        Figure.SOURCE.of(source));
            }
        }
    }

    /** Whether the difference is less than the last decimal that the total is printed with, of at least two. */
    private static boolean isBelowPrinted(BigDecimal gap, BigDecimal whole) {
        return gap.compareTo(BigDecimal.ONE.movePointLeft(Math.max(2, whole.scale()))) < 0;
    }

    /** Null where there are none, or where one is not printed. */
    private static BigDecimal addAmounts(List<BudgetLine> lines, Function<BudgetLine, BigDecimal> amount) {
        List<BigDecimal> amounts = new ArrayList<>();
        lines.forEach(line -> amounts.add(amount.apply(line)));
        return amounts.isEmpty() || amounts.stream().anyMatch(Objects::isNull)
                ? null
                : amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** executed ÷ budget, over the share of the year that is gone. A budget of 0 has no pace. */
    private void observePace() {
        BigDecimal month = facts.findFigure(FactKey.MONTH);
        if (month == null || budget.executed() == null || budget.denominator() == null) {
            return;
        }
        BigDecimal progress = DecimalMath.computePercent(
                budget.executed().multiply(MONTHS), budget.denominator().multiply(month));
        if (progress == null) {
            return;
        }
        for (Check check : List.of(Check.MONITOR_RED, Check.MONITOR_YELLOW)) {
            observations.addToSubmission(
                    check,
                    progress,
                    Figure.MONTH.of(month),
                    Figure.BUDGET.of(budget.denominator()),
                    Figure.EXECUTED.of(budget.executed()),
                    Figure.EXECUTION_RATE.of(budget.executionRate()),
                    Figure.PROGRESS.of(progress),
                    Figure.UNIT.of(budget.unit()));
        }
    }
}
