package org.plumbline.core.form;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer about a range of cells: a row or a table that was not read.
 *
 * @param key such as 自评表!A7:H9
 * @param range such as A7:H9
 * @param first index of its first row; likewise {@code last}
 */
record RangeAnswer(String key, String sheet, String range, int first, int last, String answer) {

    private static final Pattern KEY =
            Pattern.compile("(.+)!([A-Z]{1,3}([1-9]\\d{0,6}):[A-Z]{1,3}([1-9]\\d{0,6}))", Pattern.DOTALL);

    /** Empty where the key names no range. */
    static Optional<RangeAnswer> parse(String key, String answer) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(parts.group(3)) - 1;
        int last = Integer.parseInt(parts.group(4)) - 1;
        return first > last
                ? Optional.empty()
                : Optional.of(new RangeAnswer(key, parts.group(1), parts.group(2), first, last, answer));
    }

    /** Such as A7:H9, of indices of rows and columns. */
    static String format(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        return FormGrid.columnLetter(firstColumn)
                + (firstRow + 1)
                + ":"
                + FormGrid.columnLetter(lastColumn)
                + (lastRow + 1);
    }
}
