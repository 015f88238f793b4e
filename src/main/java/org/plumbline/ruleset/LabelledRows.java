package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.ruleset.Form.CellKind;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Problem.Code;

/** A plain list sheet: one row of labels, then rows; columns are found by label, in any order. */
final class LabelledRows {

    /**
     * @param meaning what to write in it; shown as the input hint and in the documentation
     * @param required whether every row must fill it in
     */
    record Field(String label, Bilingual meaning, CellKind kind, boolean required) {}

    /** Beyond any sheet, hence always blank. */
    private static final int ABSENT = 16_383;

    private final Grid grid;
    private final Problems problems;
    private final Cells cells;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();

    LabelledRows(Grid grid, List<Field> fields, Problems problems) {
        this.grid = grid;
        this.problems = problems;
        this.cells = new Cells(problems);
        for (Field field : fields) {
            this.fields.put(field.label(), field);
        }
        header();
    }

    private void header() {
        for (int column = 0; column < grid.columns(0); column++) {
            Cell cell = grid.at(0, column);
            String label = cell.text();
            if (label == null || label.equals("备注")) {
                continue;
            }
            if (!fields.containsKey(label)) {
                String known = String.join(" / ", fields.keySet());
                problems.at(Code.LABEL_UNKNOWN, cell, new Bilingual(known, known), null);
            } else if (columns.putIfAbsent(label, column) != null) {
                problems.at(Code.LABEL_UNKNOWN, cell, null, new Bilingual("同一列出现了两次", "The column stands twice"));
            }
        }
        for (Field field : fields.values()) {
            if (field.required() && !columns.containsKey(field.label())) {
                problems.add(
                        Code.LABEL_MISSING,
                        grid.sheet(),
                        grid.at(0, 0).address(),
                        null,
                        new Bilingual(field.label(), field.label()),
                        null);
            }
        }
    }

    /** One row of the list. */
    final class Row {
        private final int row;

        private Row(int row) {
            this.row = row;
        }

        Cell cell(String label) {
            return grid.at(row, columns.getOrDefault(label, ABSENT));
        }

        Object value(String label) {
            Integer column = columns.get(label);
            if (column == null) {
                return null;
            }
            Field field = fields.get(label);
            Cell cell = grid.at(row, column);
            if (field.required() && cell.isBlank()) {
                problems.at(Code.CELL_MISSING, cell, new Bilingual(label, label), null);
            }
            return cells.value(cell, field.kind());
        }

        String text(String label) {
            return (String) value(label);
        }

        /** The row's number as Excel counts. */
        int number() {
            return row + 1;
        }
    }

    /** Every filled row; blank rows between them are problems, since a clerk may think the list ends there. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        int last = grid.rows() - 1;
        while (last > 0 && grid.isBlankRow(last)) {
            last--;
        }
        for (int row = 1; row <= last; row++) {
            if (grid.isBlankRow(row)) {
                problems.add(
                        Code.BLANK_ROW,
                        grid.sheet(),
                        grid.at(row, 0).address(),
                        null,
                        null,
                        Bilingual.of("请删除第 %d 行", "Delete row %d", row + 1));
                continue;
            }
            if (grid.isHidden(row)) {
                problems.at(
                        Code.HIDDEN_ROW,
                        grid.at(row, 0),
                        new Bilingual("可见的行", "a visible row"),
                        new Bilingual("请取消隐藏；不用的请删除", "Unhide it, or delete it"));
            }
            rows.add(new Row(row));
        }
        return rows;
    }
}
