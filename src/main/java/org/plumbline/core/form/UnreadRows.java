package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.core.dictionary.FieldTable;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.dictionary.WordKind;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReading.Alternative;

/** Rows of an indicator table that name no indicator: reported with the meanings that they could have, or answered. */
final class UnreadRows {

    private final FormTable table;
    private final FormGrid cells;
    private final FormReadingLog log;
    private final boolean hasTotal;
    private final Set<Integer> headLines;
    private final Set<Integer> totals = new HashSet<>();

    /** @param hasTotal whether the table has a total row */
    UnreadRows(FormTable table, FormReadingLog log, boolean hasTotal) {
        this.table = table;
        this.cells = table.cells();
        this.log = log;
        this.hasTotal = hasTotal;
        this.headLines = log.findHeadLines(cells);
    }

    /** Whether an answer makes the row a label with its value. */
    boolean isHeadLine(int row) {
        return headLines.contains(row);
    }

    /** Whether an answer makes the row the total row. */
    boolean isTotal(int row) {
        return totals.contains(row);
    }

    /**
     * Takes the answer about a row, or reports the row as not read.
     *
     * @param name what the row could be called as an indicator; null where it cannot be one
     * @return whether the row is an indicator with this name
     */
    boolean isMeantAsIndicator(int row, String name) {
        List<Alternative> choices = listChoices(row, name);
        String range = findRange(row);
        String said = cells.describeRows(row, row);
        RowMeaning meaning = RowMeaning.find(log.takeChoice(cells.sheetName(), range, said, choices));
        if (meaning == null) {
            log.addUnread(
                    FormProblemCode.ROW_UNREAD,
                    cells.sheetName(),
                    range,
                    said,
                    fillIn(
                            "请选择这一行是什么；如是指标，也可补上指标名称或编号",
                            "Choose what the row is; an indicator can be given a name or code"),
                    choices);
            return false;
        }
        addLine(row, meaning);
        if (meaning == RowMeaning.TOTAL) {
            totals.add(row);
        }
        return meaning == RowMeaning.INDICATOR;
    }

    private List<Alternative> listChoices(int row, String name) {
        List<Alternative> choices = new ArrayList<>();
        if (name != null) {
            choices.add(RowMeaning.INDICATOR.choice());
        }
        if (!hasTotal) {
            choices.add(RowMeaning.TOTAL.choice());
        }
        choices.add(RowMeaning.SUBTOTAL.choice());
        choices.add(RowMeaning.REMARK.choice());
        if (cells.listOwnCells(row).size() > 1) {
            FormField.LABELS.forEach(
                    field -> choices.add(new Alternative(field.label().zh(), field.label())));
        }
        return List.copyOf(choices);
    }

    /** The word for a total or a subtotal is worth keeping; a remark's is not. */
    private void addLine(int row, RowMeaning meaning) {
        String word = cells.findFirstText(row);
        if (meaning == RowMeaning.TOTAL && !FormRows.isTotal(cells, row)) {
            log.addLine(DictionaryLine.ofHeading(
                    FieldTable.HEAD, FormField.TOTAL.label().zh(), word));
        } else if (meaning == RowMeaning.SUBTOTAL
                && !FormRows.isTotal(cells, row)
                && !cells.dictionary().isSubtotal(word)) {
            log.addLine(DictionaryLine.ofWord(WordKind.SUBTOTAL, word));
        }
    }

    /** Such as A7:H7, over the columns of the table, so that it is the key of no single cell. */
    private String findRange(int row) {
        int first = 0;
        int last = Math.max(1, cells.columnCount() - 1);
        for (int column : table.columns().values()) {
            last = Math.max(last, column);
        }
        return RangeAnswer.format(row, first, row, last);
    }
}
