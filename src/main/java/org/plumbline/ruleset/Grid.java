package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** One sheet as typed cells that know where they stand. Rows and columns count from 0 here; addresses are Excel's. */
final class Grid {

    /** What a cell holds. */
    sealed interface Content {

        /** As a clerk sees it; null where blank. */
        String shown();

        record Blank() implements Content {
            @Override
            public String shown() {
                return null;
            }
        }

        record Text(String text) implements Content {
            @Override
            public String shown() {
                return text;
            }
        }

        /**
         * @param number exactly as the file stores it, without trailing zeros
         * @param display what the cell's format shows, where that is not the number; null otherwise
         */
        record Number(BigDecimal number, boolean percent, boolean date, String display) implements Content {
            @Override
            public String shown() {
                return percent ? number.movePointRight(2).toPlainString() + "%" : number.toPlainString();
            }
        }

        record Truth(boolean value) implements Content {
            @Override
            public String shown() {
                return value ? "TRUE" : "FALSE";
            }
        }

        record Error(String text) implements Content {
            @Override
            public String shown() {
                return text;
            }
        }

        /** @param cached what the formula last gave */
        record Formula(String formula, Content cached) implements Content {
            @Override
            public String shown() {
                return "=" + formula;
            }
        }
    }

    private static final Content.Blank BLANK = new Content.Blank();

    record Cell(String sheet, int row, int column, Content content) {
        String address() {
            return CellReference.convertNumToColString(column) + (row + 1);
        }

        boolean isBlank() {
            return content instanceof Content.Blank || content instanceof Content.Text t && t.text().isBlank();
        }

        /** As a clerk sees it; null where blank. */
        String shown() {
            return content.shown();
        }

        /** The text, stripped; null where the cell holds none. */
        String text() {
            return content instanceof Content.Text t && !t.text().isBlank() ? t.text().strip() : null;
        }
    }

    private final String sheet;
    private final List<Cell[]> rows = new ArrayList<>();
    private final BitSet hidden = new BitSet();
    private final List<CellRangeAddress> merged;

    Grid(XSSFSheet source) {
        this.sheet = source.getSheetName();
        this.merged = source.getMergedRegions();
        for (Row row : source) {
            while (rows.size() < row.getRowNum()) {
                rows.add(new Cell[0]);
            }
            Cell[] cells = new Cell[Math.max(0, row.getLastCellNum())];
            for (org.apache.poi.ss.usermodel.Cell cell : row) {
                cells[cell.getColumnIndex()] =
                        new Cell(sheet, row.getRowNum(), cell.getColumnIndex(), content((XSSFCell) cell));
            }
            rows.add(cells);
            hidden.set(row.getRowNum(), row.getZeroHeight());
        }
    }

    String sheet() {
        return sheet;
    }

    int rows() {
        return rows.size();
    }

    int columns(int row) {
        return row < rows.size() ? rows.get(row).length : 0;
    }

    boolean isHidden(int row) {
        return hidden.get(row);
    }

    List<CellRangeAddress> merged() {
        return merged;
    }

    /** Never null: a cell that is not in the file is blank. */
    Cell at(int row, int column) {
        if (row < rows.size() && column < rows.get(row).length && rows.get(row)[column] != null) {
            return rows.get(row)[column];
        }
        return new Cell(sheet, row, column, BLANK);
    }

    boolean isBlankRow(int row) {
        for (int column = 0; column < columns(row); column++) {
            if (!at(row, column).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static Content content(XSSFCell cell) {
        if (cell.getCellType() == CellType.FORMULA) {
            return new Content.Formula(cell.getCellFormula(), content(cell, cell.getCachedFormulaResultType()));
        }
        return content(cell, cell.getCellType());
    }

    private static Content content(XSSFCell cell, CellType type) {
        return switch (type) {
            case STRING -> new Content.Text(cell.getStringCellValue());
            case NUMERIC -> number(cell);
            case BOOLEAN -> new Content.Truth(cell.getBooleanCellValue());
            case ERROR -> new Content.Error(cell.getErrorCellString());
            default -> BLANK;
        };
    }

    private static Content number(XSSFCell cell) {
        BigDecimal number = plain(new BigDecimal(cell.getRawValue()));
        String format = cell.getCellStyle().getDataFormatString();
        if (format == null || "General".equals(format) || "@".equals(format)) {
            return new Content.Number(number, false, false, null);
        }
        boolean date = DateUtil.isADateFormat(cell.getCellStyle().getDataFormat(), format);
        boolean percent = format.indexOf('%') >= 0;
        String display = date || percent ? null : display(cell, number);
        return new Content.Number(number, percent, date, display);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String display(XSSFCell cell, BigDecimal number) {
        String shown = new DataFormatter(Locale.ROOT)
                .formatRawCellContents(
                        number.doubleValue(),
                        cell.getCellStyle().getDataFormat(),
                        cell.getCellStyle().getDataFormatString())
                .strip();
        try {
            return new BigDecimal(shown).compareTo(number) == 0 ? null : shown;
        } catch (NumberFormatException e) {
            return shown; // a thousands separator, a unit in the format: not the plain number a clerk typed
        }
    }
}
