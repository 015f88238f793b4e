package org.plumbline.core.generation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;

/** Budgets in 万元: half of the lines spent in full, most others above 95 %, a few hardly above half. */
final class BudgetGenerator {

    private static final List<String> LINES = List.of("人员经费", "日常公用经费", "项目支出");
    private static final List<String> TASKS = List.of("设备购置", "运行维护", "宣传培训", "购买服务", "检查评估");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final RandomSource dice;
    private final boolean weak;

    /** @param weak whether the body spends late */
    BudgetGenerator(RandomSource dice, boolean weak) {
        this.dice = dice;
        this.weak = weak;
    }

    Budget createBudget(boolean department, boolean overspent) {
        BigDecimal initial = roundAmount(dice.nextMagnitude(1, 4).add(dice.nextDecimal(0, 999, 2)));
        BigDecimal carryIn = dice.isTrueInThousand(150) ? takeShare(initial, 5, 60) : null;
        BigDecimal adjusted = dice.isTrueInThousand(800) ? initial : takeShare(initial, 930, 1080);
        List<BigDecimal> parts = splitIntoParts(adjusted, department ? LINES.size() : dice.nextInt(2, TASKS.size()));
        List<BudgetLine> lines = new ArrayList<>();
        BigDecimal executed = BigDecimal.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            boolean over = overspent && i == 0;
            BigDecimal spent = over ? takeShare(parts.get(i), 1010, 1120) : createSpent(parts.get(i));
            lines.add(new BudgetLine(department ? LINES.get(i) : TASKS.get(i), parts.get(i), spent));
            executed = executed.add(spent);
        }
        boolean shown = overspent || dice.isTrueInThousand(department ? 900 : 500);
        return new Budget(
                "万元",
                initial,
                carryIn,
                adjusted,
                executed,
                shown && department ? lines : List.of(),
                shown && !department ? lines : List.of());
    }

    private BigDecimal createSpent(BigDecimal budget) {
        int draw = weak ? dice.nextInt(700, 1000) : dice.nextInt(1, 1000);
        if (draw <= 550) {
            return budget;
        }
        return draw <= 900
                ? takeShare(budget, 950, 999)
                : draw <= 965
                        ? takeShare(budget, 850, 949)
                        : draw <= 990 ? takeShare(budget, 700, 849) : takeShare(budget, 500, 699);
    }

    /** Splits an amount into parts. */
    private List<BigDecimal> splitIntoParts(BigDecimal whole, int count) {
        List<BigDecimal> parts = new ArrayList<>();
        BigDecimal left = whole;
        for (int i = count; i > 1; i--) {
            BigDecimal part = takeShare(left, 1000 / (2 * i), 1500 / i);
            parts.add(part);
            left = left.subtract(part);
        }
        parts.add(left);
        return parts;
    }

    /** A random amount between so many thousandths of the whole. */
    private BigDecimal takeShare(BigDecimal of, int from, int to) {
        return roundAmount(
                of.multiply(BigDecimal.valueOf(dice.nextInt(from, to))).divide(THOUSAND, 2, RoundingMode.HALF_UP));
    }

    private static BigDecimal roundAmount(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
