package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.UndecidedRow;
import org.plumbline.core.trace.ClampBound;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Bonus;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Cap;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Execution;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;
import org.plumbline.vocabulary.Veto;
import org.plumbline.vocabulary.VetoAction;

/**
 * The effect of rows of 加分, 封顶 and 否决 on a total and its grade: bonuses, each and all within their bounds, then full
 * marks, then the cap, then a total set to 0; after grading, the best grade that a veto allows. They follow from the
 * amounts and the stated facts, never from an indicator, so that they are evaluated once for any sum of scores.
 */
public final class Adjustments {

    private static final Adjustments NONE = new Adjustments(null, Budget.NONE, List.of(), List.of());

    private final RuleSet ruleSet;
    private final Budget budget;
    private final List<FiredRule> fired;
    private final List<UndecidedRow> undecidedRows;

    private Adjustments(RuleSet ruleSet, Budget budget, List<FiredRule> fired, List<UndecidedRow> unasked) {
        this.ruleSet = ruleSet;
        this.budget = budget;
        this.fired = fired;
        this.undecidedRows = unasked;
    }

    static Adjustments of(RuleSet ruleSet, Submission submission, RuleSession rules) {
        if (!ruleSet.hasAdjustments()) {
            return NONE;
        }
        Execution execution = new Execution(submission.budget().executionRate());
        List<Circumstance> circumstances = Circumstance.of(submission);
        List<Object> facts = new ArrayList<>(circumstances);
        facts.add(execution);
        return new Adjustments(
                ruleSet,
                submission.budget(),
                dropRepeated(ruleSet, rules.adjust(facts)),
                ruleSet.findUndecidedRows(execution, circumstances));
    }

    /** Each row once, in the workbook's order: a row without a fact matches every circumstance. */
    private static List<FiredRule> dropRepeated(RuleSet ruleSet, List<FiredRule> fired) {
        Map<RuleSource, FiredRule> byRule = new HashMap<>();
        fired.forEach(each -> byRule.merge(each.rule(), each, (one, other) -> findFactKey(one) == null ? one : other));
        List<FiredRule> once = new ArrayList<>();
        for (RuleSource rule : ruleSet.listRules()) {
            if (byRule.containsKey(rule)) {
                once.add(byRule.get(rule));
            }
        }
        return once;
    }

    private static String findFactKey(FiredRule fired) {
        return fired.statement() instanceof Bonus bonus
                ? bonus.fact()
                : fired.statement() instanceof Veto veto ? veto.fact() : null;
    }

    /** Rows that the known facts cannot decide. */
    List<UndecidedRow> undecidedRows() {
        return undecidedRows;
    }

    /** The execution rate where rows of 封顶 need it and none covers it; null otherwise. */
    BigDecimal findUncappedRate() {
        boolean capped = ruleSet == null
                || ruleSet.caps().isEmpty()
                || fired.stream().anyMatch(each -> each.statement() instanceof Cap);
        return capped ? null : budget.executionRate();
    }

    /**
     * The total for a sum of scores, and the steps that lead to it. @param total the sum itself where there are none
     */
    public record AdjustedTotal(BigDecimal total, List<TraceStep> steps) {}

    /** @param sum of the scores, rounded as the scheme specifies */
    public AdjustedTotal of(BigDecimal sum) {
        RunningTotal running = new RunningTotal(sum);
        if (ruleSet != null) {
            applyBonuses(running);
            applyCaps(running);
            applyZeroVetoes(running);
        }
        return new AdjustedTotal(running.total, running.steps);
    }

    /** A total while it is computed. */
    private static final class RunningTotal {
        private final List<TraceStep> steps = new ArrayList<>();
        private BigDecimal total;

        RunningTotal(BigDecimal total) {
            this.total = total;
        }

        /** @return points moved */
        BigDecimal moveTo(BigDecimal next) {
            BigDecimal points = next.subtract(total);
            total = next;
            return points;
        }
    }

    private void applyBonuses(RunningTotal running) {
        Scheme scheme = ruleSet.scheme();
        BigDecimal sum = running.total;
        for (FiredRule each : fired) {
            if (each.statement() instanceof Bonus bonus) {
                addBonus(running, each, bonus);
            }
        }
        BigDecimal most = scheme.bonuses().most();
        if (most != null) {
            limitTo(
                    running,
                    ClampBound.BONUS_LIMIT,
                    "加分总上限",
                    sum.add(scheme.rounding().round(most)));
        }
        if (!scheme.bonuses().aboveFullMarks()) {
            // a sum above full marks does not come from a bonus
            limitTo(
                    running,
                    ClampBound.FULL_MARKS,
                    "加分后可否超过满分",
                    scheme.fullMarks().max(sum));
        }
    }

    private void addBonus(RunningTotal running, FiredRule row, Bonus bonus) {
        BigDecimal points =
                running.moveTo(running.total.add(ruleSet.scheme().rounding().round(bonus.points())));
        FigureValues read = describeCircumstance(row, bonus.fact(), bonus.value())
                .and(FigureValues.of(
                        Figure.COUNT.of(bonus.count()), Figure.EACH.of(bonus.each()), Figure.MOST.of(bonus.most())));
        running.steps.add(new TraceStep.BonusStep(
                row.rule(),
                row.when(),
                bonus.basis(),
                read,
                DecimalMath.scalePoints(points),
                DecimalMath.scalePoints(running.total)));
    }

    private void limitTo(RunningTotal running, ClampBound bound, String setting, BigDecimal most) {
        BigDecimal before = running.total;
        if (before.compareTo(most) > 0) {
            BigDecimal points = running.moveTo(ruleSet.scheme().rounding().round(most));
            running.steps.add(new TraceStep.ClampStep(
                    null,
                    ruleSet.findSettingSource(setting),
                    bound,
                    DecimalMath.scalePoints(before),
                    DecimalMath.scalePoints(points),
                    DecimalMath.scalePoints(running.total)));
        }
    }

    private void applyCaps(RunningTotal running) {
        for (FiredRule each : fired) {
            if (each.statement() instanceof Cap cap) {
                BigDecimal before = running.total;
                BigDecimal points =
                        running.moveTo(before.min(ruleSet.scheme().rounding().round(cap.most())));
                running.steps.add(new TraceStep.CapStep(
                        each.rule(),
                        each.when(),
                        cap.basis(),
                        describeExecution(),
                        cap.most(),
                        DecimalMath.scalePoints(before),
                        DecimalMath.scalePoints(points),
                        DecimalMath.scalePoints(running.total)));
            }
        }
    }

    private void applyZeroVetoes(RunningTotal running) {
        for (FiredRule each : fired) {
            if (each.statement() instanceof Veto veto && veto.action() == VetoAction.ZERO_TOTAL) {
                BigDecimal before = running.total;
                BigDecimal points = running.moveTo(ruleSet.scheme().rounding().round(BigDecimal.ZERO));
                running.steps.add(new TraceStep.VetoStep(
                        each.rule(),
                        each.when(),
                        veto.basis(),
                        describeCircumstance(each, veto.fact(), veto.value()),
                        veto.action(),
                        DecimalMath.scalePoints(before),
                        DecimalMath.scalePoints(points),
                        DecimalMath.scalePoints(running.total),
                        null,
                        null,
                        null));
            }
        }
    }

    /** The grade after vetoes, and the steps that lead to it; a veto never raises a grade. */
    public List<TraceStep.VetoStep> of(String grade) {
        List<TraceStep.VetoStep> steps = new ArrayList<>();
        String now = grade;
        for (FiredRule each : fired) {
            if (each.statement() instanceof Veto veto && veto.action() == VetoAction.TOP_GRADE) {
                String next = findRank(now) > findRank(veto.grade()) ? veto.grade() : now;
                steps.add(new TraceStep.VetoStep(
                        each.rule(),
                        each.when(),
                        veto.basis(),
                        describeCircumstance(each, veto.fact(), veto.value()),
                        veto.action(),
                        null,
                        null,
                        null,
                        veto.grade(),
                        now,
                        next));
                now = next;
            }
        }
        return steps;
    }

    private int findRank(String grade) {
        return ruleSet.listGrades().indexOf(grade);
    }

    /** The veto with the lowest grade allowed; empty where none is below it. */
    public Optional<TraceStep.VetoStep> findVetoBelow(String grade) {
        return of(grade).stream()
                .filter(veto -> findRank(veto.limit()) < findRank(grade))
                .min(Comparator.comparing(veto -> findRank(veto.limit())));
    }

    /** The fact that a row named, with the execution rate where the row uses it. */
    private FigureValues describeCircumstance(FiredRule row, String fact, Value value) {
        FigureValues read = FigureValues.of(Figure.FACT.of(fact), Figure.VALUE.of(fact == null ? null : value));
        boolean looksAtRate = row.when().stream().anyMatch(condition -> condition.figure() == Figure.EXECUTION_RATE);
        return fact == null || looksAtRate ? read.and(describeExecution()) : read;
    }

    private FigureValues describeExecution() {
        return FigureValues.of(
                Figure.EXECUTED.of(budget.executed()),
                budget.denominatorFigure().of(budget.denominator()),
                Figure.EXECUTION_RATE.of(budget.executionRate()));
    }
}
