package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.core.dictionary.FieldTable;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Reports the columns of tables with content that was not read, each with the meanings that it could have. */
final class UnreadColumnReporter {

    private static final Pattern FIGURE = Pattern.compile("[-+]?[\\d,.，]+\\s*[%％‰]?");
    /** More than a value fills: a remark over the table's width. */
    private static final int REMARK_COLUMNS = 4;

    private final FormReadingLog log;

    UnreadColumnReporter(FormReadingLog log) {
        this.log = log;
    }

    /** @param facts the table of figures; null for none */
    void report(List<FormTable> indicatorTables, BudgetTables budgetTables, FormTable facts) {
        for (FormTable table : indicatorTables) {
            report(table, FormRows.end(table), FieldTable.INDICATORS, FormField.INDICATOR);
        }
        if (budgetTables.isBlockTable()) {
            FormTable block = budgetTables.block();
            report(block, findEnd(block, budgetTables), FieldTable.BUDGET, BudgetTables.BLOCK_FIELDS);
        }
        for (FormTable list : budgetTables.lists()) {
            report(list, findEnd(list, budgetTables), FieldTable.LINES, FormField.LINES);
        }
        if (facts != null) {
            report(facts, facts.limit(), FieldTable.FACTS, FormField.FACTS);
        }
    }

    private static int findEnd(FormTable table, BudgetTables budgetTables) {
        return budgetTables.rows().nextClearBit(table.header());
    }

    private void report(FormTable table, int end, FieldTable kind, List<FormField> meanings) {
        FormGrid cells = table.cells();
        int first = table.columns().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(cells.columnCount());
        for (int column = 0; column < cells.columnCount(); column++) {
            GridCell heading = cells.cellAt(table.header(), column);
            if (table.columns().containsValue(column) || log.isRead(heading)) {
                continue;
            }
            // left of a budget block's amounts are the labels of its rows
            boolean figuresAlone = kind == FieldTable.BUDGET && column < first;
            GridCell content = findContent(table, end, column, figuresAlone);
            if (content != null) {
                report(table, heading.isBlank() ? content : heading, kind, meanings);
            }
        }
    }

    private void report(FormTable table, GridCell place, FieldTable kind, List<FormField> meanings) {
        if (table.cells().dictionary().isNotRead(kind, FormGrid.displayText(place)) || log.isLeftOut(place)) {
            log.addProblem(FormProblemCode.COLUMN_LEFT_OUT, place, null, null);
            return;
        }
        List<FormField> free =
                meanings.stream().filter(field -> !table.hasColumn(field)).toList();
        log.addUnread(
                FormProblemCode.COLUMN_UNREAD,
                place,
                fillIn(
                        "要读取这一列，请选择它的含义，或把表头改为其中之一",
                        "To have the column read, choose its meaning, or give it one of these headings"),
                FormReadingLog.listMeanings(free));
    }

    /** The first cell under a heading that says something and is no part of a merged cell of another column; null for none. */
    private GridCell findContent(FormTable table, int end, int column, boolean figuresAlone) {
        FormGrid cells = table.cells();
        return Stream.iterate(table.header() + 1, row -> row < end, row -> row + 1)
                .filter(row -> isContent(table, row, column))
                .map(row -> cells.cellAt(row, column))
                .filter(cell -> !figuresAlone
                        || FIGURE.matcher(FormGrid.displayText(cell)).matches())
                .findFirst()
                .orElse(null);
    }

    private boolean isContent(FormTable table, int row, int column) {
        FormGrid cells = table.cells();
        GridCell cell = cells.cellAt(row, column);
        return cell.column() == column
                && cell.row() > table.header()
                && cells.isFilled(cell)
                && !log.isRead(cell)
                && !FormRows.isTotal(cells, row)
                && cells.columnSpan(row, column) <= REMARK_COLUMNS
                && !isCaption(table, row, column);
    }

    /** Whether a cell is a caption beside several rows, such as 绩效指标 left of the levels: no column of the table. */
    private static boolean isCaption(FormTable table, int row, int column) {
        boolean headed = table.cells().displayText(table.header(), column) != null;
        boolean left = table.columns().values().stream().allMatch(each -> each > column);
        return !headed && left && table.cells().rowSpan(row, column) > 1;
    }
}
