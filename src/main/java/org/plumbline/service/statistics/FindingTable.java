package org.plumbline.service.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.service.statistics.FigureTable.FigureColumn;
import org.plumbline.service.statistics.FigureTable.FigureRow;
import org.plumbline.vocabulary.Check;

/** Builds the table of findings by year. */
final class FindingTable {

    private final TableRequest request;

    FindingTable(TableRequest request) {
        this.request = request;
    }

    FigureTable build(Optional<RegionRow> region) {
        StatisticsScope scope = request.scope();
        Map<String, Map<Integer, Long>> codes = new TreeMap<>();
        SortedSet<Integer> years = new TreeSet<>();
        region.ifPresent(where -> request.jdbc()
                .sql("select g.code, g.fiscal_year, sum(g.evaluations) as evaluations"
                        + " from statistics_finding g where g.region = ?" + scope.andConditions("g")
                        + " group by g.code, g.fiscal_year having sum(g.evaluations) > 0")
                .params(scope.parameters(where.id()))
                .query(row -> {
                    codes.computeIfAbsent(row.getString("code"), none -> new TreeMap<>())
                            .put(row.getInt("fiscal_year"), row.getLong("evaluations"));
                    years.add(row.getInt("fiscal_year"));
                }));
        StatisticsScope there =
                region.map(where -> scope.inRegion(where.path())).orElse(scope);
        List<FigureRow> rows = new ArrayList<>();
        codes.entrySet().stream()
                .sorted(Comparator.comparingLong(code -> -sumCounts(code.getValue())))
                .forEach(code -> rows.add(toRow(code.getKey(), code.getValue(), years, there)));
        return request.toTable(columns(years), rows);
    }

    private List<FigureColumn> columns(SortedSet<Integer> years) {
        List<FigureColumn> columns = new ArrayList<>(
                List.of(request.textColumn("code", "代码", "Code"), request.textColumn("label", "问题", "Finding")));
        years.forEach(year -> columns.add(new FigureColumn("years." + year, Integer.toString(year), true)));
        columns.add(request.numberColumn("evaluations", "合计", "All"));
        return columns;
    }

    private FigureRow toRow(String code, Map<Integer, Long> counts, SortedSet<Integer> years, StatisticsScope there) {
        FigureRow.Builder row = new FigureRow.Builder().add(code).add(checkLabel(code));
        for (int year : years) {
            long count = counts.getOrDefault(year, 0L);
            row.add(count, count == 0 ? null : StatisticsLinks.evaluationsAddress(there.inYear(year), "finding", code));
        }
        return row.add(sumCounts(counts), StatisticsLinks.evaluationsAddress(there, "finding", code))
                .build();
    }

    /** Null if the code is its own label. */
    private String checkLabel(String code) {
        for (Check check : Check.values()) {
            if (check.name().equals(code)) {
                return request.localize(check.label(), null);
            }
        }
        return null;
    }

    private static long sumCounts(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
