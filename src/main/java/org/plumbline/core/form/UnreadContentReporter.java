package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** Reports what a form says beside its tables and no reader took up, with the meanings that it could have. */
final class UnreadContentReporter {

    /** Titles, numbers of annexes, years and units: they say nothing that is not read elsewhere. */
    private static final Pattern TITLE = Pattern.compile(
            ".*(?:自评|评价|绩效|复核).{0,10}表.{0,12}|附(?:件|表)\\s*\\d*[:：]?|公开\\d*表?"
                    + "|[(（]?\\s*(?:19|20)\\d\\d\\s*年?度?\\s*[)）]?"
                    + "|[(（]?\\s*(?:金额)?(?:单位)?[:：]?\\s*[亿万千]?元\\s*[)）]?",
            Pattern.DOTALL);

    private static final Pattern NOTHING_SAID = Pattern.compile("无|[(（]略[)）]|略|.{0,30}[：:]", Pattern.DOTALL);
    private static final Pattern FIGURE = Pattern.compile("[-+]?[\\d,.，]+\\s*[%％‰]?");

    private final FormTables form;
    private final FormReadingLog log;
    private final FormLabelReader labels;
    private final AnsweredTables tables;

    UnreadContentReporter(FormTables form, FormReadingLog log, FormLabelReader labels, AnsweredTables tables) {
        this.form = form;
        this.log = log;
        this.labels = labels;
        this.tables = tables;
    }

    void report() {
        BitSet covered = (BitSet) tables.rows(form.cells()).clone();
        form.tables().forEach(table -> markHeadingsAbove(table, covered));
        reportRows(form.cells(), covered);
        form.beside().forEach(sheet -> reportRows(sheet, tables.rows(sheet)));
    }

    /** A heading over several columns is one row above the header. */
    private void markHeadingsAbove(FormTable table, BitSet covered) {
        int above = table.header() - 1;
        if (table.cells() == form.cells()
                && above >= form.cells().firstRow()
                && HeadingCell.isHeaderRow(form.cells(), above)) {
            covered.set(above);
        }
    }

    private void reportRows(FormGrid cells, BitSet covered) {
        List<List<GridCell>> run = new ArrayList<>();
        for (int row = cells.firstRow(); row < cells.rowCount(); row++) {
            List<GridCell> left = covered.get(row) ? List.of() : findUnread(cells, row);
            if (left.isEmpty()) {
                continue;
            }
            boolean goesOn = !run.isEmpty() && run.get(run.size() - 1).get(0).row() == row - 1;
            if (!goesOn) {
                reportRun(cells, run);
                run.clear();
            }
            run.add(left);
        }
        reportRun(cells, run);
    }

    private List<GridCell> findUnread(FormGrid cells, int row) {
        List<GridCell> left = new ArrayList<>();
        for (int column = 0; column < cells.columnCount(); column++) {
            GridCell cell = cells.cellAt(row, column);
            if (cell.row() == row && cell.column() == column && isUnread(cells, cell)) {
                left.add(cell);
            }
        }
        long empty = left.stream()
                .filter(cell -> NOTHING_SAID.matcher(FormGrid.displayText(cell)).matches())
                .count();
        boolean labelOfNothing = left.size() <= 2 && empty > 0;
        return empty < left.size() && !labelOfNothing ? left : List.of();
    }

    private boolean isUnread(FormGrid cells, GridCell cell) {
        return cells.isFilled(cell)
                && !log.isRead(cell)
                && !log.isLeftOut(cell)
                && !BlankFormWriter.NOTES.contains(FormGrid.displayText(cell))
                && !labels.needsNoReading(cell)
                && (labels.titleYear() == null || !labels.titleYear().cell().equals(cell))
                && (labels.fillingYear() == null || !labels.fillingYear().cell().equals(cell))
                && !TITLE.matcher(SheetGrid.stripBlanks(FormGrid.displayText(cell)))
                        .matches();
    }

    /** Two rows and more with several cells each are a table. */
    private void reportRun(FormGrid cells, List<List<GridCell>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<GridCell> run = rows.stream().flatMap(List::stream).toList();
        GridCell first = run.get(0);
        if (rows.size() == 1 && run.size() <= 2) {
            reportHeadLine(first);
            return;
        }
        long wide = rows.stream().filter(row -> row.size() >= 2).count();
        boolean figures = run.stream()
                .anyMatch(cell -> FIGURE.matcher(FormGrid.displayText(cell)).matches());
        String said = run.stream()
                .map(cell -> FormGrid.displayText(cell).replaceAll("\\s+", " "))
                .collect(Collectors.joining(" | "));
        GridCell last = run.get(run.size() - 1);
        boolean one = first.row() == last.row();
        log.addUnread(
                wide >= 2 && figures ? FormProblemCode.TABLE_UNREAD : FormProblemCode.CONTENT_UNREAD,
                cells.sheetName(),
                first.address() + ":" + last.address(),
                said,
                one
                        ? fillIn("要读取它，请选择第一个单元格的含义", "To have it read, choose what its first cell means")
                        : fillIn(
                                "要读取它，请选择这是什么表；第一行读作表头",
                                "To have it read, choose what it is; its first row is its header"),
                one ? FormReadingLog.listMeanings(listFreeLabels()) : tables.listChoices(cells));
    }

    private List<FormField> listFreeLabels() {
        return FormField.LABELS.stream()
                .filter(field -> labels.find(field) == null)
                .toList();
    }

    /** A label with its value, or a text alone: it may be one of the labels that the form has not named yet. */
    private void reportHeadLine(GridCell cell) {
        log.addUnread(
                FormProblemCode.CONTENT_UNREAD,
                cell,
                fillIn("要读取它，请选择它的含义", "To have it read, choose its meaning"),
                FormReadingLog.listMeanings(listFreeLabels()));
    }
}
