package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.List;
import java.util.Optional;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormLabelReader.LabelledValue;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.MoneyUnits;

/** The unit of a form's amounts, and units that headings of single columns name. */
final class MoneyUnitReader {

    private static final int HEAD_ROWS = 12;

    private final BudgetTables tables;
    private final FormGrid cells;
    private final FormReadingLog log;
    private final FormCellReader values;

    MoneyUnitReader(BudgetTables tables, FormReadingLog log, FormCellReader values) {
        this.tables = tables;
        this.cells = tables.cells();
        this.log = log;
        this.values = values;
    }

    /**
     * @param written as the form names it, such as 千元
     * @param unit in which the submission has the amounts
     */
    record TableUnit(String written, String unit) {}

    /** Beside the label 金额单位, in brackets in or above the tables; asked where the form names none, null while open. */
    TableUnit find(FormLabelReader labels) {
        LabelledValue labelled = labels.find(FormField.MONEY_UNIT);
        if (labelled != null) {
            String written = labelled.text() != null ? labelled.text() : values.readText(labelled.cell());
            return check(labelled.cell(), cells.quantities().normalizeUnit(written));
        }
        for (int row = cells.firstRow(); row < cells.rowCount(); row++) {
            GridCell named = tables.rows().get(row) ? findNamed(row) : null;
            if (named != null) {
                return check(named, FormLabelReader.parseMoneyUnit(FormGrid.displayText(named)));
            }
        }
        for (int row = cells.firstRow(); row < Math.min(cells.firstRow() + HEAD_ROWS, cells.rowCount()); row++) {
            GridCell named = findNamed(row);
            if (named != null) {
                return check(named, FormLabelReader.parseMoneyUnit(FormGrid.displayText(named)));
            }
        }
        return ask();
    }

    private GridCell findNamed(int row) {
        for (int column = 0; column < cells.columnCount(); column++) {
            if (FormLabelReader.parseMoneyUnit(cells.displayText(row, column)) != null) {
                return cells.cellAt(row, column);
            }
        }
        return null;
    }

    /** Null, with a problem, where it is no unit that is converted. */
    private TableUnit check(GridCell cell, String written) {
        Optional<String> unit = written == null
                ? Optional.empty()
                : cells.quantities().findSupportedUnit(written).filter(MoneyUnits::isMoney);
        if (unit.isEmpty()) {
            values.reportMoneyUnit(cell);
            return null;
        }
        log.addCell(
                cell,
                null,
                FormField.MONEY_UNIT,
                written,
                unit.get().equals(written) ? null : fillIn("换算为 %s", "converted into %s", unit.get()));
        return new TableUnit(written, unit.get());
    }

    private TableUnit ask() {
        FormTable first =
                tables.block() != null ? tables.block() : tables.lists().get(0);
        GridCell cell =
                tables.findHeading(first, first.columns().keySet().iterator().next());
        AnswerOption<String> chosen = log.askOrAnswer(
                cell,
                null,
                FormField.MONEY_UNIT,
                fillIn("表上没有写金额单位，金额是万元、元还是千元？", "The form names no money unit: are the amounts 万元, 元 or 千元?"),
                List.of(
                        new AnswerOption<>("万元", fillIn("万元", "万元 (10,000 yuan)"), "万元"),
                        new AnswerOption<>("元", fillIn("元", "元 (yuan)"), "元"),
                        new AnswerOption<>("千元", fillIn("千元", "千元 (1,000 yuan)"), "千元")));
        return chosen == null
                ? null
                : new TableUnit(
                        chosen.value(),
                        cells.quantities().findSupportedUnit(chosen.value()).orElseThrow());
    }

    /** The unit that a column's heading names, such as 全年执行数（元）, else that of the form. */
    String findWritten(FormTable table, FormField field, TableUnit whole) {
        if (!table.hasColumn(field)) {
            return whole.written();
        }
        GridCell heading = tables.findHeading(table, field);
        String unit = FormLabelReader.parseMoneyUnit(FormGrid.displayText(heading));
        TableUnit own = unit == null ? null : check(heading, unit);
        return own == null ? whole.written() : own.written();
    }
}
