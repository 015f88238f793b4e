package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.List;

/**
 * The money of one submission, every amount in {@code unit}; each amount is null where the document prints none.
 *
 * @param unit 万元 or 元
 * @param initial 年初预算数
 * @param carryIn 上年结转
 * @param adjusted 全年（调整）预算数
 * @param executed 全年执行数
 * @param lines expenditure lines, never null
 * @param tasks tasks or projects, never null
 */
public record Budget(
        String unit,
        BigDecimal initial,
        BigDecimal carryIn,
        BigDecimal adjusted,
        BigDecimal executed,
        List<BudgetLine> lines,
        List<BudgetLine> tasks) {

    public static final Budget NONE = new Budget("万元", null, null, null, null, List.of(), List.of());

    public Budget {
        lines = List.copyOf(lines);
        tasks = List.copyOf(tasks);
    }

    /** What an execution rate divides by: {@code adjusted}, else {@code initial}; null where neither is known. */
    public BigDecimal denominator() {
        return adjusted != null ? adjusted : initial;
    }

    /** Which amount {@link #denominator()} is: ADJUSTED or INITIAL. */
    public Figure denominatorFigure() {
        return adjusted != null ? Figure.ADJUSTED : Figure.INITIAL;
    }

    /** executed ÷ denominator in percent points, 10 decimals; null where unknown or the denominator is not positive. */
    public BigDecimal executionRate() {
        return DecimalMath.computePercent(executed, denominator());
    }

    /** (adjusted − initial) ÷ initial in percent points, 10 decimals; null where unknown or initial is not positive. */
    public BigDecimal adjustmentRate() {
        return adjusted == null || initial == null
                ? null
                : DecimalMath.computePercent(adjusted.subtract(initial), initial);
    }
}
