package org.plumbline.generation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;

/** Budgets in 万元: half of the lines spent to the last cent, most others above 95 %, a few hardly above half. */
final class Money {

    private static final List<String> LINES = List.of("人员经费", "日常公用经费", "项目支出");
    private static final List<String> TASKS = List.of("设备购置", "运行维护", "宣传培训", "购买服务", "检查评估");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final Dice dice;
    private final boolean weak;

    /** @param weak of a body that spends late */
    Money(Dice dice, boolean weak) {
        this.dice = dice;
        this.weak = weak;
    }

    Budget budget(boolean department, boolean overspent) {
        BigDecimal initial = amount(dice.magnitude(1, 4).add(dice.decimal(0, 999, 2)));
        BigDecimal carryIn = dice.perMille(150) ? share(initial, 5, 60) : null;
        BigDecimal adjusted = dice.perMille(800) ? initial : share(initial, 930, 1080);
        List<BigDecimal> parts = parts(adjusted, department ? LINES.size() : dice.between(2, TASKS.size()));
        List<BudgetLine> lines = new ArrayList<>();
        BigDecimal executed = BigDecimal.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            boolean over = overspent && i == 0;
            BigDecimal spent = over ? share(parts.get(i), 1010, 1120) : spent(parts.get(i));
            lines.add(new BudgetLine(department ? LINES.get(i) : TASKS.get(i), parts.get(i), spent));
            executed = executed.add(spent);
        }
        boolean shown = overspent || dice.perMille(department ? 900 : 500);
        return new Budget(
                "万元",
                initial,
                carryIn,
                adjusted,
                executed,
                shown && department ? lines : List.of(),
                shown && !department ? lines : List.of());
    }

    private BigDecimal spent(BigDecimal budget) {
        int draw = weak ? dice.between(700, 1000) : dice.between(1, 1000);
        if (draw <= 550) {
            return budget;
        }
        return draw <= 900
                ? share(budget, 950, 999)
                : draw <= 965
                        ? share(budget, 850, 949)
                        : draw <= 990 ? share(budget, 700, 849) : share(budget, 500, 699);
    }

    /** Parts that add up to the whole. */
    private List<BigDecimal> parts(BigDecimal whole, int count) {
        List<BigDecimal> parts = new ArrayList<>();
        BigDecimal left = whole;
        for (int i = count; i > 1; i--) {
            BigDecimal part = share(left, 1000 / (2 * i), 1500 / i);
            parts.add(part);
            left = left.subtract(part);
        }
        parts.add(left);
        return parts;
    }

    /** Between so many thousandths of an amount. */
    private BigDecimal share(BigDecimal of, int from, int to) {
        return amount(
                of.multiply(BigDecimal.valueOf(dice.between(from, to))).divide(THOUSAND, 2, RoundingMode.HALF_UP));
    }

    private static BigDecimal amount(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
