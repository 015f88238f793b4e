package org.plumbline.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.ruleset.Fired;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.ruleset.RuleSession;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.Unasked;
import org.plumbline.trace.TraceStep;
import org.plumbline.trace.TraceStep.Clamped.Bound;
import org.plumbline.vocabulary.Bonus;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Cap;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.Execution;
import org.plumbline.vocabulary.Numbers;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Veto;
import org.plumbline.vocabulary.VetoAction;

/**
 * What rows of 加分, 封顶 and 否决 make of a total and of its grade: bonuses, each and all within their bounds, then full
 * marks, then the cap, then a total set to 0; after grading, the best grade a veto leaves. They follow from the amounts and
 * the stated facts, never from an indicator, so that one asking holds for any sum of scores.
 */
public final class Adjustments {

    private static final Adjustments NONE = new Adjustments(null, Budget.NONE, List.of(), List.of());

    private final RuleSet ruleSet;
    private final Budget budget;
    private final List<Fired> fired;
    private final List<Unasked> unasked;

    private Adjustments(RuleSet ruleSet, Budget budget, List<Fired> fired, List<Unasked> unasked) {
        this.ruleSet = ruleSet;
        this.budget = budget;
        this.fired = fired;
        this.unasked = unasked;
    }

    static Adjustments of(RuleSet ruleSet, Submission submission, RuleSession rules) {
        if (!ruleSet.adjusts()) {
            return NONE;
        }
        Execution execution = new Execution(submission.budget().executionRate());
        List<Circumstance> circumstances = Circumstance.of(submission);
        List<Object> facts = new ArrayList<>(circumstances);
        facts.add(execution);
        return new Adjustments(
                ruleSet,
                submission.budget(),
                once(ruleSet, rules.adjust(facts)),
                ruleSet.unasked(execution, circumstances));
    }

    /** Each row once, in the workbook's order: one that names no fact is met by every circumstance alike. */
    private static List<Fired> once(RuleSet ruleSet, List<Fired> fired) {
        Map<RuleRef, Fired> byRule = new HashMap<>();
        fired.forEach(each -> byRule.merge(each.rule(), each, (one, other) -> fact(one) == null ? one : other));
        List<Fired> once = new ArrayList<>();
        for (RuleRef rule : ruleSet.rules()) {
            if (byRule.containsKey(rule)) {
                once.add(byRule.get(rule));
            }
        }
        return once;
    }

    private static String fact(Fired fired) {
        return fired.statement() instanceof Bonus bonus
                ? bonus.fact()
                : fired.statement() instanceof Veto veto ? veto.fact() : null;
    }

    /** Rows that what is known cannot decide. */
    List<Unasked> unasked() {
        return unasked;
    }

    /** What becomes of a sum of scores, and by which steps. @param total the sum itself where there are none */
    public record Adjusted(BigDecimal total, List<TraceStep> steps) {}

    /** @param sum of the scores, rounded as the scheme says */
    public Adjusted of(BigDecimal sum) {
        Running running = new Running(sum);
        if (ruleSet != null) {
            bonuses(running);
            caps(running);
            zero(running);
        }
        return new Adjusted(running.total, running.steps);
    }

    /** A total on its way. */
    private static final class Running {
        private final List<TraceStep> steps = new ArrayList<>();
        private BigDecimal total;

        Running(BigDecimal total) {
            this.total = total;
        }

        /** @return points moved */
        BigDecimal to(BigDecimal next) {
            BigDecimal points = next.subtract(total);
            total = next;
            return points;
        }
    }

    private void bonuses(Running running) {
        Scheme scheme = ruleSet.scheme();
        BigDecimal sum = running.total;
        for (Fired each : fired) {
            if (each.statement() instanceof Bonus bonus) {
                BigDecimal points =
                        running.to(running.total.add(scheme.rounding().round(bonus.points())));
                Map<String, Object> read = circumstance(each, bonus.fact(), bonus.value());
                read.put("count", bonus.count());
                read.put("each", bonus.each());
                if (bonus.most() != null) {
                    read.put("most", bonus.most());
                }
                running.steps.add(new TraceStep.BonusGiven(
                        each.rule(),
                        each.when(),
                        bonus.basis(),
                        read,
                        Numbers.points(points),
                        Numbers.points(running.total)));
            }
        }
        BigDecimal most = scheme.bonuses().most();
        if (most != null) {
            hold(running, Bound.BONUS_LIMIT, "加分总上限", sum.add(scheme.rounding().round(most)));
        }
        if (!scheme.bonuses().aboveFullMarks()) {
            // a sum above full marks is none of a bonus's doing
            hold(running, Bound.FULL_MARKS, "加分后可否超过满分", scheme.fullMarks().max(sum));
        }
    }

    private void hold(Running running, Bound bound, String setting, BigDecimal most) {
        BigDecimal before = running.total;
        if (before.compareTo(most) > 0) {
            BigDecimal points = running.to(ruleSet.scheme().rounding().round(most));
            running.steps.add(new TraceStep.Clamped(
                    null,
                    ruleSet.settingRef(setting),
                    bound,
                    Numbers.points(before),
                    Numbers.points(points),
                    Numbers.points(running.total)));
        }
    }

    private void caps(Running running) {
        for (Fired each : fired) {
            if (each.statement() instanceof Cap cap) {
                BigDecimal before = running.total;
                BigDecimal points =
                        running.to(before.min(ruleSet.scheme().rounding().round(cap.most())));
                running.steps.add(new TraceStep.Capped(
                        each.rule(),
                        each.when(),
                        cap.basis(),
                        execution(),
                        cap.most(),
                        Numbers.points(before),
                        Numbers.points(points),
                        Numbers.points(running.total)));
            }
        }
    }

    private void zero(Running running) {
        for (Fired each : fired) {
            if (each.statement() instanceof Veto veto && veto.action() == VetoAction.ZERO_TOTAL) {
                BigDecimal before = running.total;
                BigDecimal points = running.to(ruleSet.scheme().rounding().round(BigDecimal.ZERO));
                running.steps.add(new TraceStep.Vetoed(
                        each.rule(),
                        each.when(),
                        veto.basis(),
                        circumstance(each, veto.fact(), veto.value()),
                        veto.action(),
                        Numbers.points(before),
                        Numbers.points(points),
                        Numbers.points(running.total),
                        null,
                        null,
                        null));
            }
        }
    }

    /** What is left of a grade, and by which steps; a veto never betters one. */
    public List<TraceStep.Vetoed> of(String grade) {
        List<TraceStep.Vetoed> steps = new ArrayList<>();
        String now = grade;
        for (Fired each : fired) {
            if (each.statement() instanceof Veto veto && veto.action() == VetoAction.TOP_GRADE) {
                String next = rank(now) > rank(veto.grade()) ? veto.grade() : now;
                steps.add(new TraceStep.Vetoed(
                        each.rule(),
                        each.when(),
                        veto.basis(),
                        circumstance(each, veto.fact(), veto.value()),
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

    private int rank(String grade) {
        return ruleSet.grades().indexOf(grade);
    }

    /** The veto that leaves the least of a grade; empty where none is below it. */
    public Optional<TraceStep.Vetoed> below(String grade) {
        return of(grade).stream()
                .filter(veto -> rank(veto.limit()) < rank(grade))
                .min(Comparator.comparing(veto -> rank(veto.limit())));
    }

    /** The fact that a row named, with the execution rate where the row looked at it. */
    private Map<String, Object> circumstance(Fired row, String fact, Object value) {
        Map<String, Object> read = new LinkedHashMap<>();
        if (fact != null) {
            read.put("fact", fact);
            if (value != null) {
                read.put("value", value);
            }
        }
        if (fact == null || row.when().stream().anyMatch(condition -> condition.startsWith("executionRate "))) {
            read.putAll(execution());
        }
        return read;
    }

    private Map<String, Object> execution() {
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("executed", budget.executed());
        read.put(budget.denominatorName(), budget.denominator());
        read.put("executionRate", budget.executionRate());
        return read;
    }
}
