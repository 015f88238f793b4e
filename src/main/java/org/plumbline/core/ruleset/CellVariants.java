package org.plumbline.core.ruleset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.spreadsheet.WorkbookFile;
import org.plumbline.core.spreadsheet.WorkbookLimits;

/**
 * The rule sets of one workbook with one of its cells changed. The file is opened once, and its DRL is not compiled
 * again.
 */
public final class CellVariants {

    private final RuleSet ruleSet;
    private final Map<String, SheetGrid> sheets;
    /** Whether the workbook passes all checks of this version, or was accepted by an earlier one. */
    private final boolean accepted;

    private CellVariants(RuleSet ruleSet, Map<String, SheetGrid> sheets) {
        this.ruleSet = ruleSet;
        this.sheets = sheets;
        ProblemCollector problems = new ProblemCollector(ruleSet.file());
        RuleSetLoader.read(sheets, ruleSet.listDrlRules(), problems);
        this.accepted = problems.hasBlocking();
    }

    /** @param workbook from which the rule set was loaded */
    public static CellVariants of(RuleSet ruleSet, byte[] workbook) {
        ProblemCollector problems = new ProblemCollector(ruleSet.file());
        return new CellVariants(ruleSet, WorkbookFile.read(workbook, WorkbookLimits.DEFAULT, problems));
    }

    /** By name, in the workbook's order. */
    public Map<String, SheetGrid> sheets() {
        return sheets;
    }

    /** The rule set with another content of a cell; empty where the loader rejects it. */
    public Optional<RuleSet> replace(GridCell cell, CellContent content) {
        Map<String, SheetGrid> changed = new LinkedHashMap<>(sheets);
        changed.computeIfPresent(cell.sheet(), (name, grid) -> grid.withContent(cell, content));
        ProblemCollector problems = new ProblemCollector(ruleSet.file(), accepted);
        ReadWorkbook read = RuleSetLoader.read(changed, ruleSet.listDrlRules(), problems);
        return read.isRejected(problems) ? Optional.empty() : Optional.of(ruleSet.withContent(read));
    }
}
