package org.plumbline.ruleset;

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
import org.plumbline.ruleset.WorkbookContent.Part;

/**
 * Fonts, colours and cell formats of a rule workbook. Text and choices are formatted as text, so that 1-5 stays no date and
 * 001 keeps its zeros; numbers as General, so that nothing typed shows another number than it holds.
 */
final class WorkbookLook {

    private static final int BLUE = 0xddebf7;
    private static final int ORANGE = 0xfce4d6;
    private static final int GREEN = 0xe2efda;
    private static final int GREY = 0xe7e6e6;
    private static final int LINE = 0xd0cece;
    private static final int FAINT = 0x7f7f7f;
    private static final String FONT = "微软雅黑";

    private final XSSFWorkbook book;
    private final Map<Part, XSSFCellStyle> headers = new EnumMap<>(Part.class);
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

    WorkbookLook(XSSFWorkbook book) {
        this.book = book;
        XSSFFont plain = book.getFontAt(0);
        plain.setFontName(FONT);
        plain.setFontHeightInPoints((short) 10);
        XSSFFont bold = font(10, true, 0);
        technical = style(font(8, false, FAINT), true);
        title = style(font(16, true, 0x1f4e78), true);
        section = filled(style(font(12, true, 0x1f4e78), true), BLUE);
        topic = style(bold, true);
        line = style(plain, true);
        label = wrapped(bordered(filled(style(bold, true), GREY)));
        locked = wrapped(bordered(style(plain, true)));
        note = wrapped(bordered(style(font(9, false, FAINT), true)));
        for (Part part : Part.values()) {
            XSSFCellStyle header = wrapped(bordered(filled(style(bold, true), colour(part))));
            header.setAlignment(HorizontalAlignment.CENTER);
            headers.put(part, header);
        }
        filled = new XSSFCellStyle[] {bordered(text(plain)), bordered(choice(plain)), bordered(number(plain))};
        empty = new XSSFCellStyle[] {text(plain), choice(plain), number(plain)};
        typed = bordered(text(plain));
        counted = wrapped(bordered(style(plain, false)));
        counted.setAlignment(HorizontalAlignment.LEFT);
    }

    private static int colour(Part part) {
        return switch (part) {
            case CONDITION -> BLUE;
            case ACTION -> ORANGE;
            case ENTRY -> GREEN;
            case KEY, REMARK -> GREY;
        };
    }

    XSSFCellStyle header(Part part) {
        return headers.get(part);
    }

    /** An unlocked cell of the data area. */
    XSSFCellStyle data(ColumnHead head) {
        return filled[format(head)];
    }

    /** The same below the last row, without lines. */
    XSSFCellStyle empty(ColumnHead head) {
        return empty[format(head)];
    }

    /** An unlocked cell of the sheet 方案, where values stand below each other. */
    XSSFCellStyle setting(ColumnHead head) {
        return head.isNumber() ? counted : typed;
    }

    private static int format(ColumnHead head) {
        return head.isNumber() || head.isFree() ? 2 : head.isChoice() ? 1 : 0;
    }

    private XSSFCellStyle text(XSSFFont font) {
        XSSFCellStyle style = wrapped(style(font, false));
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        return style;
    }

    private XSSFCellStyle choice(XSSFFont font) {
        XSSFCellStyle style = text(font);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private XSSFCellStyle number(XSSFFont font) {
        XSSFCellStyle style = style(font, false);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private XSSFFont font(int points, boolean bold, int colour) {
        XSSFFont font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        if (colour != 0) {
            font.setColor(rgb(colour));
        }
        return font;
    }

    private XSSFCellStyle style(XSSFFont font, boolean locked) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setLocked(locked);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private static XSSFCellStyle wrapped(XSSFCellStyle style) {
        style.setWrapText(true);
        return style;
    }

    private static XSSFCellStyle filled(XSSFCellStyle style, int colour) {
        style.setFillForegroundColor(rgb(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static XSSFCellStyle bordered(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        XSSFColor colour = rgb(LINE);
        style.setTopBorderColor(colour);
        style.setBottomBorderColor(colour);
        style.setLeftBorderColor(colour);
        style.setRightBorderColor(colour);
        return style;
    }

    private static XSSFColor rgb(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
