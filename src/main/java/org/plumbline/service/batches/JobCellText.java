package org.plumbline.service.batches;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.plumbline.core.casetable.SubmissionTableHeader;
import org.plumbline.core.casetable.TableRow.Flaw;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * A cell of a sheet as the text that a table of submissions has there.
 *
 * @param text blank if the cell is empty or cannot be used
 * @param unit that the format shows; null for none
 * @param flaw why the cell cannot be used; null if it can
 * @param rounded the number before it was rounded to the digits a submission may have; null if it was not
 */
record JobCellText(String text, String unit, Flaw flaw, BigDecimal rounded) {

    /** The digits that Excel stores. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    /** The digits that a submission may have. */
    private static final int DECIMALS = 12;

    /** A greater exponent does not occur in a submission. */
    private static final int SCALE = 400;

    /** Digits and the signs around them; currency signs name no unit that amounts are in. */
    private static final Pattern FIGURES = Pattern.compile("[-−+()（）\\d.,¥￥$\\s\\p{Z}]");

    private static final JobCellText NOTHING = of("");

    private static JobCellText of(String text) {
        return new JobCellText(text, null, null, null);
    }

    private static JobCellText ofFlaw(String found, String expected) {
        return new JobCellText("", null, new Flaw(SubmissionTableHeader.quote(found), expected), null);
    }

    /** @param rowStruck whether all of the row is struck out, which is reported for the row */
    static JobCellText of(GridCell cell, boolean rowStruck) {
        boolean calculated = cell.content() instanceof CellContent.FormulaContent;
        CellContent content =
                cell.content() instanceof CellContent.FormulaContent formula ? formula.cached() : cell.content();
        if (cell.struck() && !rowStruck) {
            return ofFlaw(cell.displayText(), "没有划掉的内容 / nothing that is struck out");
        }
        if (content instanceof CellContent.TextContent text) {
            return text.isPartlyStruck()
                    ? ofFlaw(text.text(), "没有划掉的内容 / nothing that is struck out")
                    : of(text.text());
        }
        if (content instanceof CellContent.NumberContent number) {
            return of(number, calculated);
        }
        if (content instanceof CellContent.BooleanContent truth) {
            return ofFlaw(truth.displayText(), "数字或文字，不能是逻辑值 / a number or words, no truth value");
        }
        if (content instanceof CellContent.ErrorContent error) {
            return ofFlaw(error.text(), "没有错误值的内容 / a value that is no error");
        }
        return calculated
                ? ofFlaw(
                        cell.displayText(),
                        "有保存结果的公式或直接填写的内容，请在 Excel 中重新计算并保存 / a formula with a saved result;"
                                + " recalculate and save it in Excel")
                : NOTHING;
    }

    private static JobCellText of(CellContent.NumberContent number, boolean calculated) {
        if (number.isDate()) {
            return of(number.day());
        }
        // a typed number is exact, a formula's result may have more digits
        boolean unlike = number.isScaled() || number.hidesDigits() && !calculated || isHidden(number);
        if (unlike) {
            return ofFlaw(
                    number.number().toPlainString() + "（显示为 " + number.display() + "）",
                    "按原样显示的数字，请把格式改为“常规” / a number shown as it is; set its format to General");
        }
        BigDecimal stored = number.percent() ? number.number().movePointRight(2) : number.number();
        if (Math.abs(stored.scale()) > SCALE) {
            return of(stored.toString());
        }
        BigDecimal fifteen = stored.precision() > DIGITS.getPrecision() ? stored.round(DIGITS) : stored;
        BigDecimal read = fifteen.scale() > DECIMALS ? fifteen.setScale(DECIMALS, RoundingMode.HALF_UP) : fifteen;
        BigDecimal plain = read.signum() == 0 ? BigDecimal.ZERO : read.stripTrailingZeros();
        return new JobCellText(
                plain.toPlainString() + (number.percent() ? "%" : ""),
                unit(number),
                null,
                read.compareTo(stored) == 0 ? null : stored);
    }

    /** Whether the format shows no digits at all. */
    private static boolean isHidden(CellContent.NumberContent number) {
        return number.display() != null
                && number.display().chars().noneMatch(Character::isDigit)
                && number.number().signum() != 0;
    }

    private static String unit(CellContent.NumberContent number) {
        if (number.display() == null || number.percent()) {
            return null;
        }
        String unit = SheetGrid.stripBlanks(FIGURES.matcher(number.display()).replaceAll(""));
        return unit.isEmpty() ? null : unit;
    }
}
