package org.plumbline.workbook;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.plumbline.ruleset.Bilingual;

/** A sheet of a report, written from top to bottom: A4 across, the head on every page, rows high enough for their text. */
final class ReportSheet {

    /** A column's heading, and its width in digits. */
    record Column(String zh, String en, int width) {}

    /** Stands where there is no number. */
    static final String DASH = "—";

    /** The most that Excel allows. */
    private static final int HIGHEST = 409;

    private static final int LINE = 14;

    private final XSSFSheet sheet;
    private final ReportLook look;
    private final Locale locale;
    private int width;
    private int next;

    ReportSheet(XSSFSheet sheet, ReportLook look, Locale locale) {
        this.sheet = sheet;
        this.look = look;
        this.locale = locale;
        sheet.setDisplayGridlines(false);
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setMargin(PageMargin.LEFT, 0.5);
        sheet.setMargin(PageMargin.RIGHT, 0.5);
        sheet.setMargin(PageMargin.TOP, 0.6);
        sheet.setMargin(PageMargin.BOTTOM, 0.7);
        sheet.getFooter().setCenter(say("第 &P 页 / 共 &N 页", "Page &P of &N"));
    }

    Locale locale() {
        return locale;
    }

    String say(String zh, String en) {
        return new Bilingual(zh, en).in(locale);
    }

    void title(String text) {
        look.fill(sheet.createRow(next).createCell(0), text, look.title);
        sheet.getRow(next++).setHeightInPoints(24);
    }

    void note(String text) {
        look.fill(sheet.createRow(next++).createCell(0), text, look.note);
    }

    void gap() {
        next++;
    }

    void head(Column... columns) {
        XSSFRow row = sheet.createRow(next);
        for (Column column : columns) {
            sheet.setColumnWidth(width, column.width() * 256);
            look.fill(row.createCell(width++), say(column.zh(), column.en()), look.head);
        }
        row.setHeightInPoints(22);
        sheet.setRepeatingRows(new CellRangeAddress(next, next, -1, -1));
        sheet.createFreezePane(0, ++next);
    }

    /** A row of values: texts, whole numbers, BigDecimals or null. @return its index */
    int row(Object... values) {
        return row(look.text, values);
    }

    int strongRow(Object... values) {
        return row(look.strong, values);
    }

    private int row(XSSFCellStyle style, Object... values) {
        XSSFRow row = sheet.createRow(next);
        int lines = 1;
        for (int column = 0; column < values.length; column++) {
            look.fill(row.createCell(column), values[column], style);
            if (values[column] instanceof String text) {
                lines = Math.max(lines, lines(text, column));
            }
        }
        row.setHeightInPoints(Math.min(HIGHEST, 5 + LINE * lines));
        return next++;
    }

    private int lines(String text, int column) {
        return SheetLook.lines(text, sheet.getColumnWidth(column) / 256);
    }

    void put(int row, int column, Object value) {
        look.fill(sheet.getRow(row).getCell(column), value, look.text);
    }

    /** One cell of several below each other; what it says is what the first one says, and has room. */
    void merge(int first, int last, int column, boolean centred) {
        if (first == last) {
            if (centred) {
                restyle(first, column);
            }
            return;
        }
        sheet.addMergedRegion(new CellRangeAddress(first, last, column, column));
        if (centred) {
            restyle(first, column);
        }
        String text = sheet.getRow(first).getCell(column).toString();
        float missing = 5 + LINE * lines(text, column);
        for (int i = first; i <= last; i++) {
            missing -= sheet.getRow(i).getHeightInPoints();
        }
        if (missing > 0) {
            float each = missing / (last - first + 1);
            for (int i = first; i <= last; i++) {
                sheet.getRow(i)
                        .setHeightInPoints(Math.min(HIGHEST, sheet.getRow(i).getHeightInPoints() + each));
            }
        }
    }

    private void restyle(int row, int column) {
        sheet.getRow(row).getCell(column).setCellStyle(look.middle);
    }

    /** A dash where there is no number. */
    static Object shown(BigDecimal number) {
        return number == null ? DASH : number;
    }
}
