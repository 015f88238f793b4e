package org.plumbline.service.statistics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.service.audit.AuditChain;
import org.plumbline.service.http.Scope;
import org.plumbline.service.statistics.FigureTable.TableName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the sums as tables. */
@Component
final class FigureReader {

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

    /** Empty if no evaluation names it. */
    Optional<RegionRow> findRegion(String path) {
        return jdbc.sql("select id, level, parent, name, path from statistics_region where path = ? order by id"
                        + " fetch first 1 row only")
                .param(path)
                .query(RegionRow::read)
                .optional();
    }

    /** The schemes and years that have evaluations. */
    record ScopeChoices(List<String> schemes, List<Integer> years) {}

    ScopeChoices readChoices(StatisticsScope asked) {
        StatisticsScope all = new StatisticsScope(null, null, asked.region(), asked.schemes());
        // of the whole installation, except for callers who may read only a part of it
        Integer region = Scope.ofCaller().regions().isEmpty()
                ? Integer.valueOf(0)
                : findRegion(asked.region()).map(RegionRow::id).orElse(null);
        if (region == null) {
            return new ScopeChoices(List.of(), List.of());
        }
        String from = " from statistics_grade g where g.region = ?" + all.andConditions("g");
        return new ScopeChoices(
                jdbc.sql("select distinct g.scheme" + from + " order by g.scheme")
                        .params(all.parameters(region))
                        .query(String.class)
                        .list(),
                jdbc.sql("select distinct g.fiscal_year" + from + " order by g.fiscal_year")
                        .params(all.parameters(region))
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
    long countCorrections(StatisticsScope asked) {
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
                        .query(RegionRow::read)
                        .single();
    }

    /** The same, if the caller may read it: the sums of a city are those of all its counties. */
    Optional<RegionRow> findDetailRegion(RegionRow region) {
        return Optional.of(detailRegion(region))
                .filter(detail -> Scope.ofCaller().coversRegion(detail.path()));
    }

    FigureTable buildTable(TableName name, StatisticsScope asked, Locale locale) {
        TableRequest request = new TableRequest(jdbc, asked, locale, name);
        Optional<RegionRow> region = findRegion(asked.region());
        return switch (name) {
            case GRADES_BY_YEAR -> new GradeTables(request).buildByYear(region);
            case GRADES_BY_REGION -> new GradeTables(request).buildByRegion(region);
            case DIFFERENCES -> new DifferenceTables(request).buildByBand(region);
            case DIFFERENCES_BY_REGION -> new DifferenceTables(request).buildByRegion(region);
            case INDICATORS -> new LossTables(request).buildByIndicator(region.flatMap(this::findDetailRegion));
            case RULES -> new LossTables(request).buildByRule(region.flatMap(this::findDetailRegion));
            case FINDINGS_BY_YEAR -> new FindingTable(request).build(region.flatMap(this::findDetailRegion));
            case REVIEWS -> reviews.buildTable(asked, locale, TableRequest.ROWS);
        };
    }
}
