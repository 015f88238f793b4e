package org.plumbline.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which column stands where. */
public record TableHeading(List<TableColumn> columns) {

    private static final Set<TableColumn> NEEDED = EnumSet.of(
            TableColumn.SCHEME, TableColumn.FISCAL_YEAR, TableColumn.SUBJECT, TableColumn.CODE, TableColumn.ACTUAL);

    /** @throws TableRefused naming the column that is unknown, double or not there */
    public static TableHeading of(List<String> cells) {
        List<TableColumn> columns = new ArrayList<>();
        for (String cell : cells) {
            if (cell.isBlank()) {
                columns.add(null);
                continue;
            }
            TableColumn column = TableColumn.named(cell)
                    .orElseThrow(() -> new TableRefused(
                            "表头中的“" + shown(cell) + "”不是已知的列；可用的列：" + all(),
                            "“" + shown(cell) + "” in the heading is no known column; there are " + all()));
            if (columns.contains(column)) {
                throw new TableRefused(
                        "表头中有两列都是“" + column.shown() + "”", "two columns of the heading are “" + column.shown() + "”");
            }
            columns.add(column);
        }
        for (TableColumn needed : NEEDED) {
            if (!columns.contains(needed)) {
                throw new TableRefused(
                        "表头缺少“" + needed.shown() + "”列", "the heading lacks the column “" + needed.shown() + "”");
            }
        }
        return new TableHeading(columns);
    }

    private static String all() {
        return Arrays.stream(TableColumn.values()).map(TableColumn::shown).collect(Collectors.joining("、"));
    }

    public static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }
}
