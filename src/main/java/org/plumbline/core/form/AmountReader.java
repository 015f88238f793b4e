package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.MeasuredValueReader.MeasuredValue;
import org.plumbline.core.form.MeasuredValueReader.ReadingPurpose;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Reads points and amounts of money. */
final class AmountReader {

    private final QuantityParser quantities;
    private final FormReadingLog log;
    private final FormCellReader values;
    private final MeasuredValueReader measures;

    AmountReader(FormCellReader values, FormReadingLog log) {
        this.quantities = values.cells().quantities();
        this.log = log;
        this.values = values;
        this.measures = new MeasuredValueReader(values.cells(), log);
    }

    /** Points: a plain number, 分 behind it allowed; null where not given or wrong. */
    BigDecimal readPoints(GridCell cell, String indicator, FormField field) {
        CellContent content = values.readContent(cell);
        if (content == null || values.reportIfDate(cell, content)) {
            return null;
        }
        ReadingPurpose purpose = new ReadingPurpose(indicator, field, null);
        MeasuredValue measured = measures.read(cell, content, purpose);
        if (measures.needsNoReading(measured, cell, purpose)) {
            return null;
        }
        Quantity quantity = measured == null ? null : measured.quantity();
        if (quantity == null
                || quantity.operator() != null
                || quantity.unit() != null && !quantity.unit().equals("分")) {
            Bilingual hint = fillIn("只填分数", "Write points alone");
            log.addProblem(FormProblemCode.NOT_A_NUMBER, cell, FormCellReader.NUMBER, hint);
            return null;
        }
        if (field == FormField.WEIGHT && quantity.number().signum() < 0) {
            log.addProblem(FormProblemCode.NEGATIVE, cell, fillIn("≥ 0", "≥ 0"), null);
            return null;
        }
        if (!values.checkDigits(cell, quantity.number())) {
            return null;
        }
        log.addCell(cell, indicator, field, quantity.number().toPlainString(), measured.note());
        return quantity.number();
    }

    /**
     * What an amount of a table is.
     *
     * @param item that it is for; null for the whole budget
     * @param unit in which the submission has it
     * @param written the unit of amounts without one
     */
    record AmountPurpose(String item, FormField field, String unit, String written) {}

    /** An amount in the submission's unit; null where not given or wrong. */
    BigDecimal readAmount(GridCell cell, AmountPurpose amount) {
        CellContent content = values.readContent(cell);
        if (content == null || values.reportIfDate(cell, content)) {
            return null;
        }
        ReadingPurpose purpose = new ReadingPurpose(amount.item(), amount.field(), amount.written());
        MeasuredValue measured = measures.read(cell, content, purpose);
        if (measures.needsNoReading(measured, cell, purpose)) {
            return null;
        }
        Quantity quantity = measured == null ? null : measured.quantity();
        if (quantity == null || quantity.operator() != null) {
            Bilingual hint = fillIn("只填金额", "Write the amount alone");
            log.addProblem(FormProblemCode.NOT_A_NUMBER, cell, FormCellReader.NUMBER, hint);
            return null;
        }
        return convert(cell, quantity, amount, measured.note());
    }

    private BigDecimal convert(GridCell cell, Quantity quantity, AmountPurpose amount, Bilingual note) {
        String unit = amount.unit();
        Optional<BigDecimal> there = quantities.convert(quantity, amount.written());
        if (there.isEmpty() && quantities.findSupportedUnit(quantity.unit()).isEmpty()) {
            values.reportMoneyUnit(cell);
            return null;
        }
        if (there.isEmpty()) {
            log.addProblem(FormProblemCode.UNIT_DIFFERS, cell, fillIn("%s", "%s", amount.written()), null);
            return null;
        }
        BigDecimal converted = quantities.convertMoney(there.get(), amount.written(), unit);
        if (!values.checkDigits(cell, converted)) {
            return null;
        }
        boolean same = amount.written().equals(unit)
                && (quantity.unit() == null || quantity.unit().equals(unit));
        String written = quantity.unit() == null ? quantity.format() + amount.written() : quantity.format();
        String value = converted.toPlainString() + unit;
        log.addCell(
                cell,
                amount.item(),
                amount.field(),
                value,
                same ? note : fillIn("%s 换算为 %s", "%s converted into %s", written, value));
        return converted;
    }
}
