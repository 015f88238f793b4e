package org.plumbline.core.spreadsheet;

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

/** Fonts and colours of the sheets added, and how their cells are filled: always with text, never with a formula. */
public final class AnnotationStyles {

    /** Start of the first cell of such a sheet, by which it is recognised. */
    private static final String TITLE = "Plumbline ";

    private static final int LONGEST = 2_000;

    public final XSSFCellStyle title;
    public final XSSFCellStyle note;
    public final XSSFCellStyle head;
    public final XSSFCellStyle cell;
    public final XSSFCellStyle link;
    public final XSSFCellStyle error;
    public final XSSFCellStyle warning;

    private final XSSFWorkbook book;

    public AnnotationStyles(XSSFWorkbook book) {
        this.book = book;
        title = createStyle(createFont(14, true, 0x1f4e78));
        note = createStyle(createFont(10, false, 0x404040));
        head = fill(addBorder(createFont(10, true, 0)), 0xddebf7);
        cell = addBorder(createFont(10, false, 0));
        XSSFFont blue = createFont(10, false, 0x0563c1);
        blue.setUnderline((byte) 1);
        link = addBorder(blue);
        error = fill(addBorder(createFont(10, false, 0)), 0xffc7ce);
        warning = fill(addBorder(createFont(10, false, 0)), 0xffeb9c);
    }

    /** Whether a sheet came with an annotation. */
    public static boolean isAnnotationSheet(XSSFSheet sheet) {
        XSSFRow row = sheet.getRow(0);
        XSSFCell first = row == null ? null : row.getCell(0);
        return sheet.getSheetName().startsWith("说明-")
                && first != null
                && first.getCellType() == CellType.STRING
                && first.getStringCellValue().startsWith(TITLE);
    }

    public void writeHeader(XSSFSheet sheet, String heading, String text, int[] widths) {
        putText(sheet.createRow(0), 0, TITLE + heading, title);
        putText(sheet.createRow(1), 0, text, note);
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
    public void writeRow(XSSFRow row, XSSFCellStyle style, String... texts) {
        int lines = 1;
        for (int column = 0; column < texts.length; column++) {
            putText(row, column, texts[column], style);
            if (texts[column] != null) {
                lines = Math.max(lines, countLines(texts[column], row.getSheet().getColumnWidth(column) / 256));
            }
        }
        row.setHeightInPoints(4 + 15 * Math.min(lines, 25));
    }

    /** How many lines a text takes in a column; Chinese characters are twice as wide as digits. */
    public static int countLines(String text, int width) {
        return text.lines().mapToInt(line -> 1 + measureWidth(line) / width).sum();
    }

    /** Of one line, in digits. */
    public static int measureWidth(String line) {
        return line.chars().map(c -> c > 0x2e7f || c == '“' || c == '”' ? 2 : 1).sum();
    }

    public static XSSFCell putText(XSSFRow row, int column, String text, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (text != null) {
            cell.setCellValue(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
        }
        return cell;
    }

    private XSSFCellStyle addBorder(XSSFFont font) {
        XSSFCellStyle style = createStyle(font);
        style.setWrapText(true);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    /** With the quote prefix that keeps =1+1 a text even after an edit. */
    private XSSFCellStyle createStyle(XSSFFont font) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setQuotePrefixed(true);
        return style;
    }

    private static XSSFCellStyle fill(XSSFCellStyle style, int colour) {
        style.setFillForegroundColor(createColour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private XSSFFont createFont(int points, boolean bold, int colour) {
        XSSFFont font = book.createFont();
        font.setFontName("微软雅黑");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(createColour(colour));
        return font;
    }

    private static XSSFColor createColour(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
