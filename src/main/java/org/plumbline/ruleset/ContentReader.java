package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.LabelledRows.Field;
import org.plumbline.ruleset.WorkbookContent.Column;
import org.plumbline.ruleset.WorkbookContent.Entry;
import org.plumbline.ruleset.WorkbookContent.Kind;
import org.plumbline.ruleset.WorkbookContent.Part;
import org.plumbline.ruleset.WorkbookContent.Sheet;

/** Takes the content of a workbook that was read without a blocking problem. */
final class ContentReader {

    private static final Bilingual RULE_ID = new Bilingual(TableReader.RULE_ID, "rule id");
    private static final Bilingual RULE_ID_MEANING =
            new Bilingual(ColumnHead.RULE_ID.meaning(), "unique in the workbook; explanations quote it");
    private static final Bilingual REMARK = new Bilingual(TableReader.REMARK, "remark");
    private static final Bilingual REMARK_MEANING =
            new Bilingual(ColumnHead.REMARK.meaning(), "for people; no rule reads it");

    private ContentReader() {}

    static WorkbookContent read(Map<String, Grid> grids, List<TableSource<?>> tables) {
        List<Sheet> sheets = new ArrayList<>();
        for (Grid grid : grids.values()) {
            switch (grid.sheet()) {
                case CatalogueReader.SCHEME -> sheets.add(settings(grid));
                case CatalogueReader.INDICATORS -> sheets.add(list(grid, Kind.INDICATORS, CatalogueReader.COLUMNS));
                case CatalogueReader.THRESHOLDS -> sheets.add(list(grid, Kind.THRESHOLDS, CatalogueReader.LIMITS));
                case CaseReader.CASES -> sheets.add(list(grid, Kind.CASES, CaseReader.COLUMNS));
                default -> tables.stream()
                        .filter(table -> table.sheet().equals(grid.sheet()))
                        .forEach(table -> sheets.add(table(grid, table)));
            }
        }
        return new WorkbookContent(
                List.copyOf(sheets),
                grids.keySet().stream().filter(ContentReader::isNotes).toList());
    }

    private static boolean isNotes(String sheet) {
        return sheet.startsWith(WorkbookLayout.NOTES)
                && !sheet.startsWith(WorkbookContent.PROBLEMS_SHEET)
                && !sheet.startsWith(WorkbookContent.READ_BACK_SHEET);
    }

    private static Sheet settings(Grid grid) {
        List<Entry> entries = new ArrayList<>();
        for (int row = 0; row < grid.rows(); row++) {
            String label = grid.at(row, 0).text();
            if (label != null && !label.equals(TableReader.REMARK)) {
                entries.add(entry(label, row, Collections.singletonList(text(grid.at(row, 1)))));
            }
        }
        Column value =
                new Column(1, Part.ENTRY, new Bilingual("值", "value"), new Bilingual("见 C 列", "see column C"), null);
        return new Sheet(grid.sheet(), Kind.SETTINGS, null, List.of(value), List.copyOf(entries), hidden(grid));
    }

    private static Sheet list(Grid grid, Kind kind, List<Field> fields) {
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < grid.columns(0); index++) {
            String label = grid.at(0, index).text();
            int column = index;
            if (TableReader.REMARK.equals(label)) {
                columns.add(new Column(index, Part.REMARK, REMARK, REMARK_MEANING, null));
            } else {
                fields.stream()
                        .filter(field -> field.label().equals(label))
                        .findFirst()
                        .ifPresent(field -> columns.add(new Column(
                                column,
                                isKey(field, kind, fields) ? Part.KEY : Part.ENTRY,
                                new Bilingual(label, label),
                                field.meaning(),
                                null)));
            }
        }
        return new Sheet(grid.sheet(), kind, null, List.copyOf(columns), entries(grid, 1, columns), hidden(grid));
    }

    /** A row of a test case is named by the case and its indicator or fact, any other by its first column. */
    private static boolean isKey(Field field, Kind kind, List<Field> fields) {
        return field == fields.get(0)
                || kind == Kind.CASES
                        && (field.label().equals(CaseReader.CODE)
                                || field.label().equals(CaseReader.FACT));
    }

    private static <F> Sheet table(Grid grid, TableSource<F> table) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(0, Part.KEY, RULE_ID, RULE_ID_MEANING, null));
        for (TableSource.Column<F> column : table.columns()) {
            Form.Word<F> word = column.word();
            columns.add(new Column(column.index(), Part.of(word), word.label(), word.meaning(), word.snippet()));
        }
        int first =
                table.rows().isEmpty() ? grid.rows() : table.rows().get(0).ref().row() - 1;
        remark(grid, first - 1)
                .ifPresent(index -> columns.add(new Column(index, Part.REMARK, REMARK, REMARK_MEANING, null)));
        return new Sheet(
                grid.sheet(),
                Kind.TABLE,
                table.form().name(),
                List.copyOf(columns),
                entries(grid, first, columns),
                hidden(grid));
    }

    private static Optional<Integer> remark(Grid grid, int labels) {
        for (int index = 0; labels >= 0 && index < grid.columns(labels); index++) {
            if (TableReader.REMARK.equals(grid.at(labels, index).text())) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    private static List<Entry> entries(Grid grid, int first, List<Column> columns) {
        List<Column> keys =
                columns.stream().filter(column -> column.part() == Part.KEY).toList();
        List<Entry> entries = new ArrayList<>();
        for (int index = first; index < grid.rows(); index++) {
            int row = index;
            String name = keys.stream()
                    .map(key -> text(grid.at(row, key.index())))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" · "));
            if (!name.isEmpty()) {
                List<String> values = new ArrayList<>();
                for (Column column : columns) {
                    values.add(text(grid.at(row, column.index())));
                }
                entries.add(entry(name, row, values));
            }
        }
        return List.copyOf(entries);
    }

    private static Entry entry(String key, int row, List<String> values) {
        return new Entry(key, row + 1, Collections.unmodifiableList(values));
    }

    /** A formula by the value it was read as. */
    private static String text(Cell cell) {
        if (cell.isBlank()) {
            return null;
        }
        if (cell.content() instanceof Grid.Content.Formula formula) {
            return formula.cached().shown();
        }
        return cell.text() == null ? cell.shown() : cell.text();
    }

    private static int hidden(Grid grid) {
        int hidden = 0;
        for (int row = 0; row < grid.rows(); row++) {
            if (grid.isHidden(row)) {
                hidden++;
            }
        }
        return hidden;
    }
}
