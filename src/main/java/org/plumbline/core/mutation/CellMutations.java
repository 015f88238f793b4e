package org.plumbline.core.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.CellVariants;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;

/** The changes of one cell that are tried, in the workbook's order. {@link CellValues} has the contents. */
final class CellMutations {

    /** Columns and settings that are printed or identify something, and from which no score and no finding follows. */
    private static final List<String> PRINTED =
            List.of("方案编号", "标题", "适用地区", "依据", "依据状态", CatalogueColumns.EXPLANATION, CatalogueColumns.POINT_WORDING);

    private final RuleSet ruleSet;
    private final Map<String, SheetGrid> sheets;
    private final CellValues values;
    private final List<CellMutation> mutations = new ArrayList<>();

    private CellMutations(RuleSet ruleSet, CellVariants variants) {
        this.ruleSet = ruleSet;
        this.sheets = variants.sheets();
        this.values = new CellValues(ruleSet);
    }

    static List<CellMutation> list(RuleSet ruleSet, CellVariants variants) {
        CellMutations all = new CellMutations(ruleSet, variants);
        all.addSettings();
        all.addList(CatalogueColumns.INDICATORS, CatalogueColumns.COLUMNS, "指标编号");
        all.addList(CatalogueColumns.THRESHOLDS, CatalogueColumns.LIMITS, "检查项");
        ruleSet.tables().forEach(all::addTable);
        return all.mutations;
    }

    private void addSettings() {
        SheetGrid grid = sheets.get(CatalogueColumns.SCHEME);
        for (int row = 0; row < grid.rowCount(); row++) {
            String label = grid.cellAt(row, 0).strippedText();
            for (ListColumn setting : CatalogueColumns.SETTINGS) {
                if (setting.label().equals(label)) {
                    add(new RuleSource(label, ruleSet.file(), grid.sheetName(), row + 1), grid.cellAt(row, 1), setting);
                }
            }
        }
    }

    /** @param key label of the column that names a row */
    private void addList(String sheet, List<ListColumn> columns, String key) {
        SheetGrid grid = sheets.get(sheet);
        List<GridCell> labels = grid == null ? List.of() : grid.listFilledCells(0);
        for (int row = 1; !labels.isEmpty() && row < grid.rowCount(); row++) {
            int line = row;
            RuleSource source = labels.stream()
                    .filter(label -> key.equals(label.strippedText()))
                    .map(label -> grid.cellAt(line, label.column()).displayText())
                    .findFirst()
                    .map(id -> new RuleSource(id, ruleSet.file(), sheet, line + 1))
                    .orElse(null);
            for (GridCell label : labels) {
                columns.stream()
                        .filter(column -> source != null && column.label().equals(label.strippedText()))
                        .forEach(column -> add(source, grid.cellAt(line, label.column()), column));
            }
        }
    }

    private void add(RuleSource row, GridCell cell, ListColumn column) {
        if (!cell.isBlank() && !PRINTED.contains(column.label())) {
            values.listOthers(column, cell).forEach(other -> add(row, cell, column.label(), other));
        }
    }

    private void addTable(ParsedTable<?> table) {
        SheetGrid grid = sheets.get(table.sheet());
        for (ParsedRow row : table.rows()) {
            for (ParsedColumn<?> column : table.columns()) {
                GridCell cell = grid.cellAt(row.ref().row() - 1, column.index());
                if (!cell.isBlank()) {
                    values.listOthers(column.word(), cell)
                            .forEach(other ->
                                    add(row.ref(), cell, column.word().label().zh(), other));
                }
            }
        }
    }

    private void add(RuleSource row, GridCell cell, String column, CellContent other) {
        String to = other.displayText();
        mutations.add(new CellMutation(row, cell, column, cell.displayText(), to == null ? "" : to, other));
    }
}
