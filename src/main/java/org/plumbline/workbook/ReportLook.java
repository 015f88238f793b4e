package org.plumbline.workbook;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a report look: numbers are numbers, with the decimals they were given. */
final class ReportLook {

    /** What Excel keeps of a number. */
    private static final int DIGITS = 15;
    /** What Excel holds in a cell. */
    private static final int LONGEST = 32_767;

    final XSSFCellStyle title;
    final XSSFCellStyle note;
    final XSSFCellStyle head;
    final XSSFCellStyle text;
    final XSSFCellStyle middle;
    final XSSFCellStyle strong;

    private final XSSFWorkbook book;
    private final Map<String, XSSFCellStyle> numbers = new HashMap<>();

    ReportLook(XSSFWorkbook book) {
        this.book = book;
        SheetLook look = new SheetLook(book);
        title = look.title;
        note = look.note;
        text = look.cell;
        head = like(look.head);
        head.setAlignment(HorizontalAlignment.CENTER);
        head.setVerticalAlignment(VerticalAlignment.CENTER);
        middle = like(look.cell);
        middle.setAlignment(HorizontalAlignment.CENTER);
        middle.setVerticalAlignment(VerticalAlignment.CENTER);
        strong = like(look.head);
    }

    /** @param value a text, a whole number, a BigDecimal, or null for blank */
    void fill(XSSFCell cell, Object value, XSSFCellStyle style) {
        if (value instanceof BigDecimal number && number.precision() <= DIGITS && number.scale() <= DIGITS) {
            cell.setCellStyle(number(style, Math.max(0, number.scale())));
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Integer number) {
            cell.setCellStyle(number(style, 0));
            cell.setCellValue(number);
        } else {
            cell.setCellStyle(ReportSheet.DASH.equals(value) ? number(style, 0) : style);
            if (value != null) {
                String all = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
                cell.setCellValue(all.length() <= LONGEST ? all : all.substring(0, LONGEST - 1) + "…");
            }
        }
    }

    private XSSFCellStyle number(XSSFCellStyle base, int decimals) {
        return numbers.computeIfAbsent(base.getIndex() + "/" + decimals, none -> {
            XSSFCellStyle style = like(base);
            style.setQuotePrefixed(false);
            style.setAlignment(HorizontalAlignment.RIGHT);
            style.setIndention((short) 1); // or it touches the text of the next column
            style.setDataFormat(book.createDataFormat().getFormat(decimals == 0 ? "0" : "0." + "0".repeat(decimals)));
            return style;
        });
    }

    private XSSFCellStyle like(XSSFCellStyle base) {
        XSSFCellStyle style = book.createCellStyle();
        style.cloneStyleFrom(base);
        return style;
    }
}
