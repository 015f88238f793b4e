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

    /**
     * The table whose headings take one more row, this one. A heading of the row above counts where nothing below it says
     * more; one over several columns is told apart by what stands under it.
     */
    FormTable below(FormTable above) {
        Map<FormField, Integer> all = new EnumMap<>(columns);
        above.columns().forEach((field, column) -> {
            if (cells.width(above.header(), column) > 1) {
                return;
            }
            Integer here = all.get(field);
            boolean better = here != null
                    && field.rank(cells.shown(above.header(), column)) < field.rank(cells.shown(header, here));
            if (here == null && !all.containsValue(column) || better) {
                all.put(field, column);
            }
        });
        return new FormTable(cells, header, all);
    }

    /** One heading over the levels and the name, such as 绩效指标 over three columns, is each of them. */
    FormTable spread() {
        if (!has(FormField.NAME) || has(FormField.LEVEL1) || has(FormField.LEVEL2)) {
            return this;
        }
        int first = column(FormField.NAME);
        int width = cells.width(header, first);
        if (width != 2 && width != 3) {
            return this;
        }
        Map<FormField, Integer> all = new EnumMap<>(columns);
        all.put(FormField.LEVEL1, first);
        if (width == 3) {
            all.put(FormField.LEVEL2, first + 1);
        }
        all.put(FormField.NAME, first + width - 1);
        return new FormTable(cells, header, all);
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
                if (rank >= 0
                        && column != column(field)
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
            FormField field = null;
            for (Map.Entry<FormField, Integer> each : columns.entrySet()) {
                field = each.getValue() == column ? each.getKey() : field;
            }
            String heading = cells.shown(header, column);
            if (heading == null && field != null) {
                heading = cells.shown(header - 1, column);
            }
            if (heading == null || field == null && cells.at(header, column).column() != column) {
                continue;
            }
            described.add(
                    new FormReading.Column(FormCells.letter(column), heading, field == null ? null : field.label()));
        }
        return List.copyOf(described);
    }
}
