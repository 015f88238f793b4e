package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** One sheet as typed cells that know where they stand. Rows and columns count from 0 here; addresses are Excel's. */
public final class SheetGrid {

    /** What a cell holds. */
    public sealed interface CellContent {

        /** As a clerk sees it; null where blank. */
        String displayText();

        record BlankContent() implements CellContent {
            @Override
            public String displayText() {
                return null;
            }
        }

        record TextContent(String text) implements CellContent {
            @Override
            public String displayText() {
                return text;
            }
        }

        /**
         * @param number as it was typed, without trailing zeros
         * @param display what the cell's format shows; null for the general format and for percentages
         */
        record NumberContent(BigDecimal number, boolean percent, boolean date, String display) implements CellContent {
            @Override
            public String displayText() {
                if (percent) {
                    return stripZeros(number.movePointRight(2)).toPlainString() + "%";
                }
                return date ? display : number.toPlainString();
            }

            /** Whether the format shows another number: rounded, or with a separator or unit that nobody typed. */
            public boolean showsOtherNumber() {
                try {
                    return display != null && new BigDecimal(display).compareTo(number) != 0;
                } catch (NumberFormatException e) {
                    return true;
                }
            }

            /** Whether the format shows other characters, such as 001 for 1. */
            public boolean showsOtherCharacters() {
                return display != null && !display.equals(number.toPlainString());
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

        /** @param cached what the formula last gave */
        record FormulaContent(String formula, CellContent cached) implements CellContent {
            @Override
            public String displayText() {
                return "=" + formula;
            }
        }
    }

    private static final CellContent.BlankContent BLANK = new CellContent.BlankContent();
    /** Text inside a number format, which changes nothing of the number. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.");

    public record GridCell(String sheet, int row, int column, CellContent content) {
        public String address() {
            return CellReference.convertNumToColString(column) + (row + 1);
        }

        public boolean isBlank() {
            return content instanceof CellContent.BlankContent
                    || content instanceof CellContent.TextContent t
                            && stripBlanks(t.text()).isEmpty();
        }

        /** As a clerk sees it; null where blank. */
        public String displayText() {
            return content.displayText();
        }

        /** The text, stripped; null where the cell holds none. */
        public String strippedText() {
            return content instanceof CellContent.TextContent t && !isBlank() ? stripBlanks(t.text()) : null;
        }
    }

    /** Without the blanks around it, those included that a web page leaves: no-break, ideographic and zero-width ones. */
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

    /** Full-width digits, letters and signs as their half-width twins. */
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
    private final Hidden hidden;
    private final List<CellRangeAddress> merged;
    private final BitSet mergedRows = new BitSet();

    /**
     * What a clerk does not see.
     *
     * @param sheet whether the whole sheet is hidden
     */
    record Hidden(BitSet rows, BitSet columns, boolean sheet) {}

    /** @param rows by their index, each with its cells by their column, null where the file has none */
    SheetGrid(String sheet, List<GridCell[]> rows, Hidden hidden, List<CellRangeAddress> merged) {
        this.sheet = sheet;
        this.rows = rows;
        this.hidden = hidden;
        this.merged = merged;
        for (CellRangeAddress range : merged) {
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

    public boolean isHidden(int row) {
        return hidden.rows().get(row);
    }

    public boolean isColumnHidden(int column) {
        return hidden.columns().get(column);
    }

    public boolean isSheetHidden() {
        return hidden.sheet();
    }

    public List<CellRangeAddress> mergedRegions() {
        return merged;
    }

    /** Never null: a cell that is not in the file is blank. */
    public GridCell cellAt(int row, int column) {
        if (row < rows.size() && column < rows.get(row).length && rows.get(row)[column] != null) {
            return rows.get(row)[column];
        }
        return new GridCell(sheet, row, column, BLANK);
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

    /** Whether any cell of the row is merged, and blank cells of it so may not be missing at all. */
    public boolean isMerged(int row) {
        return mergedRows.get(row);
    }

    /**
     * A stored number as its format shows it.
     *
     * @param formatIndex the format's number in the file
     * @param format its code; null for the general one
     */
    static CellContent createNumber(String raw, int formatIndex, String format) {
        double stored;
        BigDecimal number;
        try {
            stored = Double.parseDouble(raw);
            if (!Double.isFinite(stored)) {
                return new CellContent.TextContent(raw);
            }
            // 1E-999999999 is as short as it is long to write out
            boolean exact = raw.length() <= 15 && raw.indexOf('E') < 0 && raw.indexOf('e') < 0;
            number = stripZeros(exact ? new BigDecimal(raw) : toTypedNumber(stored));
        } catch (NumberFormatException e) { // a double may be spelled 1d or 0x1p3, a decimal may not
            return new CellContent.TextContent(raw);
        }
        if (format == null || "General".equals(format) || "@".equals(format)) {
            return new CellContent.NumberContent(number, false, false, null);
        }
        boolean date = DateUtil.isADateFormat(formatIndex, format);
        boolean percent = LITERAL.matcher(format).replaceAll("").indexOf('%') >= 0;
        String display = percent
                ? null
                : new DataFormatter(Locale.ROOT)
                        .formatRawCellContents(stored, formatIndex, format)
                        .strip();
        if (date && !percent) {
            display = display.replace("\"", ""); // POI leaves the quotes in 1"月"5"日"
        }
        return new CellContent.NumberContent(number, percent, date && !percent, display);
    }

    /**
     * A file keeps doubles, with 17 digits, and Excel takes and shows 15 of them: 1.1 is stored as 1.1000000000000001. Where
     * those 15 are not the whole number, as of 0.1 + 0.2, the number stays as stored.
     */
    private static BigDecimal toTypedNumber(double stored) {
        BigDecimal typed = new BigDecimal(stored).round(new MathContext(15));
        return typed.doubleValue() == stored ? typed : BigDecimal.valueOf(stored);
    }

    private static BigDecimal stripZeros(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
