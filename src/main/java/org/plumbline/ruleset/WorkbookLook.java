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
import org.plumbline.ruleset.ColumnHead.Part;

/**
 * Fonts, colours and cell formats of a rule workbook. Text and choices are formatted as text, so that 1-5 stays no date and
 * 001 keeps its zeros; numbers as General, so that nothing typed shows another number than it holds.
 */
final class WorkbookLook {

    static final int CONDITION_COLOUR = 0xddebf7;
    static final int ACTION_COLOUR = 0xfce4d6;
    static final int KEY_COLOUR = 0xe7e6e6;
    private static final int LINE_COLOUR = 0xd0cece;
    private static final int FAINT = 0x7f7f7f;
    private static final String FONT = "微软雅黑";

    private final XSSFWorkbook book;
    private final Map<Part, XSSFCellStyle> headers = new EnumMap<>(Part.class);
    private final XSSFCellStyle[] filled;
    private final XSSFCellStyle[] empty;

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
        section = filled(style(font(12, true, 0x1f4e78), true), CONDITION_COLOUR);
        topic = style(bold, true);
        line = style(plain, true);
        label = wrapped(bordered(filled(style(bold, true), KEY_COLOUR)));
        locked = wrapped(bordered(style(plain, true)));
        note = wrapped(bordered(style(font(9, false, FAINT), true)));
        for (Part part : Part.values()) {
            int colour = part == Part.CONDITION ? CONDITION_COLOUR : part == Part.ACTION ? ACTION_COLOUR : KEY_COLOUR;
            XSSFCellStyle header = wrapped(bordered(filled(style(bold, true), colour)));
            header.setAlignment(HorizontalAlignment.CENTER);
            headers.put(part, header);
        }
        filled = new XSSFCellStyle[] {
            bordered(text(plain)), bordered(choice(plain)), bordered(style(plain, false)), bordered(free(plain))
        };
        empty = new XSSFCellStyle[] {text(plain), choice(plain), style(plain, false), free(plain)};
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

    private static int format(ColumnHead head) {
        return head.isFree() ? 3 : head.isNumber() ? 2 : head.isChoice() ? 1 : 0;
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

    private XSSFCellStyle free(XSSFFont font) {
        XSSFCellStyle style = style(font, false);
        style.setAlignment(HorizontalAlignment.RIGHT);
        return style;
    }

    private XSSFFont font(int points, boolean bold, int colour) {
        XSSFFont font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        if (colour != 0) {
            font.setColor(colour(colour));
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
        style.setFillForegroundColor(colour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static XSSFCellStyle bordered(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        XSSFColor colour = colour(LINE_COLOUR);
        style.setTopBorderColor(colour);
        style.setBottomBorderColor(colour);
        style.setLeftBorderColor(colour);
        style.setRightBorderColor(colour);
        return style;
    }

    static XSSFColor colour(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
