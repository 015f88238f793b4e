package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Where the amounts of a form are: its budget block, and the tables of expenditure lines and tasks. */
final class BudgetTables {

    /** What a column of a budget block may be. */
    static final List<FormField> BLOCK_FIELDS = Stream.concat(FormField.BUDGET.stream(), FormField.EXECUTION.stream())
            .toList();

    private static final Pattern AMOUNT = Pattern.compile("[-+]?\\d");

    private final FormGrid cells;
    /** Rows that belong to tables of amounts. */
    private final BitSet rows = new BitSet();

    private FormTable block;
    /** The row of a block whose amounts are beside their labels; -1 where they are below. */
    private int beside = -1;

    private final List<FormTable> lists = new ArrayList<>();

    private BudgetTables(FormGrid cells) {
        this.cells = cells;
    }

    /** @param taken rows of indicator tables, which have none */
    static BudgetTables find(FormGrid cells, BitSet taken) {
        BudgetTables tables = new BudgetTables(cells);
        for (int row = cells.firstRow(); row < cells.rowCount(); row++) {
            if (!taken.get(row) && !tables.rows.get(row)) {
                tables.findTable(row, taken);
            }
        }
        return tables;
    }

    /** A sheet on which no table of amounts was found. */
    static BudgetTables none(FormGrid cells) {
        return new BudgetTables(cells);
    }

    /** Adds the budget block that an answer names, whose headings may be unknown. */
    void addBlock(int header, int end) {
        Map<FormField, Integer> columns =
                addTotalColumn(header, FormTable.findHeadings(cells, header, FormField.BUDGET));
        columns.putAll(FormTable.findHeadings(cells, header, FormField.EXECUTION));
        block = new FormTable(cells, header, columns);
        rows.set(header, end);
    }

    /** Adds the table of expenditure lines or tasks that an answer names, whose headings may be unknown. */
    void addList(int header, int end) {
        lists.add(new FormTable(cells, header, FormTable.findHeadings(cells, header, FormField.LINES)));
        rows.set(header, end);
    }

    private void findTable(int row, BitSet taken) {
        Map<FormField, Integer> list = FormTable.findHeadings(cells, row, FormField.LINES);
        boolean item = list.containsKey(FormField.LINE_ITEM) || list.containsKey(FormField.TASK_ITEM);
        if (item && (list.containsKey(FormField.LINE_BUDGET) || list.containsKey(FormField.LINE_EXECUTED))) {
            lists.add(new FormTable(cells, row, list));
            takeRows(row, taken);
            return;
        }
        Map<FormField, Integer> budget = FormTable.findHeadings(cells, row, FormField.BUDGET);
        boolean amounts = addTotalColumn(row, budget).size() >= 2
                && (budget.containsKey(FormField.BUDGET_ADJUSTED) || budget.containsKey(FormField.BUDGET_EXECUTED));
        if (block != null || !amounts) {
            return;
        }
        if (areLabelsBesideAmounts(row, budget)) {
            beside = row;
            budget.replaceAll((field, column) -> column + cells.columnSpan(beside, column));
            block = new FormTable(cells, row - 1, budget);
            rows.set(row);
        } else {
            budget.putAll(FormTable.findHeadings(cells, row, FormField.EXECUTION));
            block = new FormTable(cells, row, budget);
            takeRows(row, taken);
        }
    }

    /** Beside the amount spent, 合计 is what there was to spend: 中央 | 省 | 本级 | 合计 | 执行数. */
    private Map<FormField, Integer> addTotalColumn(int row, Map<FormField, Integer> budget) {
        for (int column = 0; column < cells.columnCount() && budget.size() == 1; column++) {
            boolean total = cells.dictionary().isTotalColumn(cells.displayText(row, column));
            if (total && budget.containsKey(FormField.BUDGET_EXECUTED)) {
                budget.put(FormField.BUDGET_ADJUSTED, column);
            }
        }
        return budget;
    }

    /** 全年预算数 | 8383.52 | 全年执行数 | 8352.09, in one row. */
    private boolean areLabelsBesideAmounts(int row, Map<FormField, Integer> labels) {
        return labels.values().stream().allMatch(column -> {
            String next = cells.displayText(row, column + cells.columnSpan(row, column));
            return next != null && AMOUNT.matcher(SheetGrid.toHalfWidth(next)).lookingAt();
        });
    }

    /** The rows under a header, down to a blank one or another header. */
    private void takeRows(int header, BitSet taken) {
        rows.set(header);
        boolean amounts = block != null && block.header() == header;
        for (int row = header + 1;
                row < cells.rowCount() && !taken.get(row) && !isEnd(row) && !(amounts && hasWordsAlone(row));
                row++) {
            rows.set(row);
        }
    }

    /** Whether a row has words where the block has its amounts: 年度总体目标 below it is no part of it. */
    private boolean hasWordsAlone(int row) {
        boolean words = false;
        for (FormField field : FormField.BUDGET) {
            GridCell cell = block.findCell(row, field);
            boolean filled = cells.isFilled(cell);
            if (filled && SheetGrid.toHalfWidth(FormGrid.displayText(cell)).matches("(?s).*\\d.*")) {
                return false;
            }
            words |= filled;
        }
        return words && !cells.dictionary().isBudgetTotal(findLabel(row));
    }

    private boolean isEnd(int row) {
        return row != beside
                && (cells.isBlankRow(row)
                        || FormTable.findHeadings(cells, row, FormField.LINES).size() >= 2
                        || FormTable.findHeadings(cells, row, FormField.BUDGET).size() >= 2
                        || FormTable.findHeadings(cells, row, FormField.FACTS).size() >= 2);
    }

    /** Adds the columns with an unknown heading that an answer gives a meaning. */
    void addAnsweredColumns(FormReadingLog log) {
        if (isBlockTable()) {
            block = FormColumns.addAnswered(block, BLOCK_FIELDS, rows.nextClearBit(block.header()), log);
        }
        lists.replaceAll(list -> FormColumns.addAnswered(list, FormField.LINES, rows.nextClearBit(list.header()), log));
    }

    FormGrid cells() {
        return cells;
    }

    /** The rows of all these tables. */
    BitSet rows() {
        return rows;
    }

    /** Null where there is none. */
    FormTable block() {
        return block;
    }

    /** Whether the block has its labels above its amounts, as a table has. */
    boolean isBlockTable() {
        return block != null && beside < 0;
    }

    List<FormTable> lists() {
        return lists;
    }

    boolean isEmpty() {
        return block == null && lists.isEmpty();
    }

    /** Whether any of the tables states an amount. */
    boolean hasAmounts() {
        boolean inBlock = block != null
                && listBlockRows().stream().anyMatch(row -> FormField.BUDGET.stream()
                        .anyMatch(field -> cells.isFilled(block.findCell(row, field))));
        return inBlock || lists.stream().anyMatch(this::hasItem);
    }

    private boolean hasItem(FormTable list) {
        FormField item = list.hasColumn(FormField.TASK_ITEM) ? FormField.TASK_ITEM : FormField.LINE_ITEM;
        int first = list.header() + 1;
        return first < cells.rowCount() && rows.get(first) && FormGrid.displayText(list.findCell(first, item)) != null;
    }

    List<Integer> listBlockRows() {
        return listRows(block);
    }

    /** The rows under a table's header, up to the next one. */
    List<Integer> listRows(FormTable table) {
        List<Integer> all = new ArrayList<>();
        for (int row = table.header() + 1; row < cells.rowCount() && rows.get(row) && !isEnd(row); row++) {
            all.add(row);
        }
        return all;
    }

    /** The heading or label of a column. */
    GridCell findHeading(FormTable table, FormField field) {
        int column = table.findColumn(field);
        return table == block && beside >= 0 ? cells.cellAt(beside, column - 1) : cells.cellAt(table.header(), column);
    }

    /** The text of a row of the block nearest to the left of the amounts; empty where it has none. */
    String findLabel(int row) {
        int first = block.columns().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
        for (int column = first - 1; column >= 0; column--) {
            String shown = cells.displayText(row, column);
            if (shown != null) {
                return HeadingText.normalize(shown);
            }
        }
        return "";
    }
}
