package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** One sheet as typed cells with their addresses. Rows and columns count from 0 here; addresses are Excel's. */
public final class SheetGrid {

    /** The content of a cell. */
    public sealed interface CellContent {

        /** As shown; null where blank. */
        String displayText();

        record BlankContent() implements CellContent {
            @Override
            public String displayText() {
                return null;
            }
        }

        /**
         * @param text all of it; a superscript 5 after 10 is 10^5
         * @param kept what is not struck out; equal to {@code text} where nothing or everything is
         */
        record TextContent(String text, String kept) implements CellContent {

            public TextContent(String text) {
                this(text, text);
            }

            /** Whether part of it is struck out. */
            public boolean isPartlyStruck() {
                return !kept.equals(text);
            }

            @Override
            public String displayText() {
                return text;
            }
        }

        /**
         * @param number as entered, without trailing zeros
         * @param look the text that the cell's format shows; null for the general format
         * @param day the date as 2022-12-15, or the time as it is shown; null where the format shows neither
         */
        record NumberContent(BigDecimal number, DisplayedValue look, String day) implements CellContent {

            @Override
            public String displayText() {
                if (percent()) {
                    return stripZeros(number.movePointRight(2)).toPlainString() + "%";
                }
                return isDate() ? look.text() : number.toPlainString();
            }

            /** Whether it is shown multiplied by 100 with a percent sign. */
            public boolean percent() {
                return look != null && look.percent();
            }

            public boolean isDate() {
                return day != null;
            }

            /** The text that Excel shows; null for the general format, which shows the number itself. */
            public String display() {
                return look == null ? null : look.text();
            }

            /** Whether the format shows another number: rounded, or with a separator or unit that was not entered. */
            public boolean showsOtherNumber() {
                try {
                    return look != null && new BigDecimal(look.text()).compareTo(number) != 0;
                } catch (NumberFormatException e) {
                    return true;
                }
            }

            /** Whether the format shows other characters, such as 001 for 1. */
            public boolean showsOtherCharacters() {
                return look != null && !look.text().equals(number.toPlainString());
            }

            /** Whether the digits shown are not those of the number: rounded, without its sign, or missing. */
            public boolean hidesDigits() {
                return look != null && (look.number() == null || look.number().compareTo(number) != 0);
            }

            /** Whether it is shown divided by 1000, or with separated digits: 35000 as 3.5万. */
            public boolean isScaled() {
                return look != null && look.scaled();
            }
        }

        record BooleanContent(boolean value) implements CellContent {
            @Override
            public String displayText() {
                return value ? "TRUE" : "FALSE";
            }
        }

        record ErrorContent(String text) implements CellContent {
            @Override
            public String displayText() {
                return text;
            }
        }

        /**
         * @param cached the last result: an empty text is a result, {@link Blank} means that it was never calculated
         */
        record FormulaContent(String formula, CellContent cached) implements CellContent {
            @Override
            public String displayText() {
                return "=" + formula;
            }
        }
    }

    private static final CellContent.BlankContent BLANK = new CellContent.BlankContent();

    /**
     * @param struck whether its whole content is struck out
     * @param invisible whether its content cannot be seen: white on white, or hidden by its format
     */
    public record GridCell(String sheet, int row, int column, CellContent content, boolean struck, boolean invisible) {

        public GridCell(String sheet, int row, int column, CellContent content, boolean struck) {
            this(sheet, row, column, content, struck, false);
        }

        public String address() {
            return CellReference.convertNumToColString(column) + (row + 1);
        }

        public boolean isBlank() {
            return content instanceof CellContent.BlankContent
                    || content instanceof CellContent.TextContent t
                            && stripBlanks(t.text()).isEmpty();
        }

        /** As shown; null where blank. */
        public String displayText() {
            return content.displayText();
        }

        /** The text, stripped; null where the cell holds none. */
        public String strippedText() {
            return content instanceof CellContent.TextContent t && !isBlank() ? stripBlanks(t.text()) : null;
        }
    }

    /** Strips surrounding blanks, including those copied from web pages: no-break, ideographic and zero-width ones. */
    public static String stripBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Full-width digits, letters and signs as their half-width equivalents. */
    public static String toHalfWidth(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        text.chars().forEach(c -> narrow.append((char) toHalfWidth(c)));
        return narrow.toString();
    }

    public static int toHalfWidth(int c) {
        return c >= '！' && c <= '～' ? c - 0xfee0 : c == '\u3000' ? ' ' : c == '−' ? '-' : c;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private final String sheet;
    private final List<GridCell[]> rows;
    private final Look look;
    private final BitSet mergedRows = new BitSet();

    /**
     * The visibility of a sheet.
     *
     * @param hidden whether the sheet itself is not visible
     * @param hiddenRows by their index, including those left out by a filter
     * @param hiddenColumns by their index
     */
    record Look(boolean hidden, BitSet hiddenRows, BitSet hiddenColumns, List<CellRangeAddress> merged) {}

    /** @param rows by their index, each with its cells by their column, null where the file has none */
    SheetGrid(String sheet, List<GridCell[]> rows, Look look) {
        this.sheet = sheet;
        this.rows = rows;
        this.look = look;
        for (CellRangeAddress range : look.merged()) {
            int end = Math.min(range.getLastRow() + 1, rows.size());
            mergedRows.set(Math.min(range.getFirstRow(), end), end);
        }
    }

    public String sheetName() {
        return sheet;
    }

    public int rowCount() {
        return rows.size();
    }

    public int columnCount(int row) {
        return row < rows.size() ? rows.get(row).length : 0;
    }

    /** Whether the sheet itself is not visible. */
    public boolean isSheetHidden() {
        return look.hidden();
    }

    /** Whether a row is not visible, including rows left out by a filter. */
    public boolean isHidden(int row) {
        return look.hiddenRows().get(row);
    }

    public boolean isColumnHidden(int column) {
        return look.hiddenColumns().get(column);
    }

    /** Whether a row's whole content is struck out; false where it is empty. */
    public boolean isStruck(int row) {
        List<GridCell> filled = listFilledCells(row);
        return !filled.isEmpty() && filled.stream().allMatch(GridCell::struck);
    }

    /** Whether nothing that a row holds can be seen; false where it is empty. */
    public boolean isInvisible(int row) {
        List<GridCell> filled = listFilledCells(row);
        return !filled.isEmpty() && filled.stream().allMatch(GridCell::invisible);
    }

    public List<CellRangeAddress> mergedRegions() {
        return look.merged();
    }

    /** Never null: a cell that is not in the file is blank. */
    public GridCell cellAt(int row, int column) {
        if (row < rows.size() && column < rows.get(row).length && rows.get(row)[column] != null) {
            return rows.get(row)[column];
        }
        return new GridCell(sheet, row, column, BLANK, false);
    }

    /** The same sheet with another content of one cell. */
    public SheetGrid withContent(GridCell cell, CellContent content) {
        List<GridCell[]> changed = new ArrayList<>(rows);
        GridCell[] row = changed.get(cell.row()).clone();
        row[cell.column()] = new GridCell(sheet, cell.row(), cell.column(), content, false);
        changed.set(cell.row(), row);
        return new SheetGrid(sheet, changed, look);
    }

    /** The cells of a row that are not blank. */
    public List<GridCell> listFilledCells(int row) {
        List<GridCell> filled = new ArrayList<>();
        for (int column = 0; column < columnCount(row); column++) {
            if (!cellAt(row, column).isBlank()) {
                filled.add(cellAt(row, column));
            }
        }
        return filled;
    }

    /** Whether any cell of the row is merged, so that its blank cells may not be missing. */
    public boolean isMerged(int row) {
        return mergedRows.get(row);
    }

    static BigDecimal stripZeros(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
