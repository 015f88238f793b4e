package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.Problem.Code;

/** The rows below a list's labels. Blank, hidden and merged rows and notes among them are problems; the others are the list. */
final class DataRows {

    private DataRows() {}

    /** Indexes of the rows that say something, from {@code first} to before {@code end}. */
    static List<Integer> of(Grid grid, int first, int end, Problems problems) {
        int last = end - 1;
        while (last >= first && grid.filled(last).size() < 2) {
            last--;
        }
        merged(grid, first, last, problems);
        List<Integer> rows = new ArrayList<>();
        for (int row = first; row < end; row++) {
            List<Cell> filled = grid.filled(row);
            if (filled.size() > 1) {
                hidden(grid, row, problems);
                rows.add(row);
            } else if (filled.size() == 1) {
                note(filled.get(0), problems);
            } else if (row < last) {
                blank(grid.at(row, 0), last - row, problems);
            }
        }
        return rows;
    }

    private static void merged(Grid grid, int first, int last, Problems problems) {
        for (CellRangeAddress range : grid.merged()) {
            if (range.getLastRow() >= first && range.getFirstRow() <= last) {
                problems.add(
                        Code.MERGED_DATA,
                        grid.sheet(),
                        range.formatAsString(),
                        grid.at(range.getFirstRow(), range.getFirstColumn()).shown(),
                        new Bilingual("每行每格单独填写", "every cell filled by itself"),
                        new Bilingual("请取消合并，并在每一行填写内容", "Unmerge them and fill in every row"));
            }
        }
    }

    private static void hidden(Grid grid, int row, Problems problems) {
        if (grid.isHidden(row)) {
            problems.at(
                    Code.HIDDEN_ROW,
                    grid.at(row, 0),
                    new Bilingual("可见的行", "a visible row"),
                    new Bilingual("请取消隐藏或筛选；不用的请删除整行", "Unhide it or clear the filter; delete a row that is not used"));
        }
    }

    private static void note(Cell cell, Problems problems) {
        problems.at(
                Code.STRAY_CELL,
                cell,
                new Bilingual("空，或者完整的一行", "nothing, or a whole row"),
                new Bilingual("说明性文字请放在“备注”列或“说明”表", "Notes belong in the column 备注 or on the sheet 说明"));
    }

    private static void blank(Cell first, int below, Problems problems) {
        problems.at(
                Code.BLANK_ROW,
                first,
                null,
                Bilingual.of(
                        "请删除第 %d 行；Drools 读到空行为止，下面 %d 行会全部失效",
                        "Delete row %d; Drools stops at a blank row and would lose the %d below",
                        first.row() + 1,
                        below));
    }
}
