package org.plumbline.service.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.service.audit.AuditChain;
import org.plumbline.service.statistics.FigureTable.FigureColumn;
import org.plumbline.service.statistics.FigureTable.FigureRow;
import org.plumbline.service.statistics.FigureTable.TableName;
import org.plumbline.vocabulary.Check;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sums as tables. */
@Component
final class FigureReader {

    /** Maximum rows of a table; further ones are summed up as the rest of a region, or left out. */
    private static final int ROWS = 200;

    private final JdbcClient jdbc;
    private final AuditChain auditChain;
    private final ReviewFigureReader reviews;

    FigureReader(JdbcClient jdbc, AuditChain chain) {
        this.jdbc = jdbc;
        this.auditChain = chain;
        this.reviews = new ReviewFigureReader(jdbc);
    }

    /**
     * How current the sums are.
     *
     * @param entry the last entry of the audit log included
     * @param at when it was recorded; null if there is none
     * @param behind number of entries not included yet
     * @param skipped evaluations that are missing or cannot be read
     */
    record AsOf(long entry, Instant at, long behind, long skipped) {}

    AsOf readAsOf() {
        long length = auditChain.countEntries();
        return jdbc.sql("select seq, at, skipped from statistics_state where id = 1")
                .query((row, number) -> {
                    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
                    return new AsOf(
                            row.getLong("seq"),
                            at == null ? null : at.toInstant(),
                            Math.max(0, length - row.getLong("seq")),
                            row.getLong("skipped"));
                })
                .single();
    }

    /** A region. @param level 0 for the whole, 1 to 3 for 省, 市 and 县 */
    record RegionRow(int id, int level, Integer parent, String name, String path) {}

    /** Empty if no evaluation names it. */
    Optional<RegionRow> findRegion(String path) {
        return jdbc.sql("select id, level, parent, name, path from statistics_region where path = ? order by id"
                        + " fetch first 1 row only")
                .param(path)
                .query(FigureReader::findRegion)
                .optional();
    }

    private static RegionRow findRegion(ResultSet row, int number) throws SQLException {
        return new RegionRow(
                row.getInt("id"),
                row.getInt("level"),
                row.getObject("parent", Integer.class),
                row.getString("name"),
                row.getString("path"));
    }

    /** The schemes and years that have evaluations. */
    record ScopeChoices(List<String> schemes, List<Integer> years) {}

    ScopeChoices readChoices() {
        return new ScopeChoices(
                jdbc.sql("select distinct scheme from statistics_grade where region = 0 order by scheme")
                        .query(String.class)
                        .list(),
                jdbc.sql("select distinct fiscal_year from statistics_grade where region = 0 order by fiscal_year")
                        .query(Integer.class)
                        .list());
    }

    /** The number of evaluations in the figures. */
    long countEvaluations(StatisticsScope asked) {
        return findRegion(asked.region())
                .map(region -> jdbc.sql(
                                "select coalesce(sum(g.evaluations), 0) from statistics_grade g where g.region = ?"
                                        + asked.andConditions("g"))
                        .params(asked.parameters(region.id()))
                        .query(Long.class)
                        .single())
                .orElse(0L);
    }

    /** The number of corrections: for each one an earlier evaluation is stored that no longer counts. */
    long corrections(StatisticsScope asked) {
        List<Object> parameters = asked.parameters();
        String where = asked.andConditions("e");
        if (!asked.region().isEmpty()) {
            where += " and (e.region = ? or e.region like ? escape '!')";
            parameters.add(asked.region());
            parameters.add(asked.region().replaceAll("([!%_])", "!$1") + "/%");
        }
        return jdbc.sql("select count(*) from evaluation_correction c join evaluation e on e.id = c.evaluation_id"
                        + " where 1 = 1" + where)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** The region of the sums of indicators, rules and findings: the region, or the city that a county is in. */
    RegionRow detailRegion(RegionRow region) {
        return region.level() <= SumBatch.DETAIL
                ? region
                : jdbc.sql("select id, level, parent, name, path from statistics_region where id = ?")
                        .param(region.parent())
                        .query(FigureReader::findRegion)
                        .single();
    }

    FigureTable buildTable(TableName name, StatisticsScope asked, Locale locale) {
        TableBuilder builder = new TableBuilder(asked, locale, name);
        Optional<RegionRow> region = findRegion(asked.region());
        return switch (name) {
            case GRADES_BY_YEAR -> builder.buildGradesByYear(region);
            case GRADES_BY_REGION -> builder.buildGradesByRegion(region);
            case DIFFERENCES -> builder.buildDifferences(region);
            case DIFFERENCES_BY_REGION -> builder.buildDifferencesByRegion(region);
            case INDICATORS -> builder.buildIndicators(region.map(this::detailRegion));
            case RULES -> builder.buildRules(region.map(this::detailRegion));
            case FINDINGS_BY_YEAR -> builder.buildFindings(region.map(this::detailRegion));
            case REVIEWS -> reviews.buildTable(asked, locale, ROWS);
        };
    }

    private static final class EvaluationTally {

        private final Map<String, Long> grades = new TreeMap<>();
        private long evaluations;
        private long totalled;
        private long compared;
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal declared = BigDecimal.ZERO;
        private BigDecimal difference = BigDecimal.ZERO;

        void add(String grade, ResultSet row) throws SQLException {
            long more = row.getLong("evaluations");
            if (grade != null && more != 0) {
                grades.merge(grade, more, Long::sum);
            }
            evaluations += more;
            totalled += row.getLong("totalled");
            compared += row.getLong("compared");
            total = total.add(row.getBigDecimal("total"));
            declared = declared.add(row.getBigDecimal("declared"));
            difference = difference.add(row.getBigDecimal("difference"));
        }

        void subtract(EvaluationTally part) {
            part.grades.forEach((grade, count) -> grades.merge(grade, -count, Long::sum));
            evaluations -= part.evaluations;
            totalled -= part.totalled;
            compared -= part.compared;
            total = total.subtract(part.total);
            declared = declared.subtract(part.declared);
            difference = difference.subtract(part.difference);
        }
    }

    private static final String SUMS =
            """
             sum(g.evaluations) as evaluations, sum(g.totalled) as totalled, sum(g.compared) as compared,
             sum(g.total) as total, sum(g.declared) as declared, sum(g.difference) as difference
            """;

    /** Null if there are none. */
    private static BigDecimal meanOrNull(BigDecimal sum, long of) {
        return of == 0 ? null : sum.divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP);
    }

    /** Builds one table. */
    private final class TableBuilder {

        private final StatisticsScope asked;
        private final Locale locale;
        private final TableName name;

        TableBuilder(StatisticsScope asked, Locale locale, TableName name) {
            this.asked = asked;
            this.locale = locale;
            this.name = name;
        }

        private String localize(String zh, String en) {
            return new Bilingual(zh, en).in(locale);
        }

        private FigureColumn textColumn(String key, String zh, String en) {
            return new FigureColumn(key, localize(zh, en), false);
        }

        private FigureColumn numberColumn(String key, String zh, String en) {
            return new FigureColumn(key, localize(zh, en), true);
        }

        private FigureTable toTable(List<FigureColumn> columns, List<FigureRow> rows) {
            return new FigureTable(name, name.title(locale), columns, rows);
        }

        FigureTable buildGradesByYear(Optional<RegionRow> region) {
            Map<Integer, EvaluationTally> years = new TreeMap<>();
            region.ifPresent(where -> jdbc.sql("select g.fiscal_year, g.grade," + SUMS
                            + " from statistics_grade g where g.region = ?" + asked.andConditions("g")
                            + " group by g.fiscal_year, g.grade")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        years.computeIfAbsent(row.getInt("fiscal_year"), none -> new EvaluationTally())
                                .add(row.getString("grade"), row);
                    }));
            List<String> grades = grades(region);
            List<FigureRow> rows = new ArrayList<>();
            years.forEach((year, tally) -> {
                StatisticsScope then = asked.inYear(year);
                rows.add(grades(year, StatisticsLinks.figuresAddress(then), tally, grades, then));
            });
            return toTable(grades(textColumn("fiscalYear", "年度", "Year"), grades), rows);
        }

        FigureTable buildGradesByRegion(Optional<RegionRow> region) {
            List<String> grades = grades(region);
            List<FigureRow> rows = new ArrayList<>();
            tallyParts(region)
                    .forEach((part, tally) -> rows.add(grades(
                            part.name(),
                            figuresLink(part),
                            tally,
                            grades,
                            part.level() < 0 ? null : asked.inRegion(part.path()))));
            return toTable(grades(textColumn("region", "地区", "Region"), grades), rows);
        }

        /** Null if there is no narrower level. */
        private String figuresLink(RegionRow part) {
            return part.level() < 0 || part.path().equals(asked.region())
                    ? null
                    : StatisticsLinks.figuresAddress(asked.inRegion(part.path()));
        }

        /** Best grade first; the empty text for no grade comes last. */
        private List<String> grades(Optional<RegionRow> region) {
            Map<String, BigDecimal> means = new LinkedHashMap<>();
            region.ifPresent(where -> jdbc.sql("select g.grade, sum(g.totalled) as totalled, sum(g.total) as total"
                            + " from statistics_grade g where g.region = ?" + asked.andConditions("g")
                            + " group by g.grade having sum(g.evaluations) > 0")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        BigDecimal mean = meanOrNull(row.getBigDecimal("total"), row.getLong("totalled"));
                        means.put(row.getString("grade"), mean == null ? BigDecimal.ONE.negate() : mean);
                    }));
            return means.entrySet().stream()
                    .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private List<FigureColumn> grades(FigureColumn first, List<String> grades) {
            List<FigureColumn> columns =
                    new ArrayList<>(List.of(first, numberColumn("evaluations", "评价数", "Evaluations")));
            for (String grade : grades) {
                columns.add(new FigureColumn(
                        "grades." + grade, grade.isEmpty() ? localize("无总分", "No total") : grade, true));
            }
            columns.add(numberColumn("meanTotal", "平均规则得分", "Mean recomputed total"));
            return columns;
        }

        /** @param there address of the list; null for none */
        private FigureRow grades(
                Object head, String link, EvaluationTally tally, List<String> grades, StatisticsScope there) {
            List<Object> cells = new ArrayList<>();
            cells.add(head);
            cells.add(link);
            cells.add(tally.evaluations);
            cells.add(there == null ? null : StatisticsLinks.evaluationsAddress(there));
            for (String grade : grades) {
                long count = tally.grades.getOrDefault(grade, 0L);
                cells.add(count);
                cells.add(
                        there == null || count == 0
                                ? null
                                : StatisticsLinks.evaluationsAddress(
                                        there, "grade", grade.isEmpty() ? FigureEvaluationFilter.NO_GRADE : grade));
            }
            cells.add(meanOrNull(tally.total, tally.totalled));
            cells.add(null);
            return FigureRow.ofCellsAndLinks(cells.toArray());
        }

        /** The parts of a region, most evaluations first, and at the end the evaluations in none of its parts. */
        private Map<RegionRow, EvaluationTally> tallyParts(Optional<RegionRow> region) {
            Map<RegionRow, EvaluationTally> parts = new LinkedHashMap<>();
            if (region.isEmpty()) {
                return parts;
            }
            RegionRow whole = region.get();
            Map<RegionRow, EvaluationTally> found = new LinkedHashMap<>();
            jdbc.sql("select r.id, r.level, r.parent, r.name, r.path, g.grade," + SUMS
                            + " from statistics_region r join statistics_grade g on g.region = r.id"
                            + " where r.parent = ?" + asked.andConditions("g")
                            + " group by r.id, r.level, r.parent, r.name, r.path, g.grade")
                    .params(asked.parameters(whole.id()))
                    .query(row -> {
                        found.computeIfAbsent(FigureReader.findRegion(row, 0), none -> new EvaluationTally())
                                .add(row.getString("grade"), row);
                    });
            EvaluationTally rest = new EvaluationTally();
            jdbc.sql("select g.grade," + SUMS + " from statistics_grade g where g.region = ?" + asked.andConditions("g")
                            + " group by g.grade")
                    .params(asked.parameters(whole.id()))
                    .query(row -> {
                        rest.add(row.getString("grade"), row);
                    });
            found.entrySet().stream()
                    .filter(each -> each.getValue().evaluations > 0)
                    .sorted(Comparator.<Map.Entry<RegionRow, EvaluationTally>>comparingLong(
                                    each -> -each.getValue().evaluations)
                            .thenComparing(each -> each.getKey().name()))
                    .limit(ROWS)
                    .forEach(each -> {
                        parts.put(each.getKey(), each.getValue());
                        rest.subtract(each.getValue());
                    });
            if (rest.evaluations > 0) {
                parts.put(
                        parts.isEmpty()
                                ? whole.level() == 0
                                        ? new RegionRow(-1, -1, null, localize("未填地区", "No region"), "")
                                        : whole
                                : new RegionRow(-1, -1, null, localize("其他", "Others"), ""),
                        rest);
            }
            return parts;
        }

        FigureTable buildDifferences(Optional<RegionRow> region) {
            long[] counts = new long[DifferenceBand.values().length];
            region.ifPresent(where -> jdbc.sql("select g.band, sum(g.evaluations) from statistics_difference g"
                            + " where g.region = ?" + asked.andConditions("g") + " group by g.band")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        counts[row.getInt(1)] = row.getLong(2);
                    }));
            List<FigureRow> rows = new ArrayList<>();
            for (DifferenceBand band : DifferenceBand.values()) {
                if (band != DifferenceBand.UNKNOWN) {
                    rows.add(bandRow(band, counts[band.ordinal()]));
                }
            }
            rows.add(bandRow(DifferenceBand.UNKNOWN, counts[DifferenceBand.UNKNOWN.ordinal()]));
            return toTable(
                    List.of(
                            textColumn("difference", "自评 − 规则得分", "Declared − recomputed"),
                            numberColumn("evaluations", "评价数", "Evaluations")),
                    rows);
        }

        private FigureRow bandRow(DifferenceBand band, long count) {
            return FigureRow.ofCellsAndLinks(
                    band == DifferenceBand.UNKNOWN ? localize("无法比较", "Not comparable") : band.label(),
                    null,
                    count,
                    count == 0 ? null : StatisticsLinks.evaluationsAddress(asked, "difference", band.key()));
        }

        FigureTable buildDifferencesByRegion(Optional<RegionRow> region) {
            List<FigureRow> rows = new ArrayList<>();
            tallyParts(region)
                    .forEach((part, tally) -> rows.add(FigureRow.ofCellsAndLinks(
                            part.name(),
                            figuresLink(part),
                            tally.compared,
                            null, // a list would include those that cannot be compared too
                            meanOrNull(tally.declared, tally.compared),
                            null,
                            meanOrNull(tally.declared.subtract(tally.difference), tally.compared),
                            null,
                            meanOrNull(tally.difference, tally.compared),
                            null)));
            return toTable(
                    List.of(
                            textColumn("region", "地区", "Region"),
                            numberColumn("compared", "可比评价", "Comparable"),
                            numberColumn("meanDeclared", "平均自评", "Mean declared"),
                            numberColumn("meanTotal", "平均规则得分", "Mean recomputed"),
                            numberColumn("meanDifference", "平均差额", "Mean difference")),
                    rows);
        }

        FigureTable buildIndicators(Optional<RegionRow> region) {
            List<FigureRow> rows = new ArrayList<>();
            region.ifPresent(where -> jdbc.sql(
                            """
                            select i.scheme, i.code, i.level2, max(i.name) as name, max(i.level1) as level1,
                                   sum(l.evaluations) as evaluations, sum(l.losing) as losing,
                                   sum(l.weight) as weight, sum(l.weight) - sum(l.score) as lost
                              from statistics_indicator_loss l join statistics_indicator i on i.id = l.indicator
                             where l.region = ?
                            """
                                    + asked.andConditions("i")
                                    + " group by i.scheme, i.code, i.level2 having sum(l.evaluations) > 0"
                                    + " order by lost desc, i.scheme, i.code fetch first " + ROWS + " rows only")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        rows.add(indicatorRow(row, asked.inRegion(where.path())));
                    }));
            return toTable(
                    List.of(
                            textColumn("indicator", "指标", "Indicator"),
                            textColumn("code", "编号", "Code"),
                            textColumn("level1", "一级指标", "Level 1"),
                            textColumn("level2", "二级指标", "Level 2"),
                            textColumn("scheme", "方案编号", "Scheme"),
                            numberColumn("evaluations", "评分次数", "Scored"),
                            numberColumn("losing", "失分评价", "Losing points"),
                            numberColumn("pointsLost", "失分合计", "Points lost"),
                            numberColumn("meanLost", "平均失分", "Mean lost"),
                            numberColumn("percentLost", "失分率 %", "Lost of weight, %")),
                    rows);
        }

        private FigureRow indicatorRow(ResultSet row, StatisticsScope there) throws SQLException {
            String code = row.getString("code");
            String level2 = row.getString("level2");
            BigDecimal lost = row.getBigDecimal("lost").setScale(2, RoundingMode.HALF_UP);
            BigDecimal weight = row.getBigDecimal("weight");
            long losing = row.getLong("losing");
            StatisticsScope of = there.of(row.getString("scheme"));
            return FigureRow.ofCellsAndLinks(
                    code != null
                            ? row.getString("name")
                            : localize("自报指标", "Own indicators") + (level2 == null ? "" : " · " + level2),
                    null,
                    code,
                    null,
                    row.getString("level1"),
                    null,
                    level2,
                    null,
                    of.scheme(),
                    null,
                    row.getLong("evaluations"),
                    null,
                    losing,
                    losing == 0
                            ? null
                            : code != null
                                    ? StatisticsLinks.evaluationsAddress(of, "indicator", code)
                                    : StatisticsLinks.evaluationsAddress(
                                            of, "own", level2 == null ? FigureEvaluationFilter.NO_LEVEL : level2),
                    lost,
                    null,
                    meanOrNull(lost, row.getLong("evaluations")),
                    null,
                    weight.signum() == 0
                            ? null
                            : lost.multiply(BigDecimal.valueOf(100)).divide(weight, 1, RoundingMode.HALF_UP),
                    null);
        }

        FigureTable buildRules(Optional<RegionRow> region) {
            List<FigureRow> rows = new ArrayList<>();
            region.ifPresent(where -> jdbc.sql(
                            """
                            select i.scheme, i.rule, i.file, i.sheet, i.sheet_row, sum(l.evaluations) as evaluations,
                                   sum(l.times) as times, sum(l.points) as points
                              from statistics_rule_loss l join statistics_rule i on i.id = l.rule where l.region = ?
                            """
                                    + asked.andConditions("i")
                                    + " group by i.scheme, i.rule, i.file, i.sheet, i.sheet_row"
                                    + " having sum(l.evaluations) > 0 order by points desc, i.scheme, i.rule"
                                    + " fetch first " + ROWS + " rows only")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        rows.add(ruleRow(row, asked.inRegion(where.path())));
                    }));
            return toTable(
                    List.of(
                            textColumn("rule", "规则", "Rule"),
                            textColumn("file", "文件", "File"),
                            textColumn("sheet", "工作表", "Sheet"),
                            numberColumn("row", "行", "Row"),
                            textColumn("scheme", "方案编号", "Scheme"),
                            numberColumn("evaluations", "涉及评价", "Evaluations"),
                            numberColumn("times", "扣分次数", "Times"),
                            numberColumn("pointsLost", "扣分合计", "Points lost"),
                            numberColumn("meanLost", "平均每次", "Mean each time")),
                    rows);
        }

        private FigureRow ruleRow(ResultSet row, StatisticsScope there) throws SQLException {
            BigDecimal points = row.getBigDecimal("points").setScale(2, RoundingMode.HALF_UP);
            Integer line = row.getObject("sheet_row", Integer.class);
            StatisticsScope of = there.of(row.getString("scheme"));
            return FigureRow.ofCellsAndLinks(
                    row.getString("rule"),
                    null,
                    row.getString("file"),
                    null,
                    row.getString("sheet"),
                    null,
                    line == null ? null : line.longValue(),
                    null,
                    of.scheme(),
                    null,
                    row.getLong("evaluations"),
                    StatisticsLinks.evaluationsAddress(of, "rule", row.getString("rule"), "row", line),
                    row.getLong("times"),
                    null,
                    points,
                    null,
                    meanOrNull(points, row.getLong("times")),
                    null);
        }

        FigureTable buildFindings(Optional<RegionRow> region) {
            Map<String, Map<Integer, Long>> codes = new TreeMap<>();
            TreeSet<Integer> years = new TreeSet<>();
            region.ifPresent(where -> jdbc.sql("select g.code, g.fiscal_year, sum(g.evaluations) as evaluations"
                            + " from statistics_finding g where g.region = ?" + asked.andConditions("g")
                            + " group by g.code, g.fiscal_year having sum(g.evaluations) > 0")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        codes.computeIfAbsent(row.getString("code"), none -> new TreeMap<>())
                                .put(row.getInt("fiscal_year"), row.getLong("evaluations"));
                        years.add(row.getInt("fiscal_year"));
                    }));
            List<FigureColumn> columns =
                    new ArrayList<>(List.of(textColumn("code", "代码", "Code"), textColumn("label", "问题", "Finding")));
            years.forEach(year -> columns.add(new FigureColumn("years." + year, Integer.toString(year), true)));
            columns.add(numberColumn("evaluations", "合计", "All"));
            StatisticsScope there =
                    region.map(where -> asked.inRegion(where.path())).orElse(asked);
            List<FigureRow> rows = new ArrayList<>();
            codes.entrySet().stream()
                    .sorted(Comparator.comparingLong(each -> -sumCounts(each.getValue())))
                    .forEach(each -> rows.add(findingRow(each.getKey(), each.getValue(), years, there)));
            return toTable(columns, rows);
        }

        private FigureRow findingRow(
                String code, Map<Integer, Long> counts, TreeSet<Integer> years, StatisticsScope there) {
            List<Object> cells = new ArrayList<>();
            cells.add(code);
            cells.add(null);
            cells.add(checkLabel(code));
            cells.add(null);
            for (int year : years) {
                long count = counts.getOrDefault(year, 0L);
                cells.add(count);
                cells.add(count == 0 ? null : StatisticsLinks.evaluationsAddress(there.inYear(year), "finding", code));
            }
            cells.add(sumCounts(counts));
            cells.add(StatisticsLinks.evaluationsAddress(there, "finding", code));
            return FigureRow.ofCellsAndLinks(cells.toArray());
        }

        /** Null if the code is its own label. */
        private String checkLabel(String code) {
            for (Check check : Check.values()) {
                if (check.name().equals(code)) {
                    return localize(check.label(), null);
                }
            }
            return null;
        }
    }

    private static long sumCounts(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
