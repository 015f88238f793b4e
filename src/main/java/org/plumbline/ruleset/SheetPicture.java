package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;

/**
 * A sheet of a refused workbook as it stands there, so that its mistakes can be shown in their places. Long sheets are cut,
 * but never a row with a mistake.
 *
 * @param rows those that hold something, in order
 * @param leftOut how many rows more the sheet has
 */
public record SheetPicture(String sheet, int columns, List<Line> rows, int leftOut) {

    /** Rows shown of one sheet, those with mistakes beyond. */
    static final int MOST = 300;

    /**
     * A row.
     *
     * @param number Excel's own
     * @param hidden as technical rows are
     * @param cells one for each column, as a clerk sees it; null where blank
     */
    public record Line(int number, boolean hidden, List<String> cells) {}

    /**
     * The sheets that have problems; none of a file that cannot be read or must not be opened.
     *
     * @param problems those the loader found in these bytes
     */
    public static List<SheetPicture> of(byte[] workbook, List<Problem> problems) {
        Map<String, Set<Integer>> faulty = problems.stream()
                .filter(problem -> problem.sheet() != null)
                .collect(Collectors.groupingBy(
                        Problem::sheet, Collectors.mapping(SheetPicture::row, Collectors.toUnmodifiableSet())));
        return WorkbookFile.read(workbook, WorkbookLimits.DEFAULT, new Problems("")).values().stream()
                .filter(grid -> faulty.containsKey(grid.sheet()))
                .map(grid -> of(grid, faulty.get(grid.sheet())))
                .toList();
    }

    /** -1 where the whole sheet is concerned. */
    private static int row(Problem problem) {
        return problem.cell() == null ? -1 : new CellReference(problem.cell().replaceFirst(":.*", "")).getRow();
    }

    private static SheetPicture of(Grid grid, Set<Integer> faulty) {
        int columns = IntStream.range(0, grid.rows())
                .map(row -> width(grid, row))
                .max()
                .orElse(0);
        List<Line> rows = new ArrayList<>();
        int leftOut = 0;
        for (int row = 0; row < grid.rows(); row++) {
            boolean wanted = faulty.contains(row);
            if (!wanted && width(grid, row) == 0) {
                continue;
            }
            if (wanted || rows.size() < MOST) {
                rows.add(new Line(row + 1, grid.isHidden(row), cells(grid, row, columns)));
            } else {
                leftOut++;
            }
        }
        return new SheetPicture(grid.sheet(), columns, List.copyOf(rows), leftOut);
    }

    /** How far the row is filled: formatted cells without content do not count. */
    private static int width(Grid grid, int row) {
        for (int column = grid.columns(row) - 1; column >= 0; column--) {
            if (!grid.at(row, column).isBlank()) {
                return column + 1;
            }
        }
        return 0;
    }

    private static List<String> cells(Grid grid, int row, int columns) {
        String[] cells = new String[columns];
        for (int column = 0; column < columns; column++) {
            cells[column] =
                    grid.at(row, column).isBlank() ? null : grid.at(row, column).shown();
        }
        return Collections.unmodifiableList(Arrays.asList(cells));
    }
}
