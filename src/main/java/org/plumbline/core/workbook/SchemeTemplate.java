package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.family.RuleFamilies;
import org.plumbline.core.spreadsheet.FilledWorkbook;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.WorkbookLimits;

/**
 * The workbook from which new schemes are written: example indicators with the table that judges each, the usual
 * grades, checks and thresholds, and a test case. It is a rule workbook of 100 points that loads and passes its own
 * test.
 */
public final class SchemeTemplate {

    /** Path of the shipped template below the rules folder. */
    public static final String FILE = "templates/scheme.xlsx";

    private final Map<String, SheetGrid> sheets;

    private SchemeTemplate(Map<String, SheetGrid> sheets) {
        this.sheets = sheets;
    }

    /** @throws IllegalArgumentException with the problems of a file that cannot be read */
    public static SchemeTemplate read(byte[] workbook) {
        FilledWorkbook file = FilledWorkbook.open(FILE, workbook, WorkbookLimits.DEFAULT);
        if (file.sheets().isEmpty()) {
            throw new IllegalArgumentException(FILE + ": " + file.problems());
        }
        return new SchemeTemplate(file.sheets());
    }

    /** The kinds of tables among which the author of a new scheme chooses, in the order of the sheets. */
    public List<TableType<?>> families() {
        return sheets.keySet().stream()
                .filter(WorkbookLayout::isTable)
                .<TableType<?>>map(SchemeTemplate::typeOf)
                .filter(TableType::isOptional)
                .toList();
    }

    /** Names of {@link #families}. */
    public Set<String> listFamilyNames() {
        return families().stream().map(TableType::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Chinese labels of the columns that a table of each kind may have and the template's does not, by the kind's name. */
    public Map<String, List<String>> listFurtherColumns() {
        Map<String, List<String>> further = new LinkedHashMap<>();
        for (TemplateTable table : tables()) {
            List<String> all = new ArrayList<>(table.withColumns(column -> true).columns());
            all.removeAll(table.columns());
            further.put(table.type().name(), all);
        }
        return further;
    }

    /** Names of all table sheets by their kind. */
    List<TemplateTable> tables() {
        return sheets.values().stream()
                .filter(grid -> WorkbookLayout.isTable(grid.sheetName()))
                .map(SchemeTemplate::readTable)
                .toList();
    }

    /** Values of the sheet 方案 by label. */
    Map<String, Object> settings() {
        SheetGrid grid = sheets.get(CatalogueColumns.SCHEME);
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int row = 0; row < grid.rowCount(); row++) {
            settings.put(grid.cellAt(row, 0).strippedText(), valueOf(grid.cellAt(row, 1)));
        }
        return settings;
    }

    /** Rows of a sheet with labels in its first row, each by label. */
    List<Map<String, Object>> rows(String sheet) {
        SheetGrid grid = sheets.get(sheet);
        return grid == null ? List.of() : readRows(grid, 0);
    }

    /**
     * A table sheet.
     *
     * @param columns labels of conditions and actions
     * @param rows each by label, with rule id and remark
     */
    record TemplateTable(String sheet, TableType<?> type, List<String> columns, List<Map<String, Object>> rows) {

        /** The same table with further columns, in the order of its kind; their cells are blank. */
        TemplateTable withColumns(Predicate<TableType.ColumnType<?>> wanted) {
            List<String> all = Stream.<TableType.ColumnType<?>>concat(
                            type.conditions().values().stream(), type.actions().values().stream())
                    .filter(column -> columns.contains(column.label().zh()) || wanted.test(column))
                    .map(column -> column.label().zh())
                    .toList();
            return new TemplateTable(sheet, type, all, rows);
        }
    }

    private static TemplateTable readTable(SheetGrid grid) {
        int header = 0;
        while (!RuleTableReader.RULE_ID.equals(grid.cellAt(header, 0).strippedText())) {
            header++;
        }
        int labels = header;
        List<String> columns = Stream.iterate(1, column -> column + 1)
                .limit(grid.columnCount(header) - 1L)
                .map(column -> grid.cellAt(labels, column).strippedText())
                .filter(label -> label != null && !label.equals(RuleTableReader.REMARK))
                .toList();
        return new TemplateTable(grid.sheetName(), typeOf(grid.sheetName()), columns, readRows(grid, header));
    }

    private static List<Map<String, Object>> readRows(SheetGrid grid, int header) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = header + 1; row < grid.rowCount(); row++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (int column = 0; column < grid.columnCount(header); column++) {
                cells.put(grid.cellAt(header, column).strippedText(), valueOf(grid.cellAt(row, column)));
            }
            if (cells.values().stream().anyMatch(Objects::nonNull)) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static TableType<?> typeOf(String sheet) {
        String title = sheet.replaceFirst("^" + WorkbookLayout.DEDUCTIONS, "");
        return RuleFamilies.listTables().stream()
                .filter(type -> type.title().zh().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(FILE + ": no kind of table is called " + title));
    }

    private static Object valueOf(GridCell cell) {
        return cell.content() instanceof CellContent.NumberContent number ? number.number() : cell.strippedText();
    }
}
