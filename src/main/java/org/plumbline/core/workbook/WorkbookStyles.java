package org.plumbline.core.workbook;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.plumbline.core.workbook.WorkbookContent.ColumnRole;

/**
 * Fonts, colours and cell formats of a rule workbook. Text and choices are formatted as text, so that 1-5 does not
 * become a date and 001 keeps its zeros; numbers as General, so that the number shown is the number stored.
 */
final class WorkbookStyles {

    private static final int BLUE = 0xddebf7;
    private static final int ORANGE = 0xfce4d6;
    private static final int GREEN = 0xe2efda;
    private static final int GREY = 0xe7e6e6;
    private static final int LINE = 0xd0cece;
    private static final int FAINT = 0x7f7f7f;
    private static final String FONT = "微软雅黑";

    private final XSSFWorkbook book;
    private final Map<ColumnRole, XSSFCellStyle> headers = new EnumMap<>(ColumnRole.class);
    private final XSSFCellStyle[] filled;
    private final XSSFCellStyle[] empty;
    private final XSSFCellStyle typed;
    private final XSSFCellStyle counted;

    final XSSFCellStyle technical;
    final XSSFCellStyle title;
    final XSSFCellStyle section;
    final XSSFCellStyle topic;
    final XSSFCellStyle line;
    final XSSFCellStyle label;
    final XSSFCellStyle locked;
    final XSSFCellStyle note;

    WorkbookStyles(XSSFWorkbook book) {
        this.book = book;
        XSSFFont plain = book.getFontAt(0);
        plain.setFontName(FONT);
        plain.setFontHeightInPoints((short) 10);
        XSSFFont bold = createFont(10, true, 0);
        technical = createStyle(createFont(8, false, FAINT), true);
        title = createStyle(createFont(16, true, 0x1f4e78), true);
        section = fill(createStyle(createFont(12, true, 0x1f4e78), true), BLUE);
        topic = createStyle(bold, true);
        line = createStyle(plain, true);
        label = wrap(addBorder(fill(createStyle(bold, true), GREY)));
        locked = wrap(addBorder(createStyle(plain, true)));
        note = wrap(addBorder(createStyle(createFont(9, false, FAINT), true)));
        for (ColumnRole part : ColumnRole.values()) {
            XSSFCellStyle header = wrap(addBorder(fill(createStyle(bold, true), colourOf(part))));
            header.setAlignment(HorizontalAlignment.CENTER);
            headers.put(part, header);
        }
        filled = new XSSFCellStyle[] {
            addBorder(createText(plain)), addBorder(createChoice(plain)), addBorder(createNumber(plain))
        };
        empty = new XSSFCellStyle[] {createText(plain), createChoice(plain), createNumber(plain)};
        typed = addBorder(createText(plain));
        counted = wrap(addBorder(createStyle(plain, false)));
        counted.setAlignment(HorizontalAlignment.LEFT);
    }

    private static int colourOf(ColumnRole part) {
        return switch (part) {
            case CONDITION -> BLUE;
            case ACTION -> ORANGE;
            case ENTRY -> GREEN;
            case KEY, REMARK -> GREY;
        };
    }

    XSSFCellStyle headerStyle(ColumnRole part) {
        return headers.get(part);
    }

    /** An unlocked cell of the data area. */
    XSSFCellStyle dataStyle(ColumnDescription head) {
        return filled[findFormat(head)];
    }

    /** The same below the last row, without lines. */
    XSSFCellStyle emptyStyle(ColumnDescription head) {
        return empty[findFormat(head)];
    }

    /** An unlocked cell of the sheet 方案, where values are in one column. */
    XSSFCellStyle settingStyle(ColumnDescription head) {
        return head.isNumber() ? counted : typed;
    }

    private static int findFormat(ColumnDescription head) {
        return head.isNumber() || head.takesNumberOrText() ? 2 : head.isChoice() ? 1 : 0;
    }

    private XSSFCellStyle createText(XSSFFont font) {
        XSSFCellStyle style = wrap(createStyle(font, false));
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        return style;
    }

    private XSSFCellStyle createChoice(XSSFFont font) {
        XSSFCellStyle style = createText(font);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private XSSFCellStyle createNumber(XSSFFont font) {
        XSSFCellStyle style = createStyle(font, false);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private XSSFFont createFont(int points, boolean bold, int colour) {
        XSSFFont font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        if (colour != 0) {
            font.setColor(createColour(colour));
        }
        return font;
    }

    private XSSFCellStyle createStyle(XSSFFont font, boolean locked) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setLocked(locked);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private static XSSFCellStyle wrap(XSSFCellStyle style) {
        style.setWrapText(true);
        return style;
    }

    private static XSSFCellStyle fill(XSSFCellStyle style, int colour) {
        style.setFillForegroundColor(createColour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static XSSFCellStyle addBorder(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        XSSFColor colour = createColour(LINE);
        style.setTopBorderColor(colour);
        style.setBottomBorderColor(colour);
        style.setLeftBorderColor(colour);
        style.setRightBorderColor(colour);
        return style;
    }

    private static XSSFColor createColour(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
