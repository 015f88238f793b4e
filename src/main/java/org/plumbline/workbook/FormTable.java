package org.plumbline.workbook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.workbook.FormProblem.Code;

/**
 * A table of a form: its header row and what stands in each column.
 *
 * @param header index of the header row, the last one where headings take several
 * @param columns column of each field found
 */
record FormTable(FormCells cells, int header, Map<FormField, Integer> columns) {

    /** The fields that a row's headings name; of two headings for one field the better spelling counts. */
    static Map<FormField, Integer> headings(FormCells cells, int row, List<FormField> fields) {
        Map<FormField, Integer> columns = new EnumMap<>(FormField.class);
        for (FormField field : fields) {
            int best = Integer.MAX_VALUE;
            for (int column = 0; column < cells.columns(); column++) {
                int rank = field.rank(cells.shown(row, column));
                if (rank >= 0 && rank < best) {
                    best = rank;
                    columns.put(field, column);
                }
            }
        }
        return columns;
    }

    boolean has(FormField field) {
        return columns.containsKey(field);
    }

    /** The cell of a row under a field; null where the table has no such column. */
    Cell cell(int row, FormField field) {
        Integer column = columns.get(field);
        return column == null ? null : cells.at(row, column);
    }

    int column(FormField field) {
        return columns.get(field);
    }

    /** Tells of headings that stand twice. */
    void twice(FormDesk desk, List<FormField> fields) {
        for (FormField field : fields) {
            if (!has(field)) {
                continue;
            }
            int rank = field.rank(cells.shown(header, column(field)));
            for (int column = 0; column < cells.columns(); column++) {
                Cell other = cells.at(header, column);
                if (column != column(field)
                        && field.rank(FormCells.shown(other)) == rank
                        && !other.address().equals(cell(header, field).address())) {
                    desk.problem(
                            Code.HEADING_TWICE,
                            other,
                            null,
                            FormDesk.say("请改名或删除其中一列", "Rename or delete one of the columns"));
                }
            }
        }
    }

    /** Every heading with what it was taken for. */
    List<FormReading.Column> described() {
        List<FormReading.Column> described = new ArrayList<>();
        for (int column = 0; column < cells.columns(); column++) {
            String heading = cells.shown(header, column);
            if (heading == null || cells.at(header, column).column() != column) {
                continue;
            }
            FormField field = null;
            for (Map.Entry<FormField, Integer> each : columns.entrySet()) {
                field = each.getValue() == column ? each.getKey() : field;
            }
            described.add(
                    new FormReading.Column(FormCells.letter(column), heading, field == null ? null : field.label()));
        }
        return List.copyOf(described);
    }
}
