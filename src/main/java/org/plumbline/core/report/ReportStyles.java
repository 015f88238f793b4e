package org.plumbline.core.report;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.spreadsheet.AnnotationStyles;

/** Cell styles of a report: numbers are number cells, with their given decimals. */
public final class ReportStyles {

    /** Significant digits of a number in Excel. */
    private static final int DIGITS = 15;
    /** Maximum length of a text in an Excel cell. */
    private static final int LONGEST = 32_767;

    final XSSFCellStyle title;
    final XSSFCellStyle note;
    final XSSFCellStyle head;
    final XSSFCellStyle text;
    final XSSFCellStyle middle;
    final XSSFCellStyle strong;
    final XSSFCellStyle mark;

    private final XSSFWorkbook book;
    private final Map<String, XSSFCellStyle> numbers = new HashMap<>();

    public ReportStyles(XSSFWorkbook book) {
        this.book = book;
        AnnotationStyles look = new AnnotationStyles(book);
        title = look.title;
        note = look.note;
        text = look.cell;
        head = copyStyle(look.head);
        head.setAlignment(HorizontalAlignment.CENTER);
        head.setVerticalAlignment(VerticalAlignment.CENTER);
        middle = copyStyle(look.cell);
        middle.setAlignment(HorizontalAlignment.CENTER);
        middle.setVerticalAlignment(VerticalAlignment.CENTER);
        strong = copyStyle(look.head);
        mark = copyStyle(look.error);
    }

    /** @param value a text, a whole number, a BigDecimal, or null for blank */
    void setValue(XSSFCell cell, Object value, XSSFCellStyle style) {
        if (value instanceof BigDecimal number && number.precision() <= DIGITS && number.scale() <= DIGITS) {
            cell.setCellStyle(numberStyle(style, Math.max(0, number.scale())));
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Integer number) {
            cell.setCellStyle(numberStyle(style, 0));
            cell.setCellValue(number);
        } else {
            cell.setCellStyle(ReportSheetWriter.DASH.equals(value) ? numberStyle(style, 0) : style);
            if (value != null) {
                String all = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
                cell.setCellValue(all.length() <= LONGEST ? all : all.substring(0, LONGEST - 1) + "…");
            }
        }
    }

    private XSSFCellStyle numberStyle(XSSFCellStyle base, int decimals) {
        return numbers.computeIfAbsent(base.getIndex() + "/" + decimals, none -> {
            XSSFCellStyle style = copyStyle(base);
            style.setQuotePrefixed(false);
            style.setAlignment(HorizontalAlignment.RIGHT);
            style.setIndention((short) 1); // so that it does not touch the text of the next column
            style.setDataFormat(book.createDataFormat().getFormat(decimals == 0 ? "0" : "0." + "0".repeat(decimals)));
            return style;
        });
    }

    private XSSFCellStyle copyStyle(XSSFCellStyle base) {
        XSSFCellStyle style = book.createCellStyle();
        style.cloneStyleFrom(base);
        return style;
    }
}
