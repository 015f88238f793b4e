package org.plumbline.core.spreadsheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.core.spreadsheet.PdfFragment.Cell;
import org.plumbline.core.spreadsheet.PdfPage.Rule;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * The cells of one ruled table. Its lines, extended, divide it into fields; fields without a line between them are one cell, and
 * those that reach the outside without crossing a line are none.
 */
final class PdfCells {

    /** Points; double lines are one. */
    private static final double SAME = 2.5;
    /** Points by which a line may be too short. */
    private static final double SHORT = 3;

    private static final int MOST_FIELDS = 1_000_000;

    private final int page;
    private final Edges across;
    private final Edges down;
    private final int columns;
    private final int rows;
    /** Whether there is a line at the left of a field, or above it. */
    private final boolean[][] left;

    private final boolean[][] above;

    private PdfCells(int page, Edges across, Edges down) {
        this.page = page;
        this.across = across;
        this.down = down;
        columns = across.count() - 1;
        rows = down.count() - 1;
        left = new boolean[rows][columns + 1];
        above = new boolean[rows + 1][columns];
    }

    /**
     * @return null where the lines enclose nothing
     * @throws SpreadsheetRejectedException where a cell would not be a rectangle
     */
    static PdfFragment find(int page, List<Rule> rules) throws SpreadsheetRejectedException {
        Edges across = edges(rules, false);
        Edges down = edges(rules, true);
        if (across.count() < 2 || down.count() < 2) {
            return null;
        }
        if ((long) across.count() * down.count() > MOST_FIELDS) {
            throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, "lines on page " + page);
        }
        PdfCells cells = new PdfCells(page, across, down);
        rules.forEach(cells::draw);
        return cells.build();
    }

    private static Edges edges(List<Rule> rules, boolean horizontal) {
        return Edges.of(
                rules.stream()
                        .filter(rule -> rule.horizontal() == horizontal)
                        .map(Rule::at)
                        .toList(),
                SAME);
    }

    private void draw(Rule rule) {
        Edges along = rule.horizontal() ? across : down;
        int at = (rule.horizontal() ? down : across).nearest(rule.at());
        for (int i = Math.max(0, along.nearest(rule.from()) - 1); i < along.count() - 1; i++) {
            if (along.at(i) > rule.to()) {
                return;
            }
            if (rule.from() <= along.at(i) + SHORT && rule.to() >= along.at(i + 1) - SHORT) {
                if (rule.horizontal()) {
                    above[at][i] = true;
                } else {
                    left[i][at] = true;
                }
            }
        }
    }

    private PdfFragment build() throws SpreadsheetRejectedException {
        DisjointSets fields = new DisjointSets(rows * columns + 1);
        int outside = rows * columns;
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                if (row < rows && !left[row][column]) {
                    fields.join(
                            column == 0 ? outside : index(row, column - 1),
                            column == columns ? outside : index(row, column));
                }
                if (column < columns && !above[row][column]) {
                    fields.join(
                            row == 0 ? outside : index(row - 1, column), row == rows ? outside : index(row, column));
                }
            }
        }
        return build(fields, fields.find(outside));
    }

    private int index(int row, int column) {
        return row * columns + column;
    }

    private PdfFragment build(DisjointSets fields, int outside) throws SpreadsheetRejectedException {
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows * columns; i++) {
            if (fields.find(i) != outside) {
                groups.computeIfAbsent(fields.find(i), set -> new ArrayList<>()).add(i);
            }
        }
        Cell[][] owners = new Cell[rows][columns];
        List<Cell> cells = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            Cell cell = cell(group);
            cells.add(cell);
            group.forEach(field -> owners[field / columns][field % columns] = cell);
        }
        return cells.isEmpty() ? null : new PdfFragment(page, across, down, owners, cells);
    }

    /** @param fields in order, so that the first is the upper left one where they are a rectangle */
    private Cell cell(List<Integer> fields) throws SpreadsheetRejectedException {
        int first = fields.get(0);
        int last = fields.get(fields.size() - 1);
        int width = last % columns - first % columns + 1;
        int height = last / columns - first / columns + 1;
        if (width < 1 || width * height != fields.size()) {
            throw SpreadsheetRejectedException.because(Reason.OPEN_CELLS, "PDF 第" + page + "页 page " + page);
        }
        return new Cell(first / columns, last / columns, across.at(first % columns), across.at(last % columns + 1));
    }
}
