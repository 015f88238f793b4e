package org.plumbline.core.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.dictionary.HeadingText;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/** A sheet in which every cell of a merged region has the content of the region's first cell. */
final class FormGrid {

    /** Maximum number of cells in merged regions; a sheet with more was not made by hand. */
    private static final int MOST_MERGED = 500_000;

    /** A number that Excel stores as a formula where it is entered as =100%. */
    private static final Pattern TYPED_NUMBER =
            Pattern.compile("[-+]?\\d[\\d,]*(?:\\.\\d+)?[^\\d\\s+*/^()&=<>:!\"-]{0,12}");

    private static final Pattern ROW = Pattern.compile("![A-Z]{1,3}(\\d{1,7})(?:#\\d+|:[A-Z]{1,3}\\d{1,7})?$");

    private final SheetGrid grid;
    private final FormDictionary dictionary;
    private final QuantityParser quantities;
    private final int columns;
    /** Index into the regions plus one, by row and column; 0 where not merged. */
    private final int[][] region;

    private final List<CellRangeAddress> merged;
    /** The rows of the form: those before and after belong to others on the same sheet. */
    private final int from;

    private final int to;

    FormGrid(SheetGrid grid, FormDictionary dictionary) {
        this(grid, dictionary, 0, grid.rowCount());
    }

    private FormGrid(SheetGrid grid, FormDictionary dictionary, int from, int to) {
        this.grid = grid;
        this.dictionary = dictionary;
        this.quantities = new QuantityParser(dictionary);
        this.from = from;
        this.to = to;
        int width = 0;
        for (int row = 0; row < grid.rowCount(); row++) {
            width = Math.max(width, grid.columnCount(row));
        }
        this.columns = width;
        this.merged = grid.mergedRegions();
        this.region = new int[grid.rowCount()][];
        int left = MOST_MERGED;
        for (int i = 0; i < merged.size() && left > 0; i++) {
            left = registerRange(merged.get(i), i + 1, left);
        }
    }

    private int registerRange(CellRangeAddress range, int number, int most) {
        int left = most;
        for (int row = Math.max(0, range.getFirstRow()); row <= range.getLastRow() && row < region.length; row++) {
            if (region[row] == null) {
                region[row] = new int[columns];
            }
            for (int column = Math.max(0, range.getFirstColumn());
                    column <= range.getLastColumn() && column < columns && left-- > 0;
                    column++) {
                region[row][column] = number;
            }
        }
        return left;
    }

    /** The sheet as if it held these rows alone, in their places. */
    FormGrid limitRows(int first, int end) {
        return new FormGrid(grid, dictionary, first, end);
    }

    /** Whether the key of an answer, sheet!cell, names a cell of these rows. */
    boolean isAddressed(String key) {
        Matcher row = ROW.matcher(key);
        return key.startsWith(sheetName() + "!") && row.find() && isWithin(Integer.parseInt(row.group(1)) - 1);
    }

    /** What the words of the form mean. */
    FormDictionary dictionary() {
        return dictionary;
    }

    QuantityParser quantities() {
        return quantities;
    }

    /** Whether a cell says anything; a dash does not. */
    boolean isFilled(GridCell cell) {
        String shown = cell == null ? null : displayText(cell);
        return shown != null && !dictionary.isBlank(shown);
    }

    int firstRow() {
        return from;
    }

    boolean isWithin(int row) {
        return row >= from && row < to;
    }

    String sheetName() {
        return grid.sheetName();
    }

    int rowCount() {
        return to;
    }

    int columnCount() {
        return columns;
    }

    boolean isHidden(int row) {
        return grid.isHidden(row);
    }

    boolean isSheetHidden() {
        return grid.isSheetHidden();
    }

    boolean isColumnHidden(int column) {
        return grid.isColumnHidden(column);
    }

    /** Whether most of a row's content is struck out: striking out a row mostly omits its merged levels. */
    boolean isStruck(int row) {
        List<GridCell> filled = grid.listFilledCells(row);
        long struck = filled.stream().filter(GridCell::struck).count();
        return struck >= 2 && struck * 2 > filled.size();
    }

    /** The cell that holds the content shown there. */
    GridCell cellAt(int row, int column) {
        if (!isWithin(row)) {
            return new GridCell(sheetName(), row, column, new CellContent.BlankContent(), false);
        }
        CellRangeAddress range = findRange(row, column);
        return range == null ? grid.cellAt(row, column) : grid.cellAt(range.getFirstRow(), range.getFirstColumn());
    }

    /** Whether the content shown there is held by the cell itself, or by one to its left. */
    boolean isOwnContent(int row, int column) {
        CellRangeAddress range = findRange(row, column);
        return range == null || range.getFirstRow() == row;
    }

    /** Number of rows that the content shown there spans. */
    int rowSpan(int row, int column) {
        CellRangeAddress range = findRange(row, column);
        return range == null ? 1 : range.getLastRow() - range.getFirstRow() + 1;
    }

    /** Number of columns that the content shown there spans. */
    int columnSpan(int row, int column) {
        CellRangeAddress range = findRange(row, column);
        return range == null ? 1 : range.getLastColumn() - range.getFirstColumn() + 1;
    }

    private CellRangeAddress findRange(int row, int column) {
        int number = row < region.length && region[row] != null && column < columns ? region[row][column] : 0;
        return number == 0 ? null : merged.get(number - 1);
    }

    /** The text shown there, stripped; null where blank. */
    String displayText(int row, int column) {
        return displayText(cellAt(row, column));
    }

    /** The first text of a row; null where the row is blank. */
    String findFirstText(int row) {
        for (int column = 0; column < columns; column++) {
            if (displayText(row, column) != null) {
                return displayText(row, column);
            }
        }
        return null;
    }

    /** The cells of a row that say anything, none of them a part of one above or to the left. */
    List<GridCell> listOwnCells(int row) {
        List<GridCell> filled = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            GridCell cell = cellAt(row, column);
            if (cell.row() == row && cell.column() == column && displayText(cell) != null) {
                filled.add(cell);
            }
        }
        return filled;
    }

    /** What the cells of some rows show, on one line. */
    String describeRows(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .boxed()
                .flatMap(row -> listOwnCells(row).stream())
                .map(cell -> displayText(cell).replaceAll("\\s+", " "))
                .collect(Collectors.joining(" | "));
    }

    static String displayText(GridCell cell) {
        if (cell.isBlank()) {
            return null;
        }
        boolean calculated = cell.content() instanceof CellContent.FormulaContent && !isTypedNumber(cell.content());
        String text = calculated
                ? ((CellContent.FormulaContent) cell.content()).cached().displayText()
                : cell.displayText();
        String stripped = text == null ? "" : SheetGrid.stripBlanks(text);
        return stripped.isEmpty() ? null : stripped;
    }

    /** Whether a formula is only a number: Excel stores the input =100% as a formula. */
    static boolean isTypedNumber(CellContent content) {
        return content instanceof CellContent.FormulaContent formula
                && TYPED_NUMBER
                        .matcher(HeadingText.toHalfWidth(formula.formula()))
                        .matches();
    }

    boolean isBlankRow(int row) {
        return findFirstText(row) == null;
    }

    static String columnLetter(int column) {
        return CellReference.convertNumToColString(column);
    }
}
