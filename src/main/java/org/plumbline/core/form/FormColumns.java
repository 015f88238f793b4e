package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * Two columns of an indicator table that mean the same, such as an initial and an adjusted target: a question asks
 * which counts.
 */
final class FormColumns {

    private static final List<FormField> VALUES =
            List.of(FormField.TARGET, FormField.ACTUAL, FormField.WEIGHT, FormField.SCORE);

    private final FormTable table;
    private final FormGrid cells;
    private final FormReadingLog log;

    private FormColumns(FormTable table, FormReadingLog log) {
        this.table = table;
        this.cells = table.cells();
        this.log = log;
    }

    /** The table with the columns chosen by answers; while a question is open, those with the better headings. */
    static FormTable chosen(FormTable table, FormReadingLog log) {
        FormColumns columns = new FormColumns(table, log);
        Map<FormField, Integer> chosen = new EnumMap<>(table.columns());
        for (FormField field : VALUES) {
            if (table.hasColumn(field)) {
                chosen.put(field, columns.chosen(field));
            }
        }
        columns.addAnswered(chosen);
        return table.withColumns(chosen);
    }

    private int chosen(FormField field) {
        int best = table.findColumn(field);
        List<Integer> alike = new ArrayList<>();
        for (int column = 0; column < cells.columnCount(); column++) {
            boolean own = cells.cellAt(table.header(), column).column() == column;
            if (column == best || own && isOther(field, column) && differs(best, column)) {
                alike.add(column);
            }
        }
        if (alike.size() > 1 && !hasContent(best)) {
            alike.remove((Integer) best);
        }
        if (alike.size() < 2) {
            return alike.get(0);
        }
        alike.forEach(column -> log.markRead(cells.cellAt(table.header(), column)));
        List<AnswerOption<Integer>> choices = new ArrayList<>();
        for (int column : alike) {
            String letter = FormGrid.columnLetter(column);
            String heading = String.valueOf(cells.displayText(table.header(), column));
            boolean hidden = cells.isColumnHidden(column);
            choices.add(new AnswerOption<>(
                    letter,
                    new Bilingual(
                            "%s 列“%s”%s".formatted(letter, heading, hidden ? "（隐藏的列）" : ""),
                            "column %s, \"%s\"%s".formatted(letter, heading, hidden ? " (hidden)" : "")),
                    column));
        }
        AnswerOption<Integer> answer = log.askOrAnswer(
                cells.cellAt(table.header(), alike.get(0)),
                null,
                field,
                fillIn(
                        "有两列都像“%s”，内容不同，读哪一列？",
                        "Two columns may be the %s and differ; which one counts?",
                        field.label().zh()),
                choices);
        return answer == null ? best : answer.value();
    }

    /** Whether a column's heading names the field by another spelling; the same heading twice is reported elsewhere. */
    private boolean isOther(FormField field, int column) {
        int rank = field.rankHeading(cells.displayText(table.header(), column));
        return rank >= 0
                && rank != field.rankHeading(cells.displayText(table.header(), table.findColumn(field)))
                && !table.columns().containsValue(column);
    }

    /** Columns with an unknown heading that an answer gives a meaning the table has no column for yet. */
    private void addAnswered(Map<FormField, Integer> chosen) {
        for (int column = 0; column < cells.columnCount(); column++) {
            GridCell heading = cells.cellAt(table.header(), column);
            if (heading.column() != column || chosen.containsValue(column)) {
                continue;
            }
            for (FormField field : FormField.INDICATOR) {
                if (!chosen.containsKey(field)
                        && log.takeAnswer(heading, field.label().zh())) {
                    chosen.put(field, column);
                    break;
                }
            }
        }
    }

    /** Whether a column says anything: an adjusted target that is blank in all rows leaves the initial one in force. */
    private boolean hasContent(int column) {
        for (int row = table.header() + 1; row < FormRows.end(table); row++) {
            String shown = cells.displayText(row, column);
            if (shown != null && !FormCellReader.isBlankMark(shown)) {
                return true;
            }
        }
        return false;
    }

    private boolean differs(int one, int other) {
        for (int row = table.header() + 1; row < FormRows.end(table); row++) {
            String there = cells.displayText(row, other);
            if (there != null
                    && !FormCellReader.isBlankMark(there)
                    && !Objects.equals(cells.displayText(row, one), there)) {
                return true;
            }
        }
        return false;
    }

    /** Reports the columns that are read although they are hidden. */
    static void reportHidden(FormTable table, FormReadingLog log) {
        table.columns().values().stream()
                .distinct()
                .filter(column -> table.cells().isColumnHidden(column))
                .forEach(column -> log.addProblem(
                        FormProblemCode.HIDDEN_COLUMN, table.cells().cellAt(table.header(), column), null, null));
    }
}
