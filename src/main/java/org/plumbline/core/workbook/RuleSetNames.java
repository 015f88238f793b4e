package org.plumbline.core.workbook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * Which scheme the tables of a workbook belong to, by a hidden cell of each. Where all of them name another scheme than
 * the setting 方案编号 does, the setting was changed: one problem instead of one for each table.
 */
public final class RuleSetNames {

    private static final String ID = "方案编号";

    private final Map<String, SheetGrid> sheets;
    private final ProblemCollector problems;

    public RuleSetNames(Map<String, SheetGrid> sheets, ProblemCollector problems) {
        this.sheets = sheets;
        this.problems = problems;
    }

    /** The required content of the tables' cells; null where the scheme's id is unknown or wrong. */
    public String of(CatalogueReader catalogue) {
        GridCell setting = catalogue.place(ID);
        String id = catalogue.id();
        if (id == null) {
            return null;
        }
        String expected = WorkbookLayout.ruleSetName(id);
        List<String> named = sheets.values().stream()
                .filter(grid -> WorkbookLayout.isTable(grid.sheetName()))
                .map(RuleSetNames::named)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (named.size() != 1 || named.contains(expected)) {
            return expected;
        }
        String meant = WorkbookLayout.findScheme(named.get(0)).orElse(named.get(0));
        problems.addAt(
                ProblemCode.INCONSISTENT,
                setting,
                new Bilingual(meant + "（各规则表所属的方案）", meant + ", the scheme that all tables belong to"),
                new Bilingual(
                        "方案编号是固定的，请改回；要建新方案，请从“新建方案”生成",
                        "The id is fixed, restore it; a new scheme starts from a template"));
        return null;
    }

    /** Null where the cell is missing. */
    private static String named(SheetGrid grid) {
        for (int row = 0; row < Math.min(grid.rowCount(), 10); row++) {
            if ("RuleSet".equals(grid.cellAt(row, 0).strippedText())) {
                return grid.cellAt(row, 1).strippedText();
            }
        }
        return null;
    }
}
