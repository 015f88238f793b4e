package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.DecimalMath;

/** Whether the execution rate printed in a budget block is that of its amounts, which count; a difference is reported. */
final class PrintedRateCheck {

    private final FormTable block;
    private final FormReadingLog log;

    PrintedRateCheck(FormTable block, FormReadingLog log) {
        this.block = block;
        this.log = log;
    }

    /**
     * @param row of the amounts
     * @param rate in percent; null where unknown
     */
    void check(int row, BigDecimal rate) {
        GridCell cell = block.findCell(row, FormField.BUDGET_RATE);
        Quantity printed = !block.cells().isFilled(cell)
                ? null
                : block.cells().quantities().parse(FormGrid.displayText(cell)).orElse(null);
        if (rate == null || printed == null || isSame(printed, rate)) {
            return;
        }
        String computed = DecimalMath.roundForDisplay(rate).toPlainString();
        log.addProblem(
                FormProblemCode.RATE_DIFFERS,
                cell,
                fillIn("按金额为 %s%%", "%s %% by the amounts", computed),
                fillIn("请核对预算数、执行数和执行率", "Check the budget, the amount spent and the rate"));
    }

    /** Rounded or cut off at its last printed decimal; without a sign it may be a share. */
    private static boolean isSame(Quantity printed, BigDecimal rate) {
        BigDecimal number = printed.number();
        return isNear(number, rate) || printed.unit() == null && isNear(number.movePointRight(2), rate);
    }

    private static boolean isNear(BigDecimal printed, BigDecimal rate) {
        BigDecimal last = BigDecimal.ONE.movePointLeft(Math.max(0, printed.scale()));
        return printed.subtract(rate).abs().compareTo(last) < 0;
    }
}
