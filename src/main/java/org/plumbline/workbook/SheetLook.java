package org.plumbline.workbook;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Fonts and colours of the sheets we add, and how their cells are filled: always with text, never with a formula. */
final class SheetLook {

    /** How the first cell of such a sheet starts, by which it is found again. */
    private static final String TITLE = "Plumbline ";

    private static final int LONGEST = 2_000;

    final XSSFCellStyle title;
    final XSSFCellStyle note;
    final XSSFCellStyle head;
    final XSSFCellStyle cell;
    final XSSFCellStyle link;
    final XSSFCellStyle error;
    final XSSFCellStyle warning;

    private final XSSFWorkbook book;

    SheetLook(XSSFWorkbook book) {
        this.book = book;
        title = style(font(14, true, 0x1f4e78));
        note = style(font(10, false, 0x404040));
        head = filled(bordered(font(10, true, 0)), 0xddebf7);
        cell = bordered(font(10, false, 0));
        XSSFFont blue = font(10, false, 0x0563c1);
        blue.setUnderline((byte) 1);
        link = bordered(blue);
        error = filled(bordered(font(10, false, 0)), 0xffc7ce);
        warning = filled(bordered(font(10, false, 0)), 0xffeb9c);
    }

    /** Whether a sheet came with an annotation. */
    static boolean isOurs(XSSFSheet sheet) {
        XSSFRow row = sheet.getRow(0);
        XSSFCell first = row == null ? null : row.getCell(0);
        return sheet.getSheetName().startsWith("说明-")
                && first != null
                && first.getCellType() == CellType.STRING
                && first.getStringCellValue().startsWith(TITLE);
    }

    void head(XSSFSheet sheet, String heading, String text, int[] widths) {
        put(sheet.createRow(0), 0, TITLE + heading, title);
        put(sheet.createRow(1), 0, text, note);
        for (int column = 0; column < widths.length; column++) {
            sheet.setColumnWidth(column, widths[column] * 256);
        }
        sheet.setDisplayGridlines(false);
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
    }

    /** A row of cells, high enough for their text; null is blank. */
    void row(XSSFRow row, XSSFCellStyle style, String... texts) {
        int lines = 1;
        for (int column = 0; column < texts.length; column++) {
            put(row, column, texts[column], style);
            if (texts[column] != null) {
                lines = Math.max(lines, lines(texts[column], row.getSheet().getColumnWidth(column) / 256));
            }
        }
        row.setHeightInPoints(4 + 15 * Math.min(lines, 25));
    }

    /** How many lines a text takes in a column; Chinese characters are twice as wide as digits. */
    static int lines(String text, int width) {
        return text.lines().mapToInt(line -> 1 + width(line) / width).sum();
    }

    /** Of one line, in digits. */
    static int width(String line) {
        return line.chars().map(c -> c > 0x2e7f || c == '“' || c == '”' ? 2 : 1).sum();
    }

    static XSSFCell put(XSSFRow row, int column, String text, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (text != null) {
            cell.setCellValue(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
        }
        return cell;
    }

    private XSSFCellStyle bordered(XSSFFont font) {
        XSSFCellStyle style = style(font);
        style.setWrapText(true);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    /** With the mark that keeps =1+1 a text even after somebody edits it. */
    private XSSFCellStyle style(XSSFFont font) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setQuotePrefixed(true);
        return style;
    }

    private static XSSFCellStyle filled(XSSFCellStyle style, int colour) {
        style.setFillForegroundColor(rgb(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private XSSFFont font(int points, boolean bold, int colour) {
        XSSFFont font = book.createFont();
        font.setFontName("微软雅黑");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(rgb(colour));
        return font;
    }

    private static XSSFColor rgb(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
