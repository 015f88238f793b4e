package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** What a form says and no reader took up: columns of tables, whole tables, and content beside them. All of it is reported. */
final class FormRemainder {

    private static final int SHOWN = 120;
    private static final int MOST_MEANINGS = 12;

    /** Titles, numbers of annexes, years and units: they say nothing that is not read elsewhere. */
    private static final Pattern TITLE = Pattern.compile(
            ".*(?:自评|评价|绩效|复核).{0,10}表.{0,12}|附(?:件|表)\\s*\\d*|公开\\d*表?|[(（]?\\s*(?:19|20)\\d\\d\\s*年?度?\\s*[)）]?"
                    + "|[(（]?\\s*(?:金额)?(?:单位)?[:：]?\\s*[亿万]?元\\s*[)）]?",
            Pattern.DOTALL);

    private static final Pattern NOTHING_SAID = Pattern.compile("无|[(（]略[)）]|略|.{0,30}[：:]", Pattern.DOTALL);
    private static final Pattern FIGURE = Pattern.compile("[-+]?[\\d,.，]+\\s*[%％‰]?");

    private final FormTables form;
    private final FormGrid cells;
    private final FormReadingLog log;
    private final FormLabelReader labels;
    private final boolean ours;

    /** @param ours whether it is our own form, whose instructions no form needs to name */
    FormRemainder(FormTables form, FormReadingLog log, FormLabelReader labels, boolean ours) {
        this.form = form;
        this.cells = form.cells();
        this.log = log;
        this.labels = labels;
        this.ours = ours;
    }

    void report(FormBudgetReader money, BitSet facts) {
        BitSet covered = new BitSet();
        covered.or(money.tableRows());
        covered.or(facts);
        for (FormTable table : form.tables()) {
            int end = FormRows.end(table);
            covered.set(table.header(), end);
            markHeadingsAbove(table, covered);
            reportColumns(table, end, FormField.INDICATOR, false);
        }
        FormTable block = money.findBlock();
        if (block != null) {
            reportColumns(block, findEnd(block, money.tableRows()), FormField.BUDGET, true);
        }
        for (FormTable list : money.lists()) {
            reportColumns(list, findEnd(list, money.tableRows()), FormField.LINES, false);
        }
        if (!ours) {
            reportRows(covered);
        }
    }

    /** A heading over several columns stands one row above the header. */
    private void markHeadingsAbove(FormTable table, BitSet covered) {
        int above = table.header() - 1;
        if (above >= cells.firstRow()
                && FormTable.findHeadings(cells, above, FormField.INDICATOR).size() >= 2) {
            covered.set(above);
        }
    }

    private static int findEnd(FormTable table, BitSet rows) {
        return rows.nextClearBit(table.header());
    }

    /** @param figuresAlone whether only figures count left of the columns read, where a block has its labels */
    private void reportColumns(FormTable table, int end, List<FormField> meanings, boolean figuresAlone) {
        int first = table.columns().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
        for (int column = 0; column < cells.columnCount(); column++) {
            if (table.columns().containsValue(column)
                    || log.isRead(cells.cellAt(table.header(), column).address())) {
                continue;
            }
            GridCell content = findContent(table, end, column, figuresAlone && column < first);
            if (content != null) {
                reportColumn(table, column, content, meanings);
            }
        }
    }

    private void reportColumn(FormTable table, int column, GridCell content, List<FormField> meanings) {
        String heading = cells.displayText(table.header(), column);
        GridCell place = heading == null ? content : cells.cellAt(table.header(), column);
        List<FormField> possible = meanings.stream()
                .filter(field -> !table.hasColumn(field))
                .limit(MOST_MEANINGS)
                .toList();
        log.addProblem(
                FormProblemCode.COLUMN_UNREAD,
                place,
                possible.isEmpty()
                        ? null
                        : new Bilingual(
                                possible.stream()
                                        .map(field -> field.label().zh())
                                        .collect(Collectors.joining("、")),
                                possible.stream()
                                        .map(field -> field.label().en())
                                        .collect(Collectors.joining(", "))),
                fillIn(
                        "要读取这一列，请把表头改为其中之一，或以其中之一回答这个单元格",
                        "To have the column read, give it one of these headings, or answer this cell with one of them"));
    }

    /** The first cell under a heading that says something and is no part of a merged cell of another column; null for none. */
    private GridCell findContent(FormTable table, int end, int column, boolean figuresAlone) {
        for (int row = table.header() + 1; row < end; row++) {
            GridCell cell = cells.cellAt(row, column);
            String shown = FormGrid.displayText(cell);
            boolean own = cell.column() == column && cell.row() > table.header();
            if (own
                    && shown != null
                    && !FormCellReader.isBlankMark(shown)
                    && !log.isRead(cell.address())
                    && !FormRows.isTotal(cells, row)
                    && !isWholeRow(row, column)
                    && !isCaption(table, row, column)
                    && (!figuresAlone || FIGURE.matcher(shown).matches())) {
                return cell;
            }
        }
        return null;
    }

    /** Whether a cell is a caption beside several rows, such as 绩效指标 left of the levels: no column of the table. */
    private boolean isCaption(FormTable table, int row, int column) {
        boolean headed = cells.displayText(table.header(), column) != null;
        boolean left = table.columns().values().stream().allMatch(each -> each > column);
        return !headed && left && cells.rowSpan(row, column) > 1;
    }

    /** Whether what stands there reaches over most of the table: a remark, reported as a row where it is one. */
    private boolean isWholeRow(int row, int column) {
        return cells.columnSpan(row, column) > 4;
    }

    private void reportRows(BitSet covered) {
        List<GridCell> run = new ArrayList<>();
        int wide = 0;
        int last = -2;
        for (int row = cells.firstRow(); row < cells.rowCount(); row++) {
            List<GridCell> left = covered.get(row) ? List.of() : findUnread(row);
            if (left.isEmpty()) {
                continue;
            }
            if (last != row - 1) {
                reportRun(run, wide);
                run.clear();
                wide = 0;
            }
            run.addAll(left);
            wide += left.size() >= 2 ? 1 : 0;
            last = row;
        }
        reportRun(run, wide);
    }

    private List<GridCell> findUnread(int row) {
        List<GridCell> left = new ArrayList<>();
        for (int column = 0; column < cells.columnCount(); column++) {
            GridCell cell = cells.cellAt(row, column);
            if (cell.row() == row && cell.column() == column && isUnread(cell)) {
                left.add(cell);
            }
        }
        boolean data = left.stream().anyMatch(cell -> !NOTHING_SAID
                .matcher(String.valueOf(FormGrid.displayText(cell)))
                .matches());
        boolean labelOfNothing = left.size() <= 2
                && left.stream().anyMatch(cell -> NOTHING_SAID
                        .matcher(String.valueOf(FormGrid.displayText(cell)))
                        .matches());
        return data && !labelOfNothing ? left : List.of();
    }

    private boolean isUnread(GridCell cell) {
        String shown = FormGrid.displayText(cell);
        return shown != null
                && !FormCellReader.isBlankMark(shown)
                && !log.isRead(cell.address())
                && !FormLabelReader.isLabel(shown)
                && (labels.titleYear() == null || !labels.titleYear().cell().equals(cell))
                && (labels.fillingYear() == null || !labels.fillingYear().cell().equals(cell))
                && !TITLE.matcher(SheetGrid.stripBlanks(shown)).matches();
    }

    /** Two rows and more with several cells each are a table. */
    private void reportRun(List<GridCell> run, int wide) {
        if (run.isEmpty()) {
            return;
        }
        boolean figures = run.stream().anyMatch(cell -> FIGURE.matcher(String.valueOf(FormGrid.displayText(cell)))
                .matches());
        String said = run.stream()
                .map(cell -> String.valueOf(FormGrid.displayText(cell)).replaceAll("\\s+", " "))
                .collect(Collectors.joining(" | "));
        GridCell first = run.get(0);
        GridCell end = run.get(run.size() - 1);
        log.addProblem(
                wide >= 2 && figures ? FormProblemCode.TABLE_UNREAD : FormProblemCode.CONTENT_UNREAD,
                cells.sheetName(),
                run.size() == 1 ? first.address() : first.address() + ":" + end.address(),
                said.length() > SHOWN ? said.substring(0, SHOWN - 1) + "…" : said,
                null,
                null);
    }
}
