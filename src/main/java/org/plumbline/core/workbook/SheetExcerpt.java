package org.plumbline.core.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.WorkbookFile;
import org.plumbline.core.spreadsheet.WorkbookLimits;

/**
 * A sheet of a rejected workbook as uploaded, so that its problems can be shown in their places. Long sheets are cut,
 * but never a row with a problem.
 *
 * @param rows those that are not empty, in order
 * @param leftOut number of further rows of the sheet
 */
public record SheetExcerpt(String sheet, int columns, List<ExcerptRow> rows, int leftOut) {

    /** Rows shown of one sheet, besides those with problems. */
    static final int MOST = 300;

    /**
     * A row.
     *
     * @param number row number as Excel shows it
     * @param whether it is hidden, as technical rows are
     * @param cells one for each column, as shown; null where blank
     */
    public record ExcerptRow(int number, boolean hidden, List<String> cells) {}

    /**
     * The sheets that have problems; none of a file that cannot be read or must not be opened.
     *
     * @param problems those the loader found in these bytes
     */
    public static List<SheetExcerpt> of(byte[] workbook, List<Problem> problems) {
        Map<String, Set<Integer>> faulty = problems.stream()
                .filter(problem -> problem.sheet() != null)
                .collect(Collectors.groupingBy(
                        Problem::sheet, Collectors.mapping(SheetExcerpt::rowOf, Collectors.toUnmodifiableSet())));
        return WorkbookFile.read(workbook, WorkbookLimits.DEFAULT, new ProblemCollector("")).values().stream()
                .filter(grid -> faulty.containsKey(grid.sheetName()))
                .map(grid -> of(grid, faulty.get(grid.sheetName())))
                .toList();
    }

    /** -1 where the whole sheet is concerned. */
    private static int rowOf(Problem problem) {
        return problem.cell() == null ? -1 : new CellReference(problem.cell().replaceFirst(":.*", "")).getRow();
    }

    private static SheetExcerpt of(SheetGrid grid, Set<Integer> faulty) {
        int columns = IntStream.range(0, grid.rowCount())
                .map(row -> countColumns(grid, row))
                .max()
                .orElse(0);
        List<ExcerptRow> rows = new ArrayList<>();
        int leftOut = 0;
        for (int row = 0; row < grid.rowCount(); row++) {
            boolean wanted = faulty.contains(row);
            if (!wanted && countColumns(grid, row) == 0) {
                continue;
            }
            if (wanted || rows.size() < MOST) {
                rows.add(new ExcerptRow(row + 1, grid.isHidden(row), readCells(grid, row, columns)));
            } else {
                leftOut++;
            }
        }
        return new SheetExcerpt(grid.sheetName(), columns, List.copyOf(rows), leftOut);
    }

    /** The number of the last filled column: formatted cells without content do not count. */
    private static int countColumns(SheetGrid grid, int row) {
        for (int column = grid.columnCount(row) - 1; column >= 0; column--) {
            if (!grid.cellAt(row, column).isBlank()) {
                return column + 1;
            }
        }
        return 0;
    }

    private static List<String> readCells(SheetGrid grid, int row, int columns) {
        String[] cells = new String[columns];
        for (int column = 0; column < columns; column++) {
            cells[column] = grid.cellAt(row, column).isBlank()
                    ? null
                    : grid.cellAt(row, column).displayText();
        }
        return Collections.unmodifiableList(Arrays.asList(cells));
    }
}
