package org.plumbline.core.generation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.FactKey;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** One submission being filled in, from the budget down to the declared grade. */
final class SubmissionDraft {

    /** Number of bodies in a thousand that spend late and miss half of their targets. */
    private static final int WEAK = 70;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final RandomSource dice;
    private final SchemeProfile form;
    private final GenerationPlan plan;
    private final DeclaredValueGenerator claims;
    private final boolean weak;
    private final Set<SeededFault> faults = EnumSet.noneOf(SeededFault.class);
    private final List<IndicatorEntry> entries = new ArrayList<>();
    private final List<StatedFact> facts = new ArrayList<>();
    private Budget budget;

    SubmissionDraft(RandomSource dice, SchemeProfile form, GenerationPlan plan) {
        this.dice = dice;
        this.form = form;
        this.plan = plan;
        this.weak = dice.isTrueInThousand(WEAK);
        this.claims = new DeclaredValueGenerator(dice, weak);
        if (dice.isTrueInThousand(plan.faulty())) {
            for (int i = dice.nextInt(1, 2); i > 0; i--) {
                faults.add(dice.chooseAny(List.of(SeededFault.values())));
            }
        }
    }

    Submission createSubmission(int year) {
        boolean department = form.scheme().id().contains("department");
        budget = new BudgetGenerator(dice, weak).createBudget(department, applyFault(SeededFault.OVERSPENT_LINE));
        form.scheme().indicators().forEach(this::addCatalogueIndicator);
        if (form.scheme().openIndicators()) {
            addOwnIndicators();
        }
        List<IndicatorGroupEntry> groups =
                form.scheme().groups().stream().map(this::createGroupEntry).toList();
        form.ruleSet().listFactKeys().forEach(this::addRequestedFact);
        BigDecimal sum = BigDecimal.ZERO;
        for (IndicatorEntry entry : entries) {
            sum = entry.declaredScore() == null ? sum : sum.add(entry.declaredScore());
        }
        for (IndicatorGroupEntry group : groups) {
            sum = group.declaredScore() == null ? sum : sum.add(group.declaredScore());
        }
        return new Submission(
                form.scheme().id(),
                year,
                SubjectGenerator.createSubject(dice, department),
                budget,
                entries,
                groups,
                facts,
                createDeclared(sum));
    }

    /** Whether this fault is still to be seeded; it is seeded once. */
    private boolean applyFault(SeededFault fault) {
        return faults.remove(fault);
    }

    private void addCatalogueIndicator(Indicator indicator) {
        boolean checklist = form.isChecklist(indicator);
        Value target = indicator.target();
        Value actual = target == null && !checklist
                ? null
                : indicator.recomputation() == Recomputation.NONE
                                || indicator.recomputation().isFromFacts()
                        ? checklist && target == null
                                ? Value.of("健全")
                                : claims.createActual(target, indicator.operator(), indicator.unit())
                        : createRecomputed(indicator);
        actual = applyValueFault(actual, indicator.unit());
        List<String> points = checklist ? chooseTicks(form.points(indicator)) : null;
        BigDecimal score = indicator.group() == null && indicator.weight() != null
                ? createScore(indicator.weight(), target, actual, indicator.operator())
                : null;
        entries.add(IndicatorEntry.of(indicator.code())
                .actual(actual)
                .checks(points)
                .declaredScore(score)
                .reason(createReason(target, actual))
                .build());
        indicator.recomputation().facts().forEach(key -> addFact(key.about(indicator.code()), createSource(key), null));
    }

    /** Figures around a hundred, or days of a year of which the last may be late. */
    private Value createSource(FactKey key) {
        return switch (key) {
            case PLANNED_START -> Value.of("2023-03-01");
            case PLANNED_END -> Value.of("2023-09-30");
            case ACTUAL_END -> Value.of(
                    LocalDate.of(2023, 9, 30).plusDays(dice.nextInt(-10, 40)).toString());
            default -> Value.of(BigDecimal.valueOf(dice.nextInt(80, 120)));
        };
    }

    /** The rate computed from the amounts, rounded to usual decimals. */
    private Value createRecomputed(Indicator indicator) {
        BigDecimal rate = indicator.recomputation() == Recomputation.EXECUTION_RATE
                ? budget.executionRate()
                : budget.adjustmentRate();
        if (rate == null) {
            return null;
        }
        BigDecimal shown = rate.setScale(2, RoundingMode.HALF_UP);
        return Value.of(applyFault(SeededFault.OTHER_RATE) ? shown.subtract(dice.nextDecimal(50, 500, 2)) : shown);
    }

    private Value applyValueFault(Value actual, String unit) {
        if (actual == null || actual.numberOrNull() == null || !dice.isTrueInThousand(120)) {
            return actual;
        }
        if (applyFault(SeededFault.NO_ACTUAL)) {
            return null;
        }
        return applyFault(SeededFault.WORD_FOR_NUMBER)
                ? Value.of(actual.numberOrNull().toPlainString() + (unit == null ? "" : unit))
                : actual;
    }

    /** Half of the forms print no ticks at all; of the others few omit one. */
    private List<String> chooseTicks(List<String> points) {
        if (points.isEmpty() || dice.isTrueInThousand(450)) {
            return null;
        }
        return dice.isTrueInThousand(900) ? points : points.subList(0, points.size() - 1);
    }

    private BigDecimal createScore(BigDecimal weight, Value target, Value actual, Operator operator) {
        if (dice.isTrueInThousand(120)) {
            if (applyFault(SeededFault.NO_SCORE)) {
                return null;
            }
            if (applyFault(SeededFault.OVER_WEIGHT)) {
                return weight.add(dice.chooseAny(List.of(HALF, BigDecimal.ONE)));
            }
        }
        return claims.createScore(weight, target, actual, operator);
    }

    private String createReason(Value target, Value actual) {
        boolean off = target != null && actual != null && !target.equals(actual) && target.numberOrNull() != null;
        return off && dice.isTrueInThousand(400) ? dice.chooseAny(List.of("服务对象增加", "工期顺延", "预算下达较晚", "实际需求变化")) : null;
    }

    /** Distributes the scheme's open weight over own indicators. */
    private void addOwnIndicators() {
        int fixed = form.scheme().indicators().size();
        int count = plan.indicators() == 0 ? dice.nextInt(5, 12) : Math.max(0, plan.indicators() - fixed);
        List<OwnIndicatorTemplate> chosen = chooseOwnIndicators(count);
        BigDecimal each = count == 0
                ? BigDecimal.ZERO
                : form.open().divideToIntegralValue(BigDecimal.valueOf(count)).max(HALF);
        BigDecimal left = form.open();
        for (int i = 0; i < chosen.size(); i++) {
            BigDecimal weight = i == chosen.size() - 1 ? left : each;
            left = left.subtract(weight);
            addOwnIndicator(chosen.get(i), i, form.canScoreOwnIndicators() && weight.signum() > 0 ? weight : null);
        }
    }

    /** In the order of a form; where more are needed than there are, from the beginning again. */
    private List<OwnIndicatorTemplate> chooseOwnIndicators(int count) {
        List<OwnIndicatorTemplate> chosen = new ArrayList<>();
        int rest = count;
        while (rest > OwnIndicatorTemplate.ALL.size()) {
            chosen.addAll(OwnIndicatorTemplate.ALL);
            rest -= OwnIndicatorTemplate.ALL.size();
        }
        int open = OwnIndicatorTemplate.ALL.size();
        for (OwnIndicatorTemplate indicator : OwnIndicatorTemplate.ALL) {
            if (dice.nextInt(1, open--) <= rest) {
                chosen.add(indicator);
                rest--;
            }
        }
        return chosen;
    }

    private void addOwnIndicator(OwnIndicatorTemplate indicator, int number, BigDecimal weight) {
        Value target = Value.of(indicator.createTarget(dice));
        Value actual =
                applyValueFault(claims.createActual(target, indicator.operator(), indicator.unit()), indicator.unit());
        String key = addFactOf(indicator, actual);
        entries.add(IndicatorEntry.of("x%02d".formatted(number + 1))
                .name(
                        number < OwnIndicatorTemplate.ALL.size()
                                ? indicator.name()
                                : indicator.name() + "（" + (number + 1) + "）")
                .level1(indicator.level1())
                .level2(indicator.level2())
                .weight(weight)
                .target(new Target(indicator.operator(), target, indicator.unit()))
                .actual(actual)
                .declaredScore(weight == null ? null : createScore(weight, target, actual, indicator.operator()))
                .reason(createReason(target, actual))
                .method(weight == null ? null : form.findMethod(indicator.operator()))
                .factKey(key)
                .build());
    }

    /** States the actual value as a fact too, sometimes; null otherwise. */
    private String addFactOf(OwnIndicatorTemplate indicator, Value actual) {
        boolean stated = actual != null
                && actual.numberOrNull() != null
                && !"%".equals(indicator.unit())
                && dice.isTrueInThousand(faults.contains(SeededFault.TWO_VALUES) ? 400 : 60);
        if (!stated) {
            return null;
        }
        Value value = applyFault(SeededFault.TWO_VALUES)
                ? Value.of(actual.numberOrNull().add(BigDecimal.valueOf(dice.nextInt(1, 9))))
                : actual;
        addFact(indicator.name(), value, indicator.unit());
        return indicator.name();
    }

    private void addFact(String key, Value value, String unit) {
        facts.add(new StatedFact(key, value, unit, "正文"));
    }

    private IndicatorGroupEntry createGroupEntry(IndicatorGroup group) {
        List<String> members = form.findMembers(group);
        String chosen = group.take() == GroupAggregation.CHOSEN && !members.isEmpty() ? dice.chooseAny(members) : null;
        BigDecimal score =
                group.weight() == null ? null : claims.createScore(group.weight(), null, null, Operator.EQUAL);
        return new IndicatorGroupEntry(group.code(), score, chosen);
    }

    /** Facts that rows of 加分 and 否决 look up: seldom stated. */
    private void addRequestedFact(String key) {
        if (dice.isTrueInThousand(700)) {
            boolean count = key.endsWith("次数") || key.endsWith("项数");
            facts.add(new StatedFact(
                    key,
                    count
                            ? Value.of(BigDecimal.valueOf(dice.isTrueInThousand(900) ? 0 : dice.nextInt(1, 3)))
                            : Value.of(dice.isTrueInThousand(985) ? "否" : "是"),
                    null,
                    "正文"));
        }
    }

    private DeclaredResult createDeclared(BigDecimal sum) {
        BigDecimal total = sum;
        if (sum.signum() == 0) { // scores are not printed, the total is
            total = dice.nextDecimal(dice.isTrueInThousand(700) ? 90 : 75, 100, 0);
        } else if (applyFault(SeededFault.SUM_MISMATCH)) {
            total = sum.add(dice.nextDecimal(1, 40, 1)).min(form.scheme().fullMarks());
            total = total.compareTo(sum) == 0 ? sum.subtract(BigDecimal.ONE) : total;
        } else if (dice.isTrueInThousand(30)) {
            return new DeclaredResult(null, null);
        }
        String grade = form.findGrade(total);
        if (grade != null && applyFault(SeededFault.OTHER_GRADE)) {
            List<String> others = form.ruleSet().listGrades().stream()
                    .filter(each -> !each.equals(form.findGrade(sum)))
                    .toList();
            grade = others.isEmpty() ? grade : dice.chooseAny(others);
        } else if (grade != null && dice.isTrueInThousand(30)) {
            List<String> aliases = form.ruleSet().findGradeAliases(grade);
            grade = aliases.isEmpty() ? grade : dice.chooseAny(aliases);
        }
        return new DeclaredResult(total, grade);
    }
}
