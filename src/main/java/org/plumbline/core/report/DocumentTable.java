package org.plumbline.core.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of a document.
 *
 * @param shares widths of the columns in percent of the page's
 * @param rows texts, BigDecimals, or null for what is not stated
 */
public record DocumentTable(String title, List<String> head, List<Integer> shares, List<List<Object>> rows) {

    public DocumentTable {
        rows = rows.stream().map(Collections::unmodifiableList).toList();
    }

    static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The column as a style of the PDF; numbers are set to the right. */
    public String describeColumn(int column) {
        boolean number = IntStream.range(0, rows.size())
                .allMatch(row ->
                        rows.get(row).get(column) == null || rows.get(row).get(column) instanceof BigDecimal);
        return number ? "number" : "text";
    }

    /** A cell as text; a dash for null. */
    public static String format(Object value) {
        return value == null ? "—" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
