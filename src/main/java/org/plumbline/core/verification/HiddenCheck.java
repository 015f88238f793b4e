package org.plumbline.core.verification;

import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.workbook.CatalogueColumns;
import org.plumbline.core.workbook.RuleTableReader;

/** Sheets and columns that are hidden although they are in force. Hidden rows are reported where rows are read. */
public final class HiddenCheck {

    private final SheetGrid grid;
    private final ProblemCollector problems;

    public HiddenCheck(SheetGrid grid, ProblemCollector problems) {
        this.grid = grid;
        this.problems = problems;
    }

    public void run() {
        if (grid.isSheetHidden()) {
            problems.add(
                    ProblemCode.HIDDEN_SHEET,
                    grid.sheetName(),
                    null,
                    null,
                    new Bilingual("可见的工作表", "a visible sheet"),
                    new Bilingual("请取消隐藏；不用的请删除整张表", "Unhide it, or delete the sheet where it is not used"));
        }
        int columns = 0;
        for (int row = 0; row < grid.rowCount(); row++) {
            columns = Math.max(columns, grid.columnCount(row));
        }
        for (int column = 0; column < columns; column++) {
            if (grid.isColumnHidden(column)) {
                checkColumn(column);
            }
        }
    }

    /** Reported at the column's label. Notes are ignored. */
    private void checkColumn(int column) {
        if (grid.sheetName().equals(CatalogueColumns.SCHEME) && column > 1) {
            return;
        }
        for (int row = 0; row < grid.rowCount(); row++) {
            if (!grid.isHidden(row) && !grid.cellAt(row, column).isBlank()) {
                if (RuleTableReader.REMARK.equals(grid.cellAt(row, column).strippedText())) {
                    return;
                }
                problems.addAt(
                        ProblemCode.HIDDEN_COLUMN,
                        grid.cellAt(row, column),
                        new Bilingual("可见的列", "a visible column"),
                        new Bilingual("请取消隐藏；不用的内容请清空", "Unhide it, or clear it where it is not used"));
                return;
            }
        }
    }
}
