package org.plumbline.core.report;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.AnnotationStyles;

/**
 * A sheet of a report, written from top to bottom: A4 landscape, the header on every page, rows high enough for their
 * text.
 */
public final class ReportSheetWriter {

    /** A column's heading, and its width in digits. */
    public record ReportColumn(String zh, String en, int width) {}

    /** Shown where there is no number. */
    static final String DASH = "—";

    /** The maximum that Excel allows. */
    private static final int HIGHEST = 409;

    private static final int LINE = 14;

    private final XSSFSheet sheet;
    private final ReportStyles look;
    private final Locale locale;
    private int width;
    private int next;

    public ReportSheetWriter(XSSFSheet sheet, ReportStyles look, Locale locale) {
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
        sheet.getFooter().setCenter(localize("第 &P 页 / 共 &N 页", "Page &P of &N"));
    }

    Locale locale() {
        return locale;
    }

    String localize(String zh, String en) {
        return new Bilingual(zh, en).in(locale);
    }

    public void writeTitle(String text) {
        look.setValue(sheet.createRow(next).createCell(0), text, look.title);
        sheet.getRow(next++).setHeightInPoints(24);
    }

    public void writeNote(String text) {
        look.setValue(sheet.createRow(next++).createCell(0), text, look.note);
    }

    public void skipRow() {
        next++;
    }

    public void writeHeader(ReportColumn... columns) {
        XSSFRow row = sheet.createRow(next);
        for (ReportColumn column : columns) {
            sheet.setColumnWidth(width, column.width() * 256);
            look.setValue(row.createCell(width++), localize(column.zh(), column.en()), look.head);
        }
        row.setHeightInPoints(22);
        sheet.setRepeatingRows(new CellRangeAddress(next, next, -1, -1));
        sheet.createFreezePane(0, ++next);
    }

    /** A row of values: texts, whole numbers, BigDecimals or null. @return its index */
    public int writeRow(Object... values) {
        return writeRow(look.text, values);
    }

    public int writeStrongRow(Object... values) {
        return writeRow(look.strong, values);
    }

    private int writeRow(XSSFCellStyle style, Object... values) {
        XSSFRow row = sheet.createRow(next);
        int lines = 1;
        for (int column = 0; column < values.length; column++) {
            look.setValue(row.createCell(column), values[column], style);
            if (values[column] instanceof String text) {
                lines = Math.max(lines, countLines(text, column));
            }
        }
        row.setHeightInPoints(Math.min(HIGHEST, 5 + LINE * lines));
        return next++;
    }

    private int countLines(String text, int column) {
        return AnnotationStyles.countLines(text, sheet.getColumnWidth(column) / 256);
    }

    void setValue(int row, int column, Object value) {
        look.setValue(sheet.getRow(row).getCell(column), value, look.text);
    }

    /**
     * One cell per row, one below the other; merged where all have the content of the first, and high enough for it.
     */
    public void merge(int first, int last, int column, boolean centred) {
        if (first == last) {
            if (centred) {
                changeStyle(first, column);
            }
            return;
        }
        sheet.addMergedRegion(new CellRangeAddress(first, last, column, column));
        if (centred) {
            changeStyle(first, column);
        }
        String text = sheet.getRow(first).getCell(column).toString();
        float missing = 5 + LINE * countLines(text, column);
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

    private void changeStyle(int row, int column) {
        sheet.getRow(row).getCell(column).setCellStyle(look.middle);
    }

    /** A dash where there is no number. */
    static Object numberOrDash(BigDecimal number) {
        return number == null ? DASH : number;
    }
}
