package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * The rows below a list's labels. Blank, hidden and merged rows and notes among them are problems; the other rows form
 * the list.
 */
final class DataRowFinder {

    private DataRowFinder() {}

    /** Indexes of the rows that are not blank, from {@code first} to before {@code end}. */
    static List<Integer> findRows(SheetGrid grid, int first, int end, ProblemCollector problems) {
        int last = end - 1;
        while (last >= first && grid.listFilledCells(last).size() < 2) {
            last--;
        }
        reportMergedCells(grid, first, last, problems);
        List<Integer> rows = new ArrayList<>();
        for (int row = first; row < end; row++) {
            List<GridCell> filled = grid.listFilledCells(row);
            if (isHeader(grid, first - 1, filled)) {
                reportHeader(filled.get(0), problems);
            } else if (filled.size() > 1) {
                reportHiddenRow(grid, row, problems);
                checkStruck(grid, row, problems);
                checkVisible(grid, row, problems);
                rows.add(row);
            } else if (filled.size() == 1) {
                reportNote(filled.get(0), problems);
            } else if (row < last) {
                reportBlankRows(grid.cellAt(row, 0), last - row, problems);
            }
        }
        return rows;
    }

    /** Whether a row repeats the labels above the first row. */
    private static boolean isHeader(SheetGrid grid, int header, List<GridCell> filled) {
        return filled.size() > 1
                && filled.stream()
                        .allMatch(cell -> cell.strippedText() != null
                                && cell.strippedText()
                                        .equals(grid.cellAt(header, cell.column())
                                                .strippedText()));
    }

    private static void reportHeader(GridCell first, ProblemCollector problems) {
        problems.addAt(
                ProblemCode.STRAY_CELL,
                first,
                new Bilingual("空，或者完整的一行", "nothing, or a whole row"),
                new Bilingual("这一行又写了一遍表头，请整行删除", "The row repeats the labels; delete it"));
    }

    private static void reportMergedCells(SheetGrid grid, int first, int last, ProblemCollector problems) {
        for (CellRangeAddress range : grid.mergedRegions()) {
            if (range.getLastRow() >= first && range.getFirstRow() <= last) {
                problems.add(
                        ProblemCode.MERGED_DATA,
                        grid.sheetName(),
                        range.formatAsString(),
                        grid.cellAt(range.getFirstRow(), range.getFirstColumn()).displayText(),
                        new Bilingual("每行每格单独填写", "every cell filled by itself"),
                        new Bilingual("请取消合并，并在每一行填写内容", "Unmerge them and fill in every row"));
            }
        }
    }

    private static void reportHiddenRow(SheetGrid grid, int row, ProblemCollector problems) {
        if (grid.isHidden(row)) {
            problems.addAt(
                    ProblemCode.HIDDEN_ROW,
                    grid.cellAt(row, 0),
                    new Bilingual("可见的行", "a visible row"),
                    new Bilingual("请取消隐藏或筛选；不用的请删除整行", "Unhide it or clear the filter; delete a row that is not used"));
        }
    }

    private static void checkStruck(SheetGrid grid, int row, ProblemCollector problems) {
        if (grid.isStruck(row)) {
            problems.addAt(
                    ProblemCode.STRUCK_ROW,
                    grid.listFilledCells(row).get(0),
                    new Bilingual("没有划掉的行", "a row that is not struck out"),
                    new Bilingual(
                            "作废的请删除整行；有效的请去掉删除线",
                            "Delete a row that is void; clear the strikethrough of one that is not"));
        } else {
            grid.listFilledCells(row).forEach(cell -> checkStruck(cell, problems));
        }
    }

    /** Reports a cell of which all or a part is struck out. */
    static void checkStruck(GridCell cell, ProblemCollector problems) {
        CellContent content =
                cell.content() instanceof CellContent.FormulaContent formula ? formula.cached() : cell.content();
        if (cell.struck() || content instanceof CellContent.TextContent text && text.isPartlyStruck()) {
            problems.addAt(
                    ProblemCode.STRUCK_TEXT,
                    cell,
                    new Bilingual("只有有效内容", "valid content only"),
                    new Bilingual(
                            "请删除划掉的内容；有效的请去掉删除线", "Delete void content; clear the strikethrough of valid content"));
        }
    }

    private static void checkVisible(SheetGrid grid, int row, ProblemCollector problems) {
        if (grid.isInvisible(row)) {
            reportInvisible(grid.listFilledCells(row).get(0), problems);
        } else {
            grid.listFilledCells(row).forEach(cell -> checkVisible(cell, problems));
        }
    }

    /** Reports a cell whose content counts although it cannot be seen. */
    static void checkVisible(GridCell cell, ProblemCollector problems) {
        if (cell.invisible()) {
            reportInvisible(cell, problems);
        }
    }

    private static void reportInvisible(GridCell cell, ProblemCollector problems) {
        problems.addAt(
                ProblemCode.INVISIBLE,
                cell,
                new Bilingual("看得见的内容", "content that can be seen"),
                new Bilingual(
                        "字的颜色与底色相同、字号过小，或格式不显示文字，内容却仍然生效；作废的请删除，有效的请改格式",
                        "Its font has the colour of its fill or is too small, or its format shows no text; it counts"
                                + " nevertheless; delete what is void, change the format of what is valid"));
    }

    private static void reportNote(GridCell cell, ProblemCollector problems) {
        problems.addAt(
                ProblemCode.STRAY_CELL,
                cell,
                new Bilingual("空，或者完整的一行", "nothing, or a whole row"),
                new Bilingual("说明性文字请放在“备注”列或“说明”表", "Notes belong in the column 备注 or on the sheet 说明"));
    }

    private static void reportBlankRows(GridCell first, int below, ProblemCollector problems) {
        problems.addAt(
                ProblemCode.BLANK_ROW,
                first,
                null,
                Bilingual.of(
                        "请删除第 %d 行；规则表到空行为止，下面 %d 行会全部失效",
                        "Delete row %d; a table ends at a blank row and would lose the %d below",
                        first.row() + 1,
                        below));
    }
}
