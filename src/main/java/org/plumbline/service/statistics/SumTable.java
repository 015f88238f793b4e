package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of sums: its keys, its counters and the points it adds up. */
enum SumTable {
    GRADE(
            "statistics_grade",
            List.of("region", "scheme", "fiscal_year", "grade"),
            List.of("evaluations", "totalled", "compared"),
            List.of("total", "declared", "difference"),
            false),
    DIFFERENCE(
            "statistics_difference",
            List.of("region", "scheme", "fiscal_year", "band"),
            List.of("evaluations"),
            List.of(),
            false),
    FINDING(
            "statistics_finding",
            List.of("region", "scheme", "fiscal_year", "code"),
            List.of("evaluations", "findings"),
            List.of(),
            false),
    INDICATOR(
            "statistics_indicator_loss",
            List.of("region", "indicator"),
            List.of("evaluations", "losing"),
            List.of("weight", "score"),
            true),
    RULE("statistics_rule_loss", List.of("region", "rule"), List.of("evaluations", "times"), List.of("points"), true);

    final String table;
    final List<String> keys;
    final List<String> counts;
    final List<String> amounts;
    /** Whether it stores the newest evaluation added. */
    final boolean newest;

    SumTable(String table, List<String> keys, List<String> counts, List<String> amounts, boolean newest) {
        this.table = table;
        this.keys = keys;
        this.counts = counts;
        this.amounts = amounts;
        this.newest = newest;
    }

    /** Columns: sums, the newest evaluation if stored, keys. */
    String updateSql() {
        Stream<String> sums =
                Stream.concat(counts.stream(), amounts.stream()).map(each -> each + " = " + each + " + ?");
        Stream<String> latest = newest ? Stream.of("newest = greatest(newest, ?)") : Stream.of();
        return "update " + table + " set " + Stream.concat(sums, latest).collect(Collectors.joining(", ")) + " where "
                + keys.stream().map(each -> each + " = ?").collect(Collectors.joining(" and "));
    }

    /** The values in the same order. */
    String insertSql() {
        List<String> columns = new ArrayList<>(counts);
        columns.addAll(amounts);
        if (newest) {
            columns.add("newest");
        }
        columns.addAll(keys);
        return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + columns.stream().map(each -> "?").collect(Collectors.joining(", ")) + ")";
    }
}
