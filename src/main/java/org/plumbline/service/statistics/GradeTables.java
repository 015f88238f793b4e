package org.plumbline.service.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.service.statistics.FigureTable.FigureColumn;
import org.plumbline.service.statistics.FigureTable.FigureRow;

/** Builds the tables of grades, by year and by region. */
final class GradeTables {

    /** First characters of the grades that the rules of budget performance name, best first. */
    private static final String GRADES = "优良中差";

    private final TableRequest request;
    private final StatisticsScope scope;

    GradeTables(TableRequest request) {
        this.request = request;
        this.scope = request.scope();
    }

    FigureTable buildByYear(Optional<RegionRow> region) {
        Map<Integer, EvaluationTally> years = new TreeMap<>();
        region.ifPresent(where -> request.jdbc()
                .sql("select g.fiscal_year, g.grade," + EvaluationTally.SUMS
                        + " from statistics_grade g where g.region = ?" + scope.andConditions("g")
                        + " group by g.fiscal_year, g.grade")
                .params(scope.parameters(where.id()))
                .query(row -> {
                    years.computeIfAbsent(row.getInt("fiscal_year"), none -> new EvaluationTally())
                            .add(row.getString("grade"), row);
                }));
        List<String> grades = readGrades(region);
        List<FigureRow> rows = new ArrayList<>();
        years.forEach((year, tally) -> {
            StatisticsScope then = scope.inYear(year);
            rows.add(toRow(
                    new FigureRow.Builder().add(year, StatisticsLinks.figuresAddress(then)), tally, grades, then));
        });
        return request.toTable(columns(request.textColumn("fiscalYear", "年度", "Year"), grades), rows);
    }

    FigureTable buildByRegion(Optional<RegionRow> region) {
        List<String> grades = readGrades(region);
        List<FigureRow> rows = new ArrayList<>();
        RegionParts parts = new RegionParts(request);
        parts.read(region)
                .forEach((part, tally) -> rows.add(toRow(
                        new FigureRow.Builder().add(part.name(), parts.figuresAddress(part)),
                        tally,
                        grades,
                        part.isRest() ? null : scope.inRegion(part.path()))));
        return request.toTable(columns(request.textColumn("region", "地区", "Region"), grades), rows);
    }

    /** 优, 良, 中 and 差 in this order, then other grades by their mean total; the empty text for no grade comes last. */
    private List<String> readGrades(Optional<RegionRow> region) {
        Map<String, BigDecimal> means = new LinkedHashMap<>();
        region.ifPresent(where -> request.jdbc()
                .sql("select g.grade, sum(g.totalled) as totalled, sum(g.total) as total"
                        + " from statistics_grade g where g.region = ?" + scope.andConditions("g")
                        + " group by g.grade having sum(g.evaluations) > 0")
                .params(scope.parameters(where.id()))
                .query(row -> {
                    BigDecimal mean = EvaluationTally.meanOrNull(row.getBigDecimal("total"), row.getLong("totalled"));
                    means.put(row.getString("grade"), mean == null ? BigDecimal.ONE.negate() : mean);
                }));
        return means.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, BigDecimal>>comparingInt(each -> rank(each.getKey()))
                        .thenComparing(
                                Map.Entry.<String, BigDecimal>comparingByValue().reversed())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int rank(String grade) {
        int place = grade.isEmpty() ? -1 : GRADES.indexOf(grade.charAt(0));
        return place < 0 ? GRADES.length() : place;
    }

    private List<FigureColumn> columns(FigureColumn first, List<String> grades) {
        List<FigureColumn> columns =
                new ArrayList<>(List.of(first, request.numberColumn("evaluations", "评价数", "Evaluations")));
        for (String grade : grades) {
            columns.add(new FigureColumn(
                    "grades." + grade, grade.isEmpty() ? request.localize("无总分", "No total") : grade, true));
        }
        columns.add(request.numberColumn("meanTotal", "平均规则得分", "Mean recomputed total"));
        return columns;
    }

    /** @param listed the scope of the lists behind the numbers; null for none */
    private static FigureRow toRow(
            FigureRow.Builder row, EvaluationTally tally, List<String> grades, StatisticsScope listed) {
        row.add(tally.evaluations(), listed == null ? null : StatisticsLinks.evaluationsAddress(listed));
        for (String grade : grades) {
            long count = tally.countOf(grade);
            row.add(
                    count,
                    listed == null || count == 0
                            ? null
                            : StatisticsLinks.evaluationsAddress(
                                    listed, "grade", grade.isEmpty() ? FigureEvaluationFilter.NO_GRADE : grade));
        }
        return row.add(tally.meanTotal()).build();
    }
}
