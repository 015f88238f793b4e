package org.plumbline.generation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Group;
import org.plumbline.vocabulary.GroupEntry;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** One submission being filled in, from the budget down to the declared grade. */
final class Draft {

    /** In a thousand: bodies that spend late and miss half of their targets. */
    private static final int WEAK = 70;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Dice dice;
    private final SchemeForm form;
    private final Plan plan;
    private final Claims claims;
    private final boolean weak;
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final List<Entry> entries = new ArrayList<>();
    private final List<StatedFact> facts = new ArrayList<>();
    private Budget budget;

    Draft(Dice dice, SchemeForm form, Plan plan) {
        this.dice = dice;
        this.form = form;
        this.plan = plan;
        this.weak = dice.perMille(WEAK);
        this.claims = new Claims(dice, weak);
        if (dice.perMille(plan.faulty())) {
            for (int i = dice.between(1, 2); i > 0; i--) {
                faults.add(dice.any(List.of(Fault.values())));
            }
        }
    }

    Submission submission(int year) {
        boolean department = form.scheme().id().contains("department");
        budget = new Money(dice, weak).budget(department, take(Fault.OVERSPENT_LINE));
        form.scheme().indicators().forEach(this::fixed);
        if (form.scheme().openIndicators()) {
            own();
        }
        List<GroupEntry> groups =
                form.scheme().groups().stream().map(this::group).toList();
        form.ruleSet().facts().forEach(this::asked);
        BigDecimal sum = BigDecimal.ZERO;
        for (Entry entry : entries) {
            sum = entry.declaredScore() == null ? sum : sum.add(entry.declaredScore());
        }
        for (GroupEntry group : groups) {
            sum = group.declaredScore() == null ? sum : sum.add(group.declaredScore());
        }
        return new Submission(
                form.scheme().id(),
                year,
                Names.subject(dice, department),
                budget,
                entries,
                groups,
                facts,
                declared(sum));
    }

    /** Whether there is such a fault to be put somewhere; it is put once. */
    private boolean take(Fault fault) {
        return faults.remove(fault);
    }

    private void fixed(Indicator indicator) {
        boolean checklist = form.isChecklist(indicator);
        Value target = indicator.target();
        Value actual = target == null && !checklist
                ? null
                : indicator.recomputation() == Recomputation.NONE
                        ? checklist && target == null
                                ? Value.of("健全")
                                : claims.actual(target, indicator.operator(), indicator.unit())
                        : recomputed(indicator);
        actual = spoiled(actual, indicator.unit());
        List<String> points = checklist ? ticked(form.points(indicator)) : null;
        BigDecimal score = indicator.group() == null && indicator.weight() != null
                ? score(indicator.weight(), target, actual, indicator.operator())
                : null;
        entries.add(new Entry(
                indicator.code(),
                null,
                null,
                null,
                null,
                null,
                actual,
                points,
                score,
                reason(target, actual),
                null,
                null,
                null));
    }

    /** As the amounts give it, rounded as people round. */
    private Value recomputed(Indicator indicator) {
        BigDecimal rate = indicator.recomputation() == Recomputation.EXECUTION_RATE
                ? budget.executionRate()
                : budget.adjustmentRate();
        if (rate == null) {
            return null;
        }
        BigDecimal shown = rate.setScale(2, RoundingMode.HALF_UP);
        return Value.of(take(Fault.OTHER_RATE) ? shown.subtract(dice.decimal(50, 500, 2)) : shown);
    }

    private Value spoiled(Value actual, String unit) {
        if (actual == null || actual.figure() == null || !dice.perMille(120)) {
            return actual;
        }
        if (take(Fault.NO_ACTUAL)) {
            return null;
        }
        return take(Fault.WORD_FOR_NUMBER)
                ? Value.of(actual.figure().toPlainString() + (unit == null ? "" : unit))
                : actual;
    }

    /** Half of the forms print no ticks at all; of the others few lack one. */
    private List<String> ticked(List<String> points) {
        if (points.isEmpty() || dice.perMille(450)) {
            return null;
        }
        return dice.perMille(900) ? points : points.subList(0, points.size() - 1);
    }

    private BigDecimal score(BigDecimal weight, Value target, Value actual, Operator operator) {
        if (dice.perMille(120)) {
            if (take(Fault.NO_SCORE)) {
                return null;
            }
            if (take(Fault.OVER_WEIGHT)) {
                return weight.add(dice.any(List.of(HALF, BigDecimal.ONE)));
            }
        }
        return claims.score(weight, target, actual, operator);
    }

    private String reason(Value target, Value actual) {
        boolean asked = target != null && actual != null && !target.equals(actual) && target.figure() != null;
        return asked && dice.perMille(400) ? dice.any(List.of("服务对象增加", "工期顺延", "预算下达较晚", "实际需求变化")) : null;
    }

    /** The scheme's open weight over indicators of one's own. */
    private void own() {
        int fixed = form.scheme().indicators().size();
        int count = plan.indicators() == 0 ? dice.between(5, 12) : Math.max(0, plan.indicators() - fixed);
        List<OwnIndicator> chosen = chosen(count);
        BigDecimal each = count == 0
                ? BigDecimal.ZERO
                : form.open().divideToIntegralValue(BigDecimal.valueOf(count)).max(HALF);
        BigDecimal left = form.open();
        for (int i = 0; i < chosen.size(); i++) {
            BigDecimal weight = i == chosen.size() - 1 ? left : each;
            left = left.subtract(weight);
            own(chosen.get(i), i, form.scoresOwn() && weight.signum() > 0 ? weight : null);
        }
    }

    /** In the order of a form; where more are asked for than there are, from the beginning again. */
    private List<OwnIndicator> chosen(int count) {
        List<OwnIndicator> chosen = new ArrayList<>();
        int rest = count;
        while (rest > OwnIndicator.ALL.size()) {
            chosen.addAll(OwnIndicator.ALL);
            rest -= OwnIndicator.ALL.size();
        }
        int open = OwnIndicator.ALL.size();
        for (OwnIndicator indicator : OwnIndicator.ALL) {
            if (dice.between(1, open--) <= rest) {
                chosen.add(indicator);
                rest--;
            }
        }
        return chosen;
    }

    private void own(OwnIndicator indicator, int number, BigDecimal weight) {
        Value target = Value.of(indicator.target(dice));
        Value actual = spoiled(claims.actual(target, indicator.operator(), indicator.unit()), indicator.unit());
        String key = null;
        if (actual != null
                && actual.figure() != null
                && !"%".equals(indicator.unit())
                && dice.perMille(faults.contains(Fault.TWO_VALUES) ? 400 : 60)) {
            key = indicator.name();
            fact(key, actual, indicator.unit());
            if (take(Fault.TWO_VALUES)) {
                facts.remove(facts.size() - 1);
                fact(key, Value.of(actual.figure().add(BigDecimal.valueOf(dice.between(1, 9)))), indicator.unit());
            }
        }
        entries.add(new Entry(
                "x%02d".formatted(number + 1),
                number < OwnIndicator.ALL.size() ? indicator.name() : indicator.name() + "（" + (number + 1) + "）",
                indicator.level1(),
                indicator.level2(),
                weight,
                new Target(indicator.operator(), target, indicator.unit()),
                actual,
                null,
                weight == null ? null : score(weight, target, actual, indicator.operator()),
                reason(target, actual),
                null,
                weight == null ? null : form.method(indicator.operator()),
                key));
    }

    private void fact(String key, Value value, String unit) {
        facts.add(new StatedFact(key, value, unit, "正文"));
    }

    private GroupEntry group(Group group) {
        List<String> members = form.members(group);
        String chosen = group.take() == GroupTake.CHOSEN && !members.isEmpty() ? dice.any(members) : null;
        BigDecimal score = group.weight() == null ? null : claims.score(group.weight(), null, null, Operator.EQUAL);
        return new GroupEntry(group.code(), score, chosen);
    }

    /** What rows of 加分 and 否决 ask for: seldom anything. */
    private void asked(String key) {
        if (dice.perMille(700)) {
            boolean count = key.endsWith("次数") || key.endsWith("项数");
            facts.add(new StatedFact(
                    key,
                    count
                            ? Value.of(BigDecimal.valueOf(dice.perMille(900) ? 0 : dice.between(1, 3)))
                            : Value.of(dice.perMille(985) ? "否" : "是"),
                    null,
                    "正文"));
        }
    }

    private Declared declared(BigDecimal sum) {
        BigDecimal total = sum;
        if (sum.signum() == 0) { // no scores are printed, the total is
            total = dice.decimal(dice.perMille(700) ? 90 : 75, 100, 0);
        } else if (take(Fault.SUM_MISMATCH)) {
            total = sum.add(dice.decimal(1, 40, 1)).min(form.scheme().fullMarks());
            total = total.compareTo(sum) == 0 ? sum.subtract(BigDecimal.ONE) : total;
        } else if (dice.perMille(30)) {
            return new Declared(null, null);
        }
        String grade = form.grade(total);
        if (grade != null && take(Fault.OTHER_GRADE)) {
            List<String> others = form.ruleSet().grades().stream()
                    .filter(each -> !each.equals(form.grade(sum)))
                    .toList();
            grade = others.isEmpty() ? grade : dice.any(others);
        } else if (grade != null && dice.perMille(30)) {
            List<String> aliases = form.ruleSet().gradeAliases(grade);
            grade = aliases.isEmpty() ? grade : dice.any(aliases);
        }
        return new Declared(total, grade);
    }
}
