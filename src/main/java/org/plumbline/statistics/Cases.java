package org.plumbline.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.evaluations.Evaluations;
import org.plumbline.evaluations.KeptDigests;
import org.plumbline.evaluations.KeptDigests.KeptDigest;
import org.plumbline.evaluations.KeptRow;
import org.plumbline.exchange.EvaluationDigest.Indicator;
import org.plumbline.exchange.EvaluationDigest.Loss;
import org.plumbline.statistics.Figures.Region;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The evaluations behind a figure, newest first. Which indicator or rule took points stands in no index, at twenty-five rows an
 * evaluation: there evaluations are read back from the newest that lost points until the page is full, and only so many at
 * once.
 */
@Component
final class Cases {

    private static final int CHUNK = 250;

    /** Read for one page; more would take longer than anybody waits. */
    private static final int READ = 2_000;

    private final JdbcClient jdbc;
    private final Figures figures;
    private final Evaluations evaluations;
    private final KeptDigests kept;
    private final Catalogues catalogues;

    Cases(JdbcClient jdbc, Figures figures, Evaluations evaluations, KeptDigests kept, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.evaluations = evaluations;
        this.kept = kept;
        this.catalogues = catalogues;
    }

    /**
     * A part of the list.
     *
     * @param before what to ask for next; null at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<KeptRow> evaluations, UUID before) {

        static final Page EMPTY = new Page(List.of(), null);
    }

    Page page(CaseFilter filter) {
        Optional<Region> region = figures.region(filter.asked().region());
        if (region.isEmpty()) {
            return Page.EMPTY;
        }
        return filter.isRead() ? read(filter, region.get()) : listed(filter, region.get());
    }

    private Page listed(CaseFilter filter, Region region) {
        List<UUID> ids = ids(filter, region, filter.before(), filter.size() + 1);
        boolean more = ids.size() > filter.size();
        List<UUID> shown = more ? ids.subList(0, filter.size()) : ids;
        return new Page(evaluations.rows(shown), more ? shown.get(shown.size() - 1) : null);
    }

    private Page read(CaseFilter filter, Region region) {
        List<UUID> found = new ArrayList<>();
        UUID before = start(filter, region);
        if (before == null) {
            return Page.EMPTY;
        }
        for (int read = 0; read < READ; read += CHUNK) {
            List<UUID> chunk = ids(filter, region, before, CHUNK);
            Map<UUID, KeptDigest> digests = kept.of(chunk);
            for (UUID id : chunk) {
                if (digests.containsKey(id) && loses(digests.get(id), filter)) {
                    found.add(id);
                    if (found.size() == filter.size()) {
                        return new Page(evaluations.rows(found), id);
                    }
                }
            }
            if (chunk.size() < CHUNK) {
                return new Page(evaluations.rows(found), null);
            }
            before = chunk.get(CHUNK - 1);
        }
        return new Page(evaluations.rows(found), before);
    }

    private boolean loses(KeptDigest one, CaseFilter filter) {
        if (filter.rule() != null
                && one.digest().losses().stream()
                        .map(Loss::rule)
                        .noneMatch(rule -> rule.id().equals(filter.rule())
                                && (filter.row() == null || filter.row().equals(rule.row())))) {
            return false;
        }
        if (filter.indicator() != null && !losing(one, filter.indicator(), true)) {
            return false;
        }
        return filter.own() == null || losing(one, filter.own(), false);
    }

    /** As {@link Batch} adds them up: those of one name together. */
    private boolean losing(KeptDigest one, String name, boolean catalogued) {
        BigDecimal lost = BigDecimal.ZERO;
        for (Indicator indicator : one.digest().indicators()) {
            boolean known = catalogues.codes(one.version()).contains(indicator.code());
            boolean named = catalogued
                    ? name.equals(indicator.code())
                    : name.equals(Objects.requireNonNullElse(indicator.level2(), CaseFilter.NO_LEVEL));
            if (known == catalogued && named && indicator.weight() != null && indicator.score() != null) {
                lost = lost.add(indicator.weight()).subtract(indicator.score());
            }
        }
        return lost.signum() > 0;
    }

    /** The id after the newest that lost points by it; null where none did. */
    private UUID start(CaseFilter filter, Region region) {
        if (filter.before() != null) {
            return filter.before();
        }
        Region where = figures.detail(region);
        List<Object> parameters = filter.asked().parameters(where.id());
        List<UUID> newest;
        if (filter.rule() != null) {
            parameters.add(filter.rule());
            newest = newest(
                    "statistics_rule_loss l join statistics_rule i on i.id = l.rule", "i.rule = ?", filter, parameters);
        } else if (filter.indicator() != null) {
            parameters.add(filter.indicator());
            newest = newest(
                    "statistics_indicator_loss l join statistics_indicator i on i.id = l.indicator",
                    "i.code = ?",
                    filter,
                    parameters);
        } else {
            // past the bound of names they stand together without one
            parameters.add(filter.own());
            newest = newest(
                    "statistics_indicator_loss l join statistics_indicator i on i.id = l.indicator",
                    "i.code is null and (i.level2 = ? or i.level2 is null)",
                    filter,
                    parameters);
        }
        return newest.stream()
                .reduce((a, b) -> Follower.isLater(a, b) ? a : b)
                .map(id -> new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1))
                .orElse(null);
    }

    private List<UUID> newest(String of, String named, CaseFilter filter, List<Object> parameters) {
        return jdbc.sql("select l.newest from " + of + " where l.region = ?"
                        + filter.asked().also("i") + " and " + named)
                .params(parameters)
                .query(UUID.class)
                .list();
    }

    private List<UUID> ids(CaseFilter filter, Region region, UUID before, int limit) {
        StringBuilder where =
                new StringBuilder(" where 1 = 1").append(filter.asked().also("c"));
        List<Object> parameters = filter.asked().parameters();
        if (region.level() > 0) {
            where.append(" and c.region").append(region.level()).append(" = ?");
            parameters.add(region.id());
        }
        if (filter.grade() != null) {
            where.append(" and c.grade = ?");
            parameters.add(filter.grade().equals(CaseFilter.NO_GRADE) ? "" : filter.grade());
        }
        if (filter.band() != null) {
            where.append(" and c.band = ?");
            parameters.add(filter.band().ordinal());
        }
        if (filter.finding() != null) {
            where.append(" and exists (select 1 from evaluation_finding f where f.evaluation_id = c.evaluation_id"
                    + " and f.code = ?)");
            parameters.add(filter.finding());
        }
        if (before != null) {
            where.append(" and c.evaluation_id < ?");
            parameters.add(before);
        }
        parameters.add(limit);
        return jdbc.sql("select c.evaluation_id from statistics_case c" + where
                        + " order by c.evaluation_id desc fetch first ? rows only")
                .params(parameters)
                .query(UUID.class)
                .list();
    }
}
