package org.plumbline.statistics;

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
import org.plumbline.evidence.Chain;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.statistics.Table.Column;
import org.plumbline.statistics.Table.Name;
import org.plumbline.statistics.Table.Row;
import org.plumbline.vocabulary.Check;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sums. */
@Component
final class Figures {

    /** Rows of a table; what is beyond is told as the rest of a region, or is left to a narrower question. */
    private static final int ROWS = 200;

    private final JdbcClient jdbc;
    private final Chain chain;

    Figures(JdbcClient jdbc, Chain chain) {
        this.jdbc = jdbc;
        this.chain = chain;
    }

    /**
     * How far the sums have come.
     *
     * @param entry the last entry of the audit log that is in them
     * @param at when it was recorded; null where none is
     * @param behind how many entries are not in them yet
     * @param skipped evaluations that are gone or cannot be read
     */
    record AsOf(long entry, Instant at, long behind, long skipped) {}

    AsOf asOf() {
        long length = chain.length();
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

    /** A region there is. @param level 0 for the whole, 1 to 3 for 省, 市 and 县 */
    record Region(int id, int level, Integer parent, String name, String path) {}

    /** Empty where no evaluation names it. */
    Optional<Region> region(String path) {
        return jdbc.sql("select id, level, parent, name, path from statistics_region where path = ? order by id"
                        + " fetch first 1 row only")
                .param(path)
                .query(Figures::region)
                .optional();
    }

    private static Region region(ResultSet row, int number) throws SQLException {
        return new Region(
                row.getInt("id"),
                row.getInt("level"),
                row.getObject("parent", Integer.class),
                row.getString("name"),
                row.getString("path"));
    }

    /** What can be asked for. */
    record Choices(List<String> schemes, List<Integer> years) {}

    Choices choices() {
        return new Choices(
                jdbc.sql("select distinct scheme from statistics_grade where region = 0 order by scheme")
                        .query(String.class)
                        .list(),
                jdbc.sql("select distinct fiscal_year from statistics_grade where region = 0 order by fiscal_year")
                        .query(Integer.class)
                        .list());
    }

    /** How many evaluations the figures are of. */
    long evaluations(Asked asked) {
        return region(asked.region())
                .map(region -> jdbc.sql(
                                "select coalesce(sum(g.evaluations), 0) from statistics_grade g where g.region = ?"
                                        + asked.also("g"))
                        .params(asked.parameters(region.id()))
                        .query(Long.class)
                        .single())
                .orElse(0L);
    }

    /** Where indicators, rules and findings are told of: the region, or the city that a county is in. */
    Region detail(Region region) {
        return region.level() <= Batch.DETAIL
                ? region
                : jdbc.sql("select id, level, parent, name, path from statistics_region where id = ?")
                        .param(region.parent())
                        .query(Figures::region)
                        .single();
    }

    Table table(Name name, Asked asked, Locale locale) {
        Telling telling = new Telling(asked, locale, name);
        Optional<Region> region = region(asked.region());
        return switch (name) {
            case GRADES_BY_YEAR -> telling.gradesByYear(region);
            case GRADES_BY_REGION -> telling.gradesByRegion(region);
            case DIFFERENCES -> telling.differences(region);
            case DIFFERENCES_BY_REGION -> telling.differencesByRegion(region);
            case INDICATORS -> telling.indicators(region.map(this::detail));
            case RULES -> telling.rules(region.map(this::detail));
            case FINDINGS_BY_YEAR -> telling.findings(region.map(this::detail));
        };
    }

    private static final class Tally {

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

        void without(Tally part) {
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

    /** Null where there are none. */
    private static BigDecimal mean(BigDecimal sum, long of) {
        return of == 0 ? null : sum.divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP);
    }

    /** Tells one table. */
    private final class Telling {

        private final Asked asked;
        private final Locale locale;
        private final Name name;

        Telling(Asked asked, Locale locale, Name name) {
            this.asked = asked;
            this.locale = locale;
            this.name = name;
        }

        private String say(String zh, String en) {
            return new Bilingual(zh, en).in(locale);
        }

        private Column text(String key, String zh, String en) {
            return new Column(key, say(zh, en), false);
        }

        private Column number(String key, String zh, String en) {
            return new Column(key, say(zh, en), true);
        }

        private Table of(List<Column> columns, List<Row> rows) {
            return new Table(name, name.title(locale), columns, rows);
        }

        Table gradesByYear(Optional<Region> region) {
            Map<Integer, Tally> years = new TreeMap<>();
            region.ifPresent(where -> jdbc.sql("select g.fiscal_year, g.grade," + SUMS
                            + " from statistics_grade g where g.region = ?" + asked.also("g")
                            + " group by g.fiscal_year, g.grade")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        years.computeIfAbsent(row.getInt("fiscal_year"), none -> new Tally())
                                .add(row.getString("grade"), row);
                    }));
            List<String> grades = grades(region);
            List<Row> rows = new ArrayList<>();
            years.forEach((year, tally) -> {
                Asked then = asked.year(year);
                rows.add(grades(year, Links.figures(then), tally, grades, then));
            });
            return of(grades(text("fiscalYear", "年度", "Year"), grades), rows);
        }

        Table gradesByRegion(Optional<Region> region) {
            List<String> grades = grades(region);
            List<Row> rows = new ArrayList<>();
            parts(region)
                    .forEach((part, tally) -> rows.add(grades(
                            part.name(),
                            figures(part),
                            tally,
                            grades,
                            part.level() < 0 ? null : asked.in(part.path()))));
            return of(grades(text("region", "地区", "Region"), grades), rows);
        }

        /** Null where there is nothing narrower to see. */
        private String figures(Region part) {
            return part.level() < 0 || part.path().equals(asked.region()) ? null : Links.figures(asked.in(part.path()));
        }

        /** The best first; empty for none comes last. */
        private List<String> grades(Optional<Region> region) {
            Map<String, BigDecimal> means = new LinkedHashMap<>();
            region.ifPresent(where -> jdbc.sql("select g.grade, sum(g.totalled) as totalled, sum(g.total) as total"
                            + " from statistics_grade g where g.region = ?" + asked.also("g")
                            + " group by g.grade having sum(g.evaluations) > 0")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        BigDecimal mean = mean(row.getBigDecimal("total"), row.getLong("totalled"));
                        means.put(row.getString("grade"), mean == null ? BigDecimal.ONE.negate() : mean);
                    }));
            return means.entrySet().stream()
                    .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private List<Column> grades(Column first, List<String> grades) {
            List<Column> columns = new ArrayList<>(List.of(first, number("evaluations", "评价数", "Evaluations")));
            for (String grade : grades) {
                columns.add(new Column("grades." + grade, grade.isEmpty() ? say("无总分", "No total") : grade, true));
            }
            columns.add(number("meanTotal", "平均规则得分", "Mean recomputed total"));
            return columns;
        }

        /** @param there where the list is; null for nowhere */
        private Row grades(Object head, String link, Tally tally, List<String> grades, Asked there) {
            List<Object> cells = new ArrayList<>();
            cells.add(head);
            cells.add(link);
            cells.add(tally.evaluations);
            cells.add(there == null ? null : Links.cases(there));
            for (String grade : grades) {
                long count = tally.grades.getOrDefault(grade, 0L);
                cells.add(count);
                cells.add(
                        there == null || count == 0
                                ? null
                                : Links.cases(there, "grade", grade.isEmpty() ? CaseFilter.NO_GRADE : grade));
            }
            cells.add(mean(tally.total, tally.totalled));
            cells.add(null);
            return Row.of(cells.toArray());
        }

        /** What a region consists of, most evaluations first, and at the end what is in none of its parts. */
        private Map<Region, Tally> parts(Optional<Region> region) {
            Map<Region, Tally> parts = new LinkedHashMap<>();
            if (region.isEmpty()) {
                return parts;
            }
            Region whole = region.get();
            Map<Region, Tally> found = new LinkedHashMap<>();
            jdbc.sql("select r.id, r.level, r.parent, r.name, r.path, g.grade," + SUMS
                            + " from statistics_region r join statistics_grade g on g.region = r.id"
                            + " where r.parent = ?" + asked.also("g")
                            + " group by r.id, r.level, r.parent, r.name, r.path, g.grade")
                    .params(asked.parameters(whole.id()))
                    .query(row -> {
                        found.computeIfAbsent(Figures.region(row, 0), none -> new Tally())
                                .add(row.getString("grade"), row);
                    });
            Tally rest = new Tally();
            jdbc.sql("select g.grade," + SUMS + " from statistics_grade g where g.region = ?" + asked.also("g")
                            + " group by g.grade")
                    .params(asked.parameters(whole.id()))
                    .query(row -> {
                        rest.add(row.getString("grade"), row);
                    });
            found.entrySet().stream()
                    .filter(each -> each.getValue().evaluations > 0)
                    .sorted(Comparator.<Map.Entry<Region, Tally>>comparingLong(each -> -each.getValue().evaluations)
                            .thenComparing(each -> each.getKey().name()))
                    .limit(ROWS)
                    .forEach(each -> {
                        parts.put(each.getKey(), each.getValue());
                        rest.without(each.getValue());
                    });
            if (rest.evaluations > 0) {
                parts.put(
                        parts.isEmpty()
                                ? whole.level() == 0 ? new Region(-1, -1, null, say("未填地区", "No region"), "") : whole
                                : new Region(-1, -1, null, say("其他", "Others"), ""),
                        rest);
            }
            return parts;
        }

        Table differences(Optional<Region> region) {
            long[] counts = new long[Band.values().length];
            region.ifPresent(where -> jdbc.sql("select g.band, sum(g.evaluations) from statistics_difference g"
                            + " where g.region = ?" + asked.also("g") + " group by g.band")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        counts[row.getInt(1)] = row.getLong(2);
                    }));
            List<Row> rows = new ArrayList<>();
            for (Band band : Band.values()) {
                if (band != Band.UNKNOWN) {
                    rows.add(band(band, counts[band.ordinal()]));
                }
            }
            rows.add(band(Band.UNKNOWN, counts[Band.UNKNOWN.ordinal()]));
            return of(
                    List.of(
                            text("difference", "自评 − 规则得分", "Declared − recomputed"),
                            number("evaluations", "评价数", "Evaluations")),
                    rows);
        }

        private Row band(Band band, long count) {
            return Row.of(
                    band == Band.UNKNOWN ? say("无法比较", "Not comparable") : band.label(),
                    null,
                    count,
                    count == 0 ? null : Links.cases(asked, "difference", band.key()));
        }

        Table differencesByRegion(Optional<Region> region) {
            List<Row> rows = new ArrayList<>();
            parts(region)
                    .forEach((part, tally) -> rows.add(Row.of(
                            part.name(),
                            figures(part),
                            tally.compared,
                            null, // a list would have those that cannot be compared too
                            mean(tally.declared, tally.compared),
                            null,
                            mean(tally.declared.subtract(tally.difference), tally.compared),
                            null,
                            mean(tally.difference, tally.compared),
                            null)));
            return of(
                    List.of(
                            text("region", "地区", "Region"),
                            number("compared", "可比评价", "Comparable"),
                            number("meanDeclared", "平均自评", "Mean declared"),
                            number("meanTotal", "平均规则得分", "Mean recomputed"),
                            number("meanDifference", "平均差额", "Mean difference")),
                    rows);
        }

        Table indicators(Optional<Region> region) {
            List<Row> rows = new ArrayList<>();
            region.ifPresent(where -> jdbc.sql(
                            """
                            select i.scheme, i.code, i.level2, max(i.name) as name, max(i.level1) as level1,
                                   sum(l.evaluations) as evaluations, sum(l.losing) as losing,
                                   sum(l.weight) as weight, sum(l.weight) - sum(l.score) as lost
                              from statistics_indicator_loss l join statistics_indicator i on i.id = l.indicator
                             where l.region = ?
                            """
                                    + asked.also("i")
                                    + " group by i.scheme, i.code, i.level2 having sum(l.evaluations) > 0"
                                    + " order by lost desc, i.scheme, i.code fetch first " + ROWS + " rows only")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        rows.add(indicator(row, asked.in(where.path())));
                    }));
            return of(
                    List.of(
                            text("indicator", "指标", "Indicator"),
                            text("code", "编号", "Code"),
                            text("level1", "一级指标", "Level 1"),
                            text("level2", "二级指标", "Level 2"),
                            text("scheme", "方案编号", "Scheme"),
                            number("evaluations", "评分次数", "Scored"),
                            number("losing", "失分评价", "Losing points"),
                            number("pointsLost", "失分合计", "Points lost"),
                            number("meanLost", "平均失分", "Mean lost"),
                            number("percentLost", "失分率 %", "Lost of weight, %")),
                    rows);
        }

        private Row indicator(ResultSet row, Asked there) throws SQLException {
            String code = row.getString("code");
            String level2 = row.getString("level2");
            BigDecimal lost = row.getBigDecimal("lost").setScale(2, RoundingMode.HALF_UP);
            BigDecimal weight = row.getBigDecimal("weight");
            long losing = row.getLong("losing");
            Asked of = there.of(row.getString("scheme"));
            return Row.of(
                    code != null
                            ? row.getString("name")
                            : say("自报指标", "Own indicators") + (level2 == null ? "" : " · " + level2),
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
                                    ? Links.cases(of, "indicator", code)
                                    : Links.cases(of, "own", level2 == null ? CaseFilter.NO_LEVEL : level2),
                    lost,
                    null,
                    mean(lost, row.getLong("evaluations")),
                    null,
                    weight.signum() == 0
                            ? null
                            : lost.multiply(BigDecimal.valueOf(100)).divide(weight, 1, RoundingMode.HALF_UP),
                    null);
        }

        Table rules(Optional<Region> region) {
            List<Row> rows = new ArrayList<>();
            region.ifPresent(where -> jdbc.sql(
                            """
                            select i.scheme, i.rule, i.file, i.sheet, i.sheet_row, sum(l.evaluations) as evaluations,
                                   sum(l.times) as times, sum(l.points) as points
                              from statistics_rule_loss l join statistics_rule i on i.id = l.rule where l.region = ?
                            """
                                    + asked.also("i")
                                    + " group by i.scheme, i.rule, i.file, i.sheet, i.sheet_row"
                                    + " having sum(l.evaluations) > 0 order by points desc, i.scheme, i.rule"
                                    + " fetch first " + ROWS + " rows only")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        rows.add(rule(row, asked.in(where.path())));
                    }));
            return of(
                    List.of(
                            text("rule", "规则", "Rule"),
                            text("file", "文件", "File"),
                            text("sheet", "工作表", "Sheet"),
                            number("row", "行", "Row"),
                            text("scheme", "方案编号", "Scheme"),
                            number("evaluations", "涉及评价", "Evaluations"),
                            number("times", "扣分次数", "Times"),
                            number("pointsLost", "扣分合计", "Points lost"),
                            number("meanLost", "平均每次", "Mean each time")),
                    rows);
        }

        private Row rule(ResultSet row, Asked there) throws SQLException {
            BigDecimal points = row.getBigDecimal("points").setScale(2, RoundingMode.HALF_UP);
            Integer line = row.getObject("sheet_row", Integer.class);
            Asked of = there.of(row.getString("scheme"));
            return Row.of(
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
                    Links.cases(of, "rule", row.getString("rule"), "row", line),
                    row.getLong("times"),
                    null,
                    points,
                    null,
                    mean(points, row.getLong("times")),
                    null);
        }

        Table findings(Optional<Region> region) {
            Map<String, Map<Integer, Long>> codes = new TreeMap<>();
            TreeSet<Integer> years = new TreeSet<>();
            region.ifPresent(where -> jdbc.sql("select g.code, g.fiscal_year, sum(g.evaluations) as evaluations"
                            + " from statistics_finding g where g.region = ?" + asked.also("g")
                            + " group by g.code, g.fiscal_year having sum(g.evaluations) > 0")
                    .params(asked.parameters(where.id()))
                    .query(row -> {
                        codes.computeIfAbsent(row.getString("code"), none -> new TreeMap<>())
                                .put(row.getInt("fiscal_year"), row.getLong("evaluations"));
                        years.add(row.getInt("fiscal_year"));
                    }));
            List<Column> columns = new ArrayList<>(List.of(text("code", "代码", "Code"), text("label", "问题", "Finding")));
            years.forEach(year -> columns.add(new Column("years." + year, Integer.toString(year), true)));
            columns.add(number("evaluations", "合计", "All"));
            Asked there = region.map(where -> asked.in(where.path())).orElse(asked);
            List<Row> rows = new ArrayList<>();
            codes.entrySet().stream()
                    .sorted(Comparator.comparingLong(each -> -sum(each.getValue())))
                    .forEach(each -> rows.add(finding(each.getKey(), each.getValue(), years, there)));
            return of(columns, rows);
        }

        private Row finding(String code, Map<Integer, Long> counts, TreeSet<Integer> years, Asked there) {
            List<Object> cells = new ArrayList<>();
            cells.add(code);
            cells.add(null);
            cells.add(label(code));
            cells.add(null);
            for (int year : years) {
                long count = counts.getOrDefault(year, 0L);
                cells.add(count);
                cells.add(count == 0 ? null : Links.cases(there.year(year), "finding", code));
            }
            cells.add(sum(counts));
            cells.add(Links.cases(there, "finding", code));
            return Row.of(cells.toArray());
        }

        /** Null where the code says it itself. */
        private String label(String code) {
            for (Check check : Check.values()) {
                if (check.name().equals(code)) {
                    return say(check.label(), null);
                }
            }
            return null;
        }
    }

    private static long sum(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
