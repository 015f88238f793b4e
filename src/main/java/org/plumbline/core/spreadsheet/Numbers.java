package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;

/** Numbers and dates as a file stores them. */
final class Numbers {

    /** Significant digits that Excel reads and shows. */
    private static final MathContext EXCEL = new MathContext(15);

    private Numbers() {}

    /**
     * A stored number with the text that its format shows.
     *
     * @param from1904 whether the workbook counts days from 1904
     */
    static CellContent of(String raw, CellFormat format, boolean from1904) {
        double stored;
        try {
            stored = Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            return new CellContent.TextContent(raw);
        }
        if (!Double.isFinite(stored)) {
            return new CellContent.TextContent(raw);
        }
        // 1E-999999999 is short, but its plain form is very long
        boolean exact = raw.length() <= 15 && raw.indexOf('E') < 0 && raw.indexOf('e') < 0;
        BigDecimal number = SheetGrid.stripZeros(exact ? new BigDecimal(raw) : typed(stored));
        if (format.isGeneral()) {
            return new CellContent.NumberContent(number, null, null);
        }
        if (!format.isDate(number)) {
            return new CellContent.NumberContent(number, format.show(number), null);
        }
        String shown = new DataFormatter(Locale.ROOT)
                .formatRawCellContents(stored, -1, format.code(), from1904)
                .strip()
                .replace("\"", ""); // POI leaves the quotes in 1"月"5"日"
        return new CellContent.NumberContent(
                number, new DisplayedValue(shown, null, false, false), day(stored, shown, from1904));
    }

    /**
     * A file keeps doubles, with 17 digits, and Excel reads and shows 15 of them: 1.1 is stored as 1.1000000000000001.
     * Where those 15 do not give the number exactly, as for 0.1 + 0.2, the number stays as stored.
     */
    private static BigDecimal typed(double stored) {
        BigDecimal typed = new BigDecimal(stored).round(EXCEL);
        return typed.doubleValue() == stored ? typed : BigDecimal.valueOf(stored);
    }

    /** A time without a date stays as shown. */
    private static String day(double serial, String shown, boolean from1904) {
        boolean day = DateUtil.isValidExcelDate(serial) && (from1904 || serial >= 1);
        return day ? DateUtil.getLocalDateTime(serial, from1904).toLocalDate().toString() : shown;
    }

    /** A cell of type d: an ISO 8601 date or time; the text where it is neither. */
    static CellContent ofIso(String raw) {
        String text = raw.strip();
        try {
            String day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
            LocalDateTime midnight = LocalDate.parse(day).atStartOfDay();
            BigDecimal serial = BigDecimal.valueOf(Math.round(DateUtil.getExcelDate(midnight)));
            return new CellContent.NumberContent(
                    serial, new DisplayedValue(midnight.toLocalDate().toString(), null, false, false), day);
        } catch (DateTimeException e) {
            return new CellContent.TextContent(raw);
        }
    }
}
