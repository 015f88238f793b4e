package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.AmountReader.AmountPurpose;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.MoneyUnitReader.TableUnit;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;

/** The amounts of a form: the budget block, expenditure lines and tasks. */
final class FormBudgetReader {

    private static final int MOST_LINES = 1_000;

    private final BudgetTables tables;
    private final FormReadingLog log;
    private final FormCellReader values;
    private final AmountReader amounts;
    private final MoneyUnitReader units;

    FormBudgetReader(BudgetTables tables, FormReadingLog log) {
        this.tables = tables;
        this.log = log;
        this.values = new FormCellReader(tables.cells(), log);
        this.amounts = new AmountReader(values, log);
        this.units = new MoneyUnitReader(tables, log, values);
    }

    /** {@link Budget#NONE} where the form states no amount, or not in which unit. */
    Budget read(FormLabelReader labels) {
        TableUnit unit = tables.hasAmounts() ? units.find(labels) : null;
        if (unit == null) {
            return Budget.NONE;
        }
        List<BudgetLine> lines = new ArrayList<>();
        List<BudgetLine> tasks = new ArrayList<>();
        for (FormTable list : tables.lists()) {
            boolean task = list.hasColumn(FormField.TASK_ITEM);
            readLines(list, task ? FormField.TASK_ITEM : FormField.LINE_ITEM, task ? tasks : lines, unit);
        }
        return tables.block() == null
                ? new Budget(unit.unit(), null, null, null, null, lines, tasks)
                : new BudgetBlockReader(tables, log, amounts, units, unit).read(lines, tasks);
    }

    private void readLines(FormTable list, FormField item, List<BudgetLine> into, TableUnit unit) {
        for (int row : tables.listRows(list)) {
            GridCell cell = list.findCell(row, item);
            String name = values.readName(cell);
            if (name == null || tables.cells().dictionary().isHeadingOf(FormField.TOTAL, name)) {
                continue;
            }
            if (into.size() == MOST_LINES) {
                log.addProblem(FormProblemCode.TOO_LONG, cell, fillIn("最多 %d 行", "at most %d rows", MOST_LINES), null);
                return;
            }
            log.addCell(cell, null, item, name, null);
            into.add(new BudgetLine(
                    name,
                    readLineAmount(list, row, name, FormField.LINE_BUDGET, unit),
                    readLineAmount(list, row, name, FormField.LINE_EXECUTED, unit)));
        }
    }

    private BigDecimal readLineAmount(FormTable list, int row, String name, FormField field, TableUnit unit) {
        GridCell cell = list.findCell(row, field);
        return cell == null
                ? null
                : amounts.readAmount(
                        cell, new AmountPurpose(name, field, unit.unit(), units.findWritten(list, field, unit)));
    }
}
