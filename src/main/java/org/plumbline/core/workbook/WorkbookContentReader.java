package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;
import org.plumbline.core.workbook.WorkbookContent.ContentColumn;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.plumbline.core.workbook.WorkbookContent.SheetContent;
import org.plumbline.core.workbook.WorkbookContent.SheetKind;

/** Reads the content of a workbook without blocking problems. */
public final class WorkbookContentReader {

    private static final Bilingual RULE_ID = new Bilingual(RuleTableReader.RULE_ID, "rule id");
    private static final Bilingual RULE_ID_MEANING =
            new Bilingual(ColumnDescription.RULE_ID.meaning(), "unique in the workbook; explanations quote it");
    private static final Bilingual REMARK = new Bilingual(RuleTableReader.REMARK, "remark");
    private static final Bilingual REMARK_MEANING =
            new Bilingual(ColumnDescription.REMARK.meaning(), "for people; rules ignore it");

    private WorkbookContentReader() {}

    public static WorkbookContent read(Map<String, SheetGrid> grids, List<ParsedTable<?>> tables) {
        List<SheetContent> sheets = new ArrayList<>();
        for (SheetGrid grid : grids.values()) {
            switch (grid.sheetName()) {
                case CatalogueColumns.SCHEME -> sheets.add(readSettings(grid));
                case CatalogueColumns.INDICATORS -> sheets.add(
                        readList(grid, SheetKind.INDICATORS, CatalogueColumns.COLUMNS));
                case CatalogueColumns.THRESHOLDS -> sheets.add(
                        readList(grid, SheetKind.THRESHOLDS, CatalogueColumns.LIMITS));
                case BasisColumns.BASES -> sheets.add(readList(grid, SheetKind.BASES, BasisColumns.COLUMNS));
                case CaseColumns.CASES -> sheets.add(readList(grid, SheetKind.CASES, CaseColumns.COLUMNS));
                default -> tables.stream()
                        .filter(table -> table.sheet().equals(grid.sheetName()))
                        .forEach(table -> sheets.add(readTable(grid, table)));
            }
        }
        return new WorkbookContent(
                List.copyOf(sheets),
                grids.keySet().stream().filter(WorkbookContentReader::isNotes).toList());
    }

    private static boolean isNotes(String sheet) {
        return sheet.startsWith(WorkbookLayout.NOTES)
                && !sheet.startsWith(WorkbookContent.PROBLEMS_SHEET)
                && !sheet.startsWith(WorkbookContent.READ_BACK_SHEET);
    }

    private static SheetContent readSettings(SheetGrid grid) {
        List<ContentRow> entries = new ArrayList<>();
        for (int row = 0; row < grid.rowCount(); row++) {
            String label = grid.cellAt(row, 0).strippedText();
            if (label != null && !label.equals(RuleTableReader.REMARK)) {
                entries.add(createRow(label, row, Collections.singletonList(formatCell(grid.cellAt(row, 1)))));
            }
        }
        ContentColumn value = new ContentColumn(
                1, ColumnRole.ENTRY, new Bilingual("值", "value"), new Bilingual("见 C 列", "see column C"), null);
        return new SheetContent(
                grid.sheetName(),
                SheetKind.SETTINGS,
                null,
                List.of(value),
                List.copyOf(entries),
                countHiddenRows(grid));
    }

    private static SheetContent readList(SheetGrid grid, SheetKind kind, List<ListColumn> fields) {
        List<ContentColumn> columns = new ArrayList<>();
        for (int index = 0; index < grid.columnCount(0); index++) {
            String label = grid.cellAt(0, index).strippedText();
            int column = index;
            if (RuleTableReader.REMARK.equals(label)) {
                columns.add(new ContentColumn(index, ColumnRole.REMARK, REMARK, REMARK_MEANING, null));
            } else {
                fields.stream()
                        .filter(field -> field.label().equals(label))
                        .findFirst()
                        .ifPresent(field -> columns.add(new ContentColumn(
                                column,
                                isKey(field, kind, fields) ? ColumnRole.KEY : ColumnRole.ENTRY,
                                new Bilingual(label, label),
                                field.meaning(),
                                null)));
            }
        }
        return new SheetContent(
                grid.sheetName(), kind, null, List.copyOf(columns), readRows(grid, 1, columns), countHiddenRows(grid));
    }

    /** The key of a test case's row is the case and its indicator or fact, of any other row its first column. */
    private static boolean isKey(ListColumn field, SheetKind kind, List<ListColumn> fields) {
        return field == fields.get(0)
                || kind == SheetKind.CASES
                        && (field.label().equals(CaseColumns.CODE)
                                || field.label().equals(CaseColumns.FACT));
    }

    private static <F> SheetContent readTable(SheetGrid grid, ParsedTable<F> table) {
        List<ContentColumn> columns = new ArrayList<>();
        columns.add(new ContentColumn(0, ColumnRole.KEY, RULE_ID, RULE_ID_MEANING, null));
        for (ParsedTable.ParsedColumn<F> column : table.columns()) {
            TableType.ColumnType<F> word = column.word();
            columns.add(new ContentColumn(
                    column.index(), ColumnRole.of(word), word.label(), word.meaning(), word.snippet()));
        }
        int first = table.rows().isEmpty()
                ? grid.rowCount()
                : table.rows().get(0).ref().row() - 1;
        findRemarkColumn(grid, first - 1)
                .ifPresent(index ->
                        columns.add(new ContentColumn(index, ColumnRole.REMARK, REMARK, REMARK_MEANING, null)));
        return new SheetContent(
                grid.sheetName(),
                SheetKind.TABLE,
                table.form().name(),
                List.copyOf(columns),
                readRows(grid, first, columns),
                countHiddenRows(grid));
    }

    private static Optional<Integer> findRemarkColumn(SheetGrid grid, int labels) {
        for (int index = 0; labels >= 0 && index < grid.columnCount(labels); index++) {
            if (RuleTableReader.REMARK.equals(grid.cellAt(labels, index).strippedText())) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    private static List<ContentRow> readRows(SheetGrid grid, int first, List<ContentColumn> columns) {
        List<ContentColumn> keys = columns.stream()
                .filter(column -> column.part() == ColumnRole.KEY)
                .toList();
        List<ContentRow> entries = new ArrayList<>();
        for (int index = first; index < grid.rowCount(); index++) {
            int row = index;
            String name = keys.stream()
                    .map(key -> formatCell(grid.cellAt(row, key.index())))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" · "));
            if (!name.isEmpty()) {
                List<String> values = new ArrayList<>();
                for (ContentColumn column : columns) {
                    values.add(formatCell(grid.cellAt(row, column.index())));
                }
                entries.add(createRow(name, row, values));
            }
        }
        return List.copyOf(entries);
    }

    private static ContentRow createRow(String key, int row, List<String> values) {
        return new ContentRow(key, row + 1, Collections.unmodifiableList(values));
    }

    /** The value as which a formula was read. */
    private static String formatCell(GridCell cell) {
        if (cell.isBlank()) {
            return null;
        }
        if (cell.content() instanceof SheetGrid.CellContent.FormulaContent formula) {
            return formula.cached().displayText();
        }
        return cell.strippedText() == null ? cell.displayText() : cell.strippedText();
    }

    private static int countHiddenRows(SheetGrid grid) {
        int hidden = 0;
        for (int row = 0; row < grid.rowCount(); row++) {
            if (grid.isHidden(row)) {
                hidden++;
            }
        }
        return hidden;
    }
}
