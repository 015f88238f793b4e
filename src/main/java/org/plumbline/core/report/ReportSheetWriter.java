package org.plumbline.core.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
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

    /** Between the margins of A4 across, in points. */
    private static final int PAGE_WIDTH = 770;

    private static final int PAGE_HEIGHT = 501;

    /** Side of a picture, in points. */
    private static final int PICTURE = 96;

    private final XSSFSheet sheet;
    private final ReportStyles look;
    private final Locale locale;
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

    /** The header of a sheet that is one table: it stays on the screen, and is printed on every page. */
    public void writeHeader(ReportColumn... columns) {
        writeRepeatedHeader(columns);
        sheet.createFreezePane(0, next);
    }

    /** A header that is printed on every page. */
    void writeRepeatedHeader(ReportColumn... columns) {
        setWidths(columns);
        XSSFRow row = sheet.createRow(next);
        for (int i = 0; i < columns.length; i++) {
            look.setValue(row.createCell(i), localize(columns[i].zh(), columns[i].en()), look.head);
        }
        row.setHeightInPoints(22);
        sheet.setRepeatingRows(new CellRangeAddress(next, next, -1, -1));
        next++;
    }

    /** For rows above the header, whose heights follow from the widths. */
    void setWidths(ReportColumn... columns) {
        for (int i = 0; i < columns.length; i++) {
            sheet.setColumnWidth(i, columns[i].width() * 256);
        }
    }

    /** A cell over several columns of a row. */
    record Span(Object value, int first, int last) {}

    /** A row whose cells span columns, in the style of a header or of text; high enough for its text. */
    void writeSpans(boolean head, List<Span> spans) {
        XSSFRow row = sheet.createRow(next);
        int lines = 1;
        for (Span span : spans) {
            int chars = 0;
            for (int column = span.first(); column <= span.last(); column++) {
                look.setValue(
                        row.createCell(column),
                        column == span.first() ? span.value() : null,
                        head ? look.head : look.text);
                chars += sheet.getColumnWidth(column) / 256;
            }
            if (span.last() > span.first()) {
                sheet.addMergedRegion(new CellRangeAddress(next, next, span.first(), span.last()));
            }
            if (span.value() instanceof String text) {
                lines = Math.max(lines, AnnotationStyles.countLines(text, chars));
            }
        }
        row.setHeightInPoints(Math.min(HIGHEST, 5 + LINE * lines));
        next++;
    }

    /** The heading of a block, over all columns. */
    void writeHeading(String text, int columns) {
        look.setValue(sheet.createRow(next).createCell(0), text, look.title);
        sheet.addMergedRegion(new CellRangeAddress(next, next, 0, columns - 1));
        sheet.getRow(next++).setHeightInPoints(24);
    }

    /** A line that must be seen first. */
    void writeMark(String text, int columns) {
        look.setValue(sheet.createRow(next).createCell(0), text, look.mark);
        sheet.addMergedRegion(new CellRangeAddress(next, next, 0, columns - 1));
        int chars = IntStream.range(0, columns)
                .map(i -> sheet.getColumnWidth(i) / 256)
                .sum();
        sheet.getRow(next++).setHeightInPoints(5 + LINE * AnnotationStyles.countLines(text, chars));
    }

    /** A row with a square picture in the third column, whose size does not depend on the font of the reader. */
    void writePicture(String label, byte[] png, int columns) {
        int row = next;
        writeSpans(false, List.of(new Span(label, 0, 1), new Span(null, 2, columns - 1)));
        sheet.getRow(row).setHeightInPoints(PICTURE + 4);
        int side = Units.toEMU(PICTURE);
        sheet.createDrawingPatriarch()
                .createPicture(
                        new XSSFClientAnchor(0, Units.toEMU(2), side, side + Units.toEMU(2), 2, row, 2, row),
                        sheet.getWorkbook().addPicture(png, Workbook.PICTURE_TYPE_PNG));
    }

    /**
     * Breaks pages before some of the given rows, so that merged cells can end there. The sheet is fitted to the page's
     * width; how much that scales it depends on the reader's font, so a page is filled as by a wide one.
     *
     * @param first of the rows that may open a page, each with the number of rows that stay together
     * @return the rows that open a page, without the first page's
     */
    List<Integer> breakPages(Map<Integer, Integer> first) {
        double points = 0;
        for (int column = 0;
                column < sheet.getRow(sheet.getRepeatingRows().getFirstRow()).getLastCellNum();
                column++) {
            points += sheet.getColumnWidthInPixels(column) * 0.75;
        }
        double page = PAGE_HEIGHT * Math.max(1, points / PAGE_WIDTH) * 0.97;
        double header = heightOf(sheet.getRepeatingRows().getFirstRow());
        double used = IntStream.range(0, first.keySet().iterator().next())
                        .mapToDouble(this::heightOf)
                        .sum()
                % page;
        List<Integer> starts = new ArrayList<>();
        for (Map.Entry<Integer, Integer> block : first.entrySet()) {
            double height = IntStream.range(block.getKey(), block.getKey() + block.getValue())
                    .mapToDouble(this::heightOf)
                    .sum();
            if (used + height > page && used > header) {
                sheet.setRowBreak(block.getKey() - 1);
                starts.add(block.getKey());
                used = header;
            }
            used += height;
        }
        return starts;
    }

    private double heightOf(int row) {
        return sheet.getRow(row) == null
                ? sheet.getDefaultRowHeightInPoints()
                : sheet.getRow(row).getHeightInPoints();
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
