package org.plumbline.core.form;

import static org.plumbline.core.form.FormReadingLog.fillIn;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.dictionary.FieldTable;
import org.plumbline.core.dictionary.FormField;
import org.plumbline.core.form.FormProblem.FormProblemCode;
import org.plumbline.core.form.FormReadingLog.AnswerOption;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * Two columns of an indicator table that mean the same, such as an initial and an adjusted target: a question asks
 * which counts.
 */
final class FormColumns {

    private static final List<FormField> VALUES = List.of(
            FormField.TARGET,
            FormField.ACTUAL,
            FormField.WEIGHT,
            FormField.SCORE,
            FormField.REVIEW_ACTUAL,
            FormField.REVIEW_SCORE);

    private final FormTable table;
    private final FormGrid cells;
    private final FormReadingLog log;
    private final int end;

    private FormColumns(FormTable table, FormReadingLog log) {
        this.table = table;
        this.cells = table.cells();
        this.log = log;
        this.end = FormRows.end(table);
    }

    /** An indicator table as it is read: with its levels, the columns that answers choose, and its duplicates reported. */
    static FormTable prepare(FormTable table, FormReadingLog log) {
        FormTable chosen = chosen(table.spreadLevels(), log);
        chosen.reportDuplicates(log, FormField.INDICATOR);
        return chosen;
    }

    /** The table with the columns chosen by answers; while a question is open, those with the better headings. */
    private static FormTable chosen(FormTable table, FormReadingLog log) {
        FormColumns columns = new FormColumns(table, log);
        Map<FormField, Integer> chosen = new EnumMap<>(table.columns());
        for (FormField field : VALUES) {
            if (table.hasColumn(field)) {
                chosen.put(field, columns.chosen(field));
            }
        }
        return addAnswered(table.withColumns(chosen), FormField.INDICATOR, FormRows.end(table), log);
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
        int rank = table.rankHeading(field, table.header(), column);
        return rank >= 0
                && rank != table.rankHeading(field, table.header(), table.findColumn(field))
                && !table.columns().containsValue(column);
    }

    /**
     * The table with the columns with an unknown heading that an answer gives a meaning the table has no column for yet.
     *
     * @param end the row after the table
     */
    static FormTable addAnswered(FormTable table, List<FormField> meanings, int end, FormReadingLog log) {
        FormGrid cells = table.cells();
        Map<FormField, Integer> all = new EnumMap<>(table.columns());
        for (int column = 0; column < cells.columnCount(); column++) {
            GridCell place = all.containsValue(column) ? null : findAnswered(cells, table.header(), end, column, log);
            if (place == null) {
                continue;
            }
            FormField field = takeMeaning(place, place.row() == table.header(), meanings, all, log);
            if (field != null) {
                all.put(field, column);
            }
        }
        return table.withColumns(all);
    }

    /** Null where the answer is that the column is not read, or no meaning that is free. */
    private static FormField takeMeaning(
            GridCell place,
            boolean heading,
            List<FormField> meanings,
            Map<FormField, Integer> taken,
            FormReadingLog log) {
        FieldTable table = meanings.get(0).table();
        String spelling = heading ? FormGrid.displayText(place) : null;
        List<FormField> free =
                meanings.stream().filter(field -> !taken.containsKey(field)).toList();
        return log.takeMeaning(place, table, free, spelling);
    }

    /** The heading, or the first cell below a blank one, where it has an answer; null where it has none. */
    private static GridCell findAnswered(FormGrid cells, int header, int end, int column, FormReadingLog log) {
        for (int row = header; row < end; row++) {
            GridCell cell = cells.cellAt(row, column);
            if (cell.column() == column && cells.isFilled(cell)) {
                return log.isAnswered(cell) ? cell : null;
            }
        }
        return null;
    }

    /** Whether a column says anything: an adjusted target that is blank in all rows leaves the initial one in force. */
    private boolean hasContent(int column) {
        for (int row = table.header() + 1; row < end; row++) {
            if (cells.isFilled(cells.cellAt(row, column))) {
                return true;
            }
        }
        return false;
    }

    private boolean differs(int one, int other) {
        for (int row = table.header() + 1; row < end; row++) {
            String there = cells.displayText(row, other);
            if (cells.isFilled(cells.cellAt(row, other)) && !Objects.equals(cells.displayText(row, one), there)) {
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
