package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Reads cells as quantities. A number whose format hides digits, or shows others, becomes a question. */
final class MeasuredValueReader {

    /** Significant digits of a number in Excel. */
    private static final MathContext EXCEL = new MathContext(15, RoundingMode.HALF_UP);

    private final QuantityParser quantities;
    private final FormReadingLog log;

    MeasuredValueReader(FormGrid cells, FormReadingLog log) {
        this.quantities = cells.quantities();
        this.log = log;
    }

    /**
     * A number with its operator and unit.
     *
     * @param note how it was derived from the displayed text; null where it equals that text
     */
    record MeasuredValue(Quantity quantity, Bilingual note) {

        /** A question was asked and is not answered yet. */
        static final MeasuredValue OPEN = new MeasuredValue(null, null);

        /** The question was answered with "not given". */
        boolean isNotGiven() {
            return quantity == null && this != OPEN;
        }
    }

    /**
     * What is read, for the questions about it.
     *
     * @param indicator code or name; null elsewhere
     * @param unit in which the quantity is expected; null where that is not known
     */
    record ReadingPurpose(String indicator, FormField field, String unit) {}

    /** The quantity that a cell's content is; null where it is none. A formula's result is rounded, with a note. */
    MeasuredValue read(GridCell cell, CellContent content, ReadingPurpose purpose) {
        if (content instanceof CellContent.TextContent text) {
            return readText(text);
        }
        if (!(content instanceof CellContent.NumberContent number) || number.isDate()) {
            return null;
        }
        boolean calculated = cell.content() instanceof CellContent.FormulaContent;
        boolean hidesDigits = number.hidesDigits() && !calculated;
        BigDecimal stored = number.percent() ? number.number().movePointRight(2) : number.number();
        BigDecimal plain = Quantity.stripZeros(roundDigits(cell, stored));
        Quantity shown = number.display() == null
                ? null
                : quantities.parse(number.display()).orElse(null);
        if (number.percent()) {
            return readPercent(cell, number, plain, hidesDigits ? shown : null, hidesDigits, purpose);
        }
        if (shown == null) {
            return readUnshown(cell, number, plain, hidesDigits, purpose);
        }
        if (quantities.isBareMultiple(shown) || number.isScaled()) {
            return readMultiplied(cell, plain, number, shown, purpose);
        }
        Quantity held = new Quantity(shown.operator(), plain, shown.unit());
        return hidesDigits
                ? ask(cell, held, number.display(), shown, purpose)
                : new MeasuredValue(
                        held, shown.unit() == null ? null : fillIn("单位取自单元格格式", "the unit is in the cell's format"));
    }

    /** A number whose display is no quantity. */
    private MeasuredValue readUnshown(
            GridCell cell,
            CellContent.NumberContent number,
            BigDecimal plain,
            boolean hidesDigits,
            ReadingPurpose purpose) {
        Quantity held = new Quantity(null, plain, null);
        return hidesDigits || number.isScaled()
                ? ask(cell, held, number.display(), null, purpose)
                : new MeasuredValue(held, null);
    }

    private MeasuredValue readText(CellContent.TextContent text) {
        Quantity quantity = quantities.parse(text.text()).orElse(null);
        if (quantity == null) {
            return null;
        }
        boolean same = SheetGrid.stripBlanks(text.text()).equals(quantity.format());
        return new MeasuredValue(quantity, same ? null : fillIn("按 %s 读取", "read as %s", quantity.format()));
    }

    private MeasuredValue readPercent(
            GridCell cell,
            CellContent.NumberContent number,
            BigDecimal plain,
            Quantity shown,
            boolean hidesDigits,
            ReadingPurpose purpose) {
        Quantity percent = new Quantity(null, plain, "%");
        return hidesDigits
                ? ask(cell, percent, number.display(), shown, purpose)
                : new MeasuredValue(
                        percent,
                        fillIn(
                                "百分比格式：存的是 %s，按 %s 读取",
                                "formatted as a percentage: %s is stored, read as %s",
                                number.number(),
                                percent.format()));
    }

    /** 35000 shown as 3.5万: both are the same where persons are counted, and not where 万元 are. */
    private MeasuredValue readMultiplied(
            GridCell cell,
            BigDecimal stored,
            CellContent.NumberContent number,
            Quantity shown,
            ReadingPurpose purpose) {
        Quantity held = new Quantity(shown.operator(), stored, null);
        boolean same = !number.hidesDigits()
                && quantities
                        .convert(shown, purpose.unit())
                        .filter(as -> as.compareTo(stored) == 0)
                        .isPresent();
        return same
                ? new MeasuredValue(held, fillIn("显示为 %s", "shown as %s", number.display()))
                : ask(cell, held, number.display(), shown, purpose);
    }

    /** No more digits than Excel keeps and a submission takes. */
    private BigDecimal roundDigits(GridCell cell, BigDecimal number) {
        BigDecimal kept = number.precision() > EXCEL.getPrecision() ? number.round(EXCEL) : number;
        int decimals = FormCellReader.DECIMALS;
        BigDecimal rounded = kept.scale() > decimals ? kept.setScale(decimals, RoundingMode.HALF_UP) : kept;
        if (rounded.compareTo(number) != 0) {
            log.addProblem(
                    FormProblemCode.ROUNDED,
                    cell.sheet(),
                    cell.address(),
                    number.toPlainString(),
                    fillIn("按 %s 读取", "read as %s", Quantity.stripZeros(rounded).toPlainString()),
                    null);
        }
        return rounded;
    }

    /** @param shown null where the displayed text is no quantity */
    private MeasuredValue ask(GridCell cell, Quantity held, String display, Quantity shown, ReadingPurpose purpose) {
        List<AnswerOption<Quantity>> choices = new ArrayList<>();
        choices.add(new AnswerOption<>(held.format(), fillIn("单元格里存的 %s", "%s, as stored", held.format()), held));
        if (shown != null && !shown.format().equals(held.format())) {
            choices.add(new AnswerOption<>(shown.format(), fillIn("显示的 %s", "%s, as shown", display), shown));
        }
        choices.add(FormCellReader.createNotGivenOption());
        AnswerOption<Quantity> chosen = log.askOrAnswer(
                cell,
                purpose.indicator(),
                purpose.field(),
                fillIn(
                        "单元格存的是 %s，显示为 %s，以哪个为准？",
                        "The cell holds %s and shows %s; which one counts?", held.format(), display),
                choices);
        return chosen == null
                ? MeasuredValue.OPEN
                : new MeasuredValue(chosen.value(), fillIn("按回答读取", "read as answered"));
    }

    /** Whether there is nothing more to read: the question is open, or answered with "not given". */
    boolean needsNoReading(MeasuredValue measured, GridCell cell, ReadingPurpose purpose) {
        if (measured != null && measured.isNotGiven()) {
            log.addCell(
                    cell, purpose.indicator(), purpose.field(), null, measured.note(), FormReading.Confidence.ANSWERED);
        }
        return measured != null && measured.quantity() == null;
    }
}
