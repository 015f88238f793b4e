package org.plumbline.workbook;

import static org.plumbline.workbook.FormDesk.say;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.plumbline.ruleset.Grid;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.workbook.FormDesk.Choice;
import org.plumbline.workbook.FormLabels.Labelled;
import org.plumbline.workbook.FormProblem.Code;

/** The amounts of a form: the budget block, expenditure lines and tasks. */
final class FormMoney {

    private static final Pattern AMOUNT = Pattern.compile("[-+]?\\d");

    private final FormCells cells;
    private final FormDesk desk;
    private final FormValues values;
    /** Rows that belong to tables of amounts. */
    private final BitSet rows = new BitSet();

    private FormTable block;
    /** The row of a block whose amounts stand beside their labels; -1 where they stand below. */
    private int beside = -1;

    private final List<FormTable> lists = new ArrayList<>();

    FormMoney(FormCells cells, FormDesk desk, FormValues values) {
        this.cells = cells;
        this.desk = desk;
        this.values = values;
    }

    /** Finds the tables, the indicator table's rows aside. */
    void find(BitSet taken) {
        for (int row = 0; row < cells.rows(); row++) {
            if (taken.get(row) || rows.get(row)) {
                continue;
            }
            Map<FormField, Integer> list = FormTable.headings(cells, row, FormField.LINES);
            boolean item = list.containsKey(FormField.LINE_ITEM) || list.containsKey(FormField.TASK_ITEM);
            if (item && (list.containsKey(FormField.LINE_BUDGET) || list.containsKey(FormField.LINE_EXECUTED))) {
                lists.add(new FormTable(cells, row, list));
                take(row, taken);
                continue;
            }
            Map<FormField, Integer> budget = FormTable.headings(cells, row, FormField.BUDGET);
            if (block == null
                    && budget.size() >= 2
                    && (budget.containsKey(FormField.BUDGET_ADJUSTED)
                            || budget.containsKey(FormField.BUDGET_EXECUTED))) {
                if (standBeside(row, budget)) {
                    beside = row;
                    budget.replaceAll((field, column) -> column + cells.width(beside, column));
                    block = new FormTable(cells, row - 1, budget);
                    rows.set(row);
                } else {
                    block = new FormTable(cells, row, budget);
                    take(row, taken);
                }
            }
        }
    }

    /** 全年预算数 | 8383.52 | 全年执行数 | 8352.09, in one row. */
    private boolean standBeside(int row, Map<FormField, Integer> labels) {
        return labels.values().stream().allMatch(column -> {
            String next = cells.shown(row, column + cells.width(row, column));
            return next != null && AMOUNT.matcher(Grid.halfWidth(next)).lookingAt();
        });
    }

    /** The rows under a header, down to a blank one or another header. */
    private void take(int header, BitSet taken) {
        rows.set(header);
        for (int row = header + 1; row < cells.rows() && !taken.get(row) && !ends(row); row++) {
            rows.set(row);
        }
    }

    private boolean ends(int row) {
        if (row == beside) {
            return false;
        }
        return cells.isBlankRow(row)
                || FormTable.headings(cells, row, FormField.LINES).size() >= 2
                || FormTable.headings(cells, row, FormField.BUDGET).size() >= 2
                || FormTable.headings(cells, row, FormField.FACTS).size() >= 2;
    }

    BitSet rows() {
        return rows;
    }

    /** The block under a header row; null where there is none. */
    FormTable block() {
        return beside < 0 ? block : null;
    }

    Budget read(FormLabels labels) {
        boolean given = block != null && blockGiven() || lists.stream().anyMatch(this::listGiven);
        if (!given) {
            return Budget.NONE;
        }
        String unit = unit(labels);
        if (unit == null) {
            return Budget.NONE;
        }
        List<BudgetLine> lines = new ArrayList<>();
        List<BudgetLine> tasks = new ArrayList<>();
        for (FormTable list : lists) {
            boolean task = list.has(FormField.TASK_ITEM);
            list(list, task ? FormField.TASK_ITEM : FormField.LINE_ITEM, task ? tasks : lines, unit);
        }
        int total = block == null ? -1 : totalRow();
        return new Budget(
                unit,
                amount(total, FormField.BUDGET_INITIAL, unit),
                carryIn(total, unit),
                amount(total, FormField.BUDGET_ADJUSTED, unit),
                amount(total, FormField.BUDGET_EXECUTED, unit),
                lines,
                tasks);
    }

    private boolean blockGiven() {
        for (int row = block.header() + 1; inBlock(row); row++) {
            for (FormField field : FormField.BUDGET) {
                Cell cell = block.cell(row, field);
                if (cell != null && FormCells.shown(cell) != null && !FormValues.isNothing(FormCells.shown(cell))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean listGiven(FormTable list) {
        FormField item = list.has(FormField.TASK_ITEM) ? FormField.TASK_ITEM : FormField.LINE_ITEM;
        return list.header() + 1 < cells.rows()
                && rows.get(list.header() + 1)
                && FormCells.shown(list.cell(list.header() + 1, item)) != null;
    }

    private boolean inBlock(int row) {
        return row < cells.rows() && rows.get(row) && !ends(row);
    }

    /** 年度资金总额 of several rows, else the first. */
    private int totalRow() {
        for (int row = block.header() + 1; inBlock(row); row++) {
            String label = label(row);
            if (label.matches(".*(资金总额|总额|总计|合计)")) {
                return row;
            }
        }
        return block.header() + 1;
    }

    /** The text nearest to the left of the amounts. */
    private String label(int row) {
        int first = block.columns().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
        for (int column = first - 1; column >= 0; column--) {
            String shown = cells.shown(row, column);
            if (shown != null) {
                return FormField.plain(shown);
            }
        }
        return "";
    }

    private BigDecimal amount(int row, FormField field, String unit) {
        Cell cell = row < 0 || !inBlock(row) ? null : block.cell(row, field);
        return cell == null ? null : values.amount(cell, null, field, unit);
    }

    /** A column of its own, or the row 上年结转资金 of the ministry's form. */
    private BigDecimal carryIn(int total, String unit) {
        if (block == null) {
            return null;
        }
        if (block.has(FormField.BUDGET_CARRY)) {
            return amount(total, FormField.BUDGET_CARRY, unit);
        }
        for (int row = block.header() + 1; inBlock(row); row++) {
            if (label(row).contains("上年结转") || label(row).contains("上年结余")) {
                for (FormField field : List.of(FormField.BUDGET_INITIAL, FormField.BUDGET_ADJUSTED)) {
                    Cell cell = block.cell(row, field);
                    if (cell != null && values.content(cell) != null) {
                        return values.amount(cell, "上年结转", FormField.BUDGET_CARRY, unit);
                    }
                }
            }
        }
        return null;
    }

    private void list(FormTable list, FormField item, List<BudgetLine> into, String unit) {
        for (int row = list.header() + 1; inBlock(row); row++) {
            Cell cell = list.cell(row, item);
            String name = values.name(cell);
            if (name == null || FormField.TOTAL.names(name)) {
                continue;
            }
            if (into.size() == 1_000) {
                desk.problem(Code.TOO_LONG, cell, say("最多 1000 行", "at most 1000 rows"), null);
                return;
            }
            desk.read(cell, null, item, name, null);
            Cell budget = list.cell(row, FormField.LINE_BUDGET);
            Cell executed = list.cell(row, FormField.LINE_EXECUTED);
            into.add(new BudgetLine(
                    name,
                    budget == null ? null : values.amount(budget, name, FormField.LINE_BUDGET, unit),
                    executed == null ? null : values.amount(executed, name, FormField.LINE_EXECUTED, unit)));
        }
    }

    /** In brackets beside or above the amounts, else by the label 金额单位; asked where the form says nothing. */
    private String unit(FormLabels labels) {
        Labelled labelled = labels.get(FormField.MONEY_UNIT);
        if (labelled != null) {
            String unit = Quantity.unit(labelled.text() != null ? labelled.text() : values.text(labelled.cell()));
            if (!"万元".equals(unit) && !"元".equals(unit)) {
                values.moneyUnit(labelled.cell());
                return null;
            }
            desk.read(labelled.cell(), null, FormField.MONEY_UNIT, unit, null);
            return unit;
        }
        for (int row = 0; row < cells.rows(); row++) {
            for (int column = 0; rows.get(row) && column < cells.columns(); column++) {
                String unit = FormLabels.moneyIn(cells.shown(row, column));
                if (unit != null) {
                    desk.read(cells.at(row, column), null, FormField.MONEY_UNIT, unit, null);
                    return unit;
                }
            }
        }
        for (int row = 0; row < Math.min(12, cells.rows()); row++) {
            for (int column = 0; column < cells.columns(); column++) {
                String unit = FormLabels.moneyIn(cells.shown(row, column));
                if (unit != null) {
                    desk.read(cells.at(row, column), null, FormField.MONEY_UNIT, unit, null);
                    return unit;
                }
            }
        }
        FormTable first = block != null ? block : lists.get(0);
        Cell cell = first.cells()
                .at(
                        first == block && beside >= 0 ? beside : first.header(),
                        first.columns().values().iterator().next());
        Choice<String> chosen = desk.ask(
                cell,
                null,
                FormField.MONEY_UNIT,
                say("表上没有写金额单位，金额是万元还是元？", "The form names no money unit: are the amounts 万元 or 元?"),
                List.of(
                        new Choice<>("万元", say("万元", "万元 (10,000 yuan)"), "万元"),
                        new Choice<>("元", say("元", "元 (yuan)"), "元")));
        return chosen == null ? null : chosen.value();
    }
}
