package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plumbline.ruleset.Form.CellKind;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.vocabulary.Value;

/** A plain list sheet: one row of labels, then rows; columns are found by label, in any order. */
final class LabelledRows {

    /**
     * @param meaning what to write in it; shown as the input hint and in the documentation
     * @param required whether every row must fill it in
     */
    record Field(String label, Bilingual meaning, CellKind kind, boolean required) {}

    /** A figure that was typed as text, or with what belongs into the columns beside it. */
    private static final Pattern FIGURE = Pattern.compile("[-+≥≤<>=]*+\\s*+\\d[\\d,.]*+\\s*+[%‰万亿千百元]*+");

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
        List<Cell> labels = IntStream.range(0, width())
                .filter(this::isUsed)
                .mapToObj(column -> grid.at(0, column))
                .toList();
        labels(labels, List.copyOf(fields.values()), grid.at(0, 0), problems)
                .forEach((label, cell) -> columns.put(label, cell.column()));
    }

    private int width() {
        return IntStream.range(0, grid.rows()).map(grid::columns).max().orElse(0);
    }

    private boolean isUsed(int column) {
        return IntStream.range(0, grid.rows())
                .anyMatch(row -> !grid.at(row, column).isBlank());
    }

    /**
     * The known ones among the labels of a sheet, with the cells they stand in.
     *
     * @param cells where labels stand, or are missing beside what they ought to name
     * @param place where a label that is missing altogether ought to be
     */
    static Map<String, Cell> labels(List<Cell> cells, List<Field> fields, Cell place, Problems problems) {
        Map<String, Cell> known = new LinkedHashMap<>();
        List<Cell> unknown = new ArrayList<>();
        for (Cell cell : cells) {
            if (TableReader.REMARK.equals(cell.text())) {
                continue;
            }
            if (fields.stream().noneMatch(field -> field.label().equals(cell.text()))) {
                unknown.add(cell);
                continue;
            }
            Cell first = known.putIfAbsent(cell.text(), cell);
            if (first != null) {
                problems.at(Code.LABEL_UNKNOWN, cell, null, Bilingual.of("与 %s 重复", "The same as %s", first.address()));
            }
        }
        List<String> lacking = fields.stream()
                .map(Field::label)
                .filter(label -> !known.containsKey(label))
                .toList();
        String meant = lacking.isEmpty() ? TableReader.REMARK : String.join(" / ", lacking);
        unknown.forEach(cell -> problems.at(
                cell.isBlank() ? Code.LABEL_MISSING : Code.LABEL_UNKNOWN, cell, new Bilingual(meant, meant), null));
        for (Field field : fields) {
            // an unknown label is most likely the one that is missing, and was told above
            if (unknown.isEmpty() && field.required() && !known.containsKey(field.label())) {
                Bilingual label = new Bilingual(field.label(), field.label());
                problems.add(Code.LABEL_MISSING, place.sheet(), place.address(), null, label, null);
            }
        }
        return known;
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
            if (!columns.containsKey(label)) {
                return null;
            }
            Field field = fields.get(label);
            Cell cell = cell(label);
            return field.required() && !grid.isMerged(row)
                    ? cells.required(cell, field.kind(), new Bilingual(label, label))
                    : cells.value(cell, field.kind());
        }

        String text(String label) {
            return (String) value(label);
        }

        /** A number or a word: whichever the cell holds; null where blank or a problem was added. */
        Value free(String label) {
            Cell cell = cell(label);
            Grid.Content content =
                    cell.content() instanceof Grid.Content.Formula formula ? formula.cached() : cell.content();
            if (content instanceof Grid.Content.Number) {
                BigDecimal number = (BigDecimal) cells.value(cell, new CellKind.Number(null, null));
                return number == null ? null : Value.of(number);
            }
            String text = text(label);
            if (text != null && FIGURE.matcher(Grid.halfWidth(text)).matches()) {
                problems.at(
                        Code.NUMBER_AS_TEXT,
                        cell,
                        new Bilingual("数字", "a number"),
                        new Bilingual(
                                "请把格式改为“常规”后重新填写；百分号和单位写在“单位”列，符号写在“符号”列",
                                "Set the format to General and retype; % and units go to the column 单位, the operator to 符号"));
                return null;
            }
            return text == null ? null : Value.of(text);
        }

        /** The row's number as Excel counts. */
        int number() {
            return row + 1;
        }
    }

    /** Every filled row. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int row : DataRows.of(grid, 1, grid.rows(), problems)) {
            rows.add(new Row(row));
        }
        return rows;
    }
}
