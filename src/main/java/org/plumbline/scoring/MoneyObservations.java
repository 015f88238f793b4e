package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.Money;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.StatedFact;

/** What the amounts show: moved, left out, added up wrongly, or spent too slowly (YJ-02, YJ-08, F19). */
final class MoneyObservations {

    /** How forms call the line that projects are paid from: 项目支出, 专项项目支出. */
    private static final String PROJECT_SPENDING = "项目支出";

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final Budget budget;
    private final KnownFacts facts;
    private final List<Observation> seen;

    MoneyObservations(Budget budget, KnownFacts facts, List<Observation> seen) {
        this.budget = budget;
        this.facts = facts;
        this.seen = seen;
    }

    private void see(Check check, String indicator, String about, BigDecimal value, Object... read) {
        seen.add(Observation.of(check, indicator, about, value, read));
    }

    void all(List<Reading> readings) {
        BigDecimal whole = budget.denominator();
        if (whole != null && whole.signum() == 0) {
            see(Check.BUDGET_ZERO, null, null, null, "budget", whole, "executed", budget.executed());
        }
        adjusted(readings);
        coverage();
        finalAccounts();
        sums();
        pace();
    }

    /** Carry-in is no adjustment: adjusted − carry-in is held against initial. */
    private void adjusted(List<Reading> readings) {
        NumberReading rate = null;
        for (Reading reading : readings) {
            if (reading instanceof NumberReading number
                    && reading.indicator().recomputation() == Recomputation.ADJUSTMENT_RATE) {
                rate = number;
            }
        }
        boolean explained = facts.has(FactKey.ADJUSTMENT_REASON)
                || rate != null && rate.entry() != null && rate.entry().reason() != null;
        if (explained) {
            return;
        }
        BigDecimal declared = rate == null ? null : rate.declaredActual();
        if (budget.initial() != null && budget.adjusted() != null) {
            moved(null, declared, appropriation().subtract(budget.initial()).abs(), budget.initial());
        }
        if (declared != null && declared.signum() == 0) {
            BigDecimal over = BigDecimal.ZERO;
            for (BudgetLine line : budget.lines()) {
                if (line.budget() != null
                        && line.executed() != null
                        && line.executed().compareTo(line.budget()) > 0) {
                    over = over.add(line.executed().subtract(line.budget()));
                }
            }
            moved(rate.code(), declared, over, budget.denominator());
        }
    }

    private void moved(String indicator, BigDecimal declared, BigDecimal moved, BigDecimal of) {
        BigDecimal rate = Numbers.percent(moved, of);
        if (rate != null && rate.signum() > 0) {
            see(
                    Check.ADJUSTMENT_SUSPECT,
                    indicator,
                    null,
                    rate,
                    "actual",
                    declared,
                    "budget",
                    of,
                    "moved",
                    moved,
                    "adjustmentRate",
                    rate);
        }
    }

    /** This year's money: adjusted less carry-in. */
    private BigDecimal appropriation() {
        return budget.carryIn() == null ? budget.adjusted() : budget.adjusted().subtract(budget.carryIn());
    }

    private void coverage() {
        BigDecimal tasks = sum(budget.tasks(), BudgetLine::budget);
        for (BudgetLine line : budget.lines()) {
            if (line.item().endsWith(PROJECT_SPENDING) && tasks != null) {
                covered(line.item(), tasks, line.budget());
            }
        }
        covered(
                FactKey.PROJECTS_EVALUATED.label(),
                facts.figure(FactKey.PROJECTS_EVALUATED),
                facts.figure(FactKey.PROJECTS_TARGETED));
    }

    private void covered(String item, BigDecimal part, BigDecimal whole) {
        BigDecimal share = Numbers.percent(part, whole);
        if (share != null) {
            see(
                    Check.COVERAGE_GAP,
                    null,
                    item,
                    share,
                    "item",
                    item,
                    "covered",
                    part,
                    "whole",
                    whole,
                    "coverage",
                    share);
        }
    }

    private void finalAccounts() {
        BigDecimal executed = wan(budget.executed());
        for (StatedFact fact : facts.of(FactKey.FINAL_ACCOUNTS)) {
            BigDecimal accounts = fact.unit() == null ? wan(fact.value().figure()) : KnownFacts.amount(fact);
            BigDecimal apart =
                    executed == null ? null : executed.subtract(accounts).abs();
            BigDecimal rate = Numbers.percent(apart, executed);
            if (rate != null && rate.signum() > 0) {
                BigDecimal whole = budget.adjusted() == null ? wan(budget.initial()) : wan(appropriation());
                see(
                        Check.SCOPE_DIFFERENCE,
                        null,
                        FactKey.item(fact.key()),
                        rate,
                        "finalAccounts",
                        accounts,
                        "executed",
                        executed,
                        "difference",
                        apart,
                        "budget",
                        whole,
                        "coverage",
                        Numbers.percent(accounts, whole));
            }
        }
    }

    private BigDecimal wan(BigDecimal amount) {
        return amount == null ? null : Money.convert(amount, budget.unit(), "万元");
    }

    private void sums() {
        added("预算数", wan(sum(budget.lines(), BudgetLine::budget)), wan(budget.denominator()));
        added("执行数", wan(sum(budget.lines(), BudgetLine::executed)), wan(budget.executed()));
        for (StatedFact whole : facts.of(FactKey.WHOLE)) {
            String item = FactKey.item(whole.key());
            BigDecimal parts = null;
            for (StatedFact part : facts.of(FactKey.PART)) {
                String of = FactKey.item(part.key());
                if (of.startsWith(item) && of.length() > item.length() && ":：".indexOf(of.charAt(item.length())) >= 0) {
                    BigDecimal amount = KnownFacts.amount(part);
                    parts = parts == null ? amount : parts.add(amount);
                }
            }
            added(item, parts, KnownFacts.amount(whole));
        }
    }

    private void added(String item, BigDecimal parts, BigDecimal whole) {
        BigDecimal gap = parts == null || whole == null
                ? BigDecimal.ZERO
                : parts.subtract(whole).abs();
        if (gap.signum() != 0) {
            for (Check check : List.of(Check.AMOUNT_SUM_MISMATCH, Check.ROUNDING)) {
                see(check, null, item, gap, "item", item, "sum", parts, "whole", whole, "difference", gap);
            }
        }
    }

    /** Null where there is none, or where one is not printed. */
    private static BigDecimal sum(List<BudgetLine> lines, Function<BudgetLine, BigDecimal> amount) {
        List<BigDecimal> amounts = new ArrayList<>();
        lines.forEach(line -> amounts.add(amount.apply(line)));
        return amounts.isEmpty() || amounts.stream().anyMatch(Objects::isNull)
                ? null
                : amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** executed ÷ budget, over the share of the year that is gone. A budget of 0 has no pace. */
    private void pace() {
        BigDecimal month = facts.figure(FactKey.MONTH);
        if (month == null || budget.executed() == null || budget.denominator() == null) {
            return;
        }
        BigDecimal progress = Numbers.percent(
                budget.executed().multiply(MONTHS), budget.denominator().multiply(month));
        if (progress == null) {
            return;
        }
        for (Check check : List.of(Check.MONITOR_RED, Check.MONITOR_YELLOW)) {
            see(
                    check,
                    null,
                    null,
                    progress,
                    "month",
                    month,
                    "budget",
                    budget.denominator(),
                    "executed",
                    budget.executed(),
                    "executionRate",
                    budget.executionRate(),
                    "progress",
                    progress);
        }
    }
}
