package org.plumbline.service.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.core.json.EvaluationDigest.IndicatorDigest;
import org.plumbline.core.json.EvaluationDigest.RuleLoss;
import org.plumbline.service.evaluations.EvaluationRepository;
import org.plumbline.service.evaluations.SavedDigests;
import org.plumbline.service.evaluations.SavedDigests.SavedDigest;
import org.plumbline.service.evaluations.SavedEvaluationItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The evaluations behind a figure, newest first. Which indicator or rule lost points is not indexed, as that would be
 * twenty-five rows an evaluation: evaluations are read back from the newest that lost points until the page is full, a limited
 * number at once.
 */
@Component
final class FigureEvaluations {

    private static final String INDICATOR_LOSSES =
            "statistics_indicator_loss l join statistics_indicator i on i.id = l.indicator";

    private static final int CHUNK = 250;

    /** Evaluations read for one page; more would take too long. */
    private static final int MAX_READ = 2_000;

    private final JdbcClient jdbc;
    private final FigureReader figureReader;
    private final EvaluationRepository evaluations;
    private final SavedDigests savedDigests;
    private final CatalogueCodes catalogues;

    FigureEvaluations(
            JdbcClient jdbc,
            FigureReader figures,
            EvaluationRepository evaluations,
            SavedDigests saved,
            CatalogueCodes catalogues) {
        this.jdbc = jdbc;
        this.figureReader = figures;
        this.evaluations = evaluations;
        this.savedDigests = saved;
        this.catalogues = catalogues;
    }

    /**
     * A page of the list.
     *
     * @param before value of {@code before} for the next page; null at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FigureEvaluationPage(List<SavedEvaluationItem> evaluations, UUID before) {

        static final FigureEvaluationPage EMPTY = new FigureEvaluationPage(List.of(), null);
    }

    FigureEvaluationPage findPage(FigureEvaluationFilter filter) {
        Optional<RegionRow> region = figureReader.findRegion(filter.asked().region());
        if (region.isEmpty()) {
            return FigureEvaluationPage.EMPTY;
        }
        return filter.requiresReading() ? findByReading(filter, region.get()) : findByColumns(filter, region.get());
    }

    private FigureEvaluationPage findByColumns(FigureEvaluationFilter filter, RegionRow region) {
        List<UUID> ids = findIds(filter, region, filter.before(), filter.size() + 1);
        boolean more = ids.size() > filter.size();
        List<UUID> shown = more ? ids.subList(0, filter.size()) : ids;
        return new FigureEvaluationPage(evaluations.findItems(shown), more ? shown.get(shown.size() - 1) : null);
    }

    private FigureEvaluationPage findByReading(FigureEvaluationFilter filter, RegionRow region) {
        List<UUID> found = new ArrayList<>();
        UUID before = findStart(filter, region);
        if (before == null) {
            return FigureEvaluationPage.EMPTY;
        }
        for (int read = 0; read < MAX_READ; read += CHUNK) {
            List<UUID> chunk = findIds(filter, region, before, CHUNK);
            Map<UUID, SavedDigest> digests = savedDigests.findDigests(chunk);
            for (UUID id : chunk) {
                if (digests.containsKey(id) && matchesLoss(digests.get(id), filter)) {
                    found.add(id);
                    if (found.size() == filter.size()) {
                        return new FigureEvaluationPage(evaluations.findItems(found), id);
                    }
                }
            }
            if (chunk.size() < CHUNK) {
                return new FigureEvaluationPage(evaluations.findItems(found), null);
            }
            before = chunk.get(CHUNK - 1);
        }
        return new FigureEvaluationPage(evaluations.findItems(found), before);
    }

    private boolean matchesLoss(SavedDigest one, FigureEvaluationFilter filter) {
        if (filter.rule() != null
                && one.digest().losses().stream()
                        .map(RuleLoss::rule)
                        .noneMatch(rule -> rule.id().equals(filter.rule())
                                && (filter.row() == null || filter.row().equals(rule.row())))) {
            return false;
        }
        if (filter.indicator() != null && !losesPointsOn(one, filter.indicator(), true)) {
            return false;
        }
        return filter.own() == null || losesPointsOn(one, filter.own(), false);
    }

    /** As {@link SumBatch} adds them up: those with the same name together. */
    private boolean losesPointsOn(SavedDigest one, String name, boolean catalogued) {
        BigDecimal lost = BigDecimal.ZERO;
        for (IndicatorDigest indicator : one.digest().indicators()) {
            boolean known = catalogues.readCodes(one.version()).contains(indicator.code());
            boolean named = catalogued
                    ? name.equals(indicator.code())
                    : name.equals(Objects.requireNonNullElse(indicator.level2(), FigureEvaluationFilter.NO_LEVEL));
            if (known == catalogued && named && indicator.weight() != null && indicator.score() != null) {
                lost = lost.add(indicator.weight()).subtract(indicator.score());
            }
        }
        return lost.signum() > 0;
    }

    /** The id after the newest that lost points by it; null if there is none. */
    private UUID findStart(FigureEvaluationFilter filter, RegionRow region) {
        if (filter.before() != null) {
            return filter.before();
        }
        RegionRow where = figureReader.detailRegion(region);
        List<Object> parameters = filter.asked().parameters(where.id());
        return findNewest(filter, parameters).stream()
                .reduce((a, b) -> StatisticsUpdater.isLater(a, b) ? a : b)
                .map(id -> new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1))
                .orElse(null);
    }

    private List<UUID> findNewest(FigureEvaluationFilter filter, List<Object> parameters) {
        if (filter.rule() != null) {
            parameters.add(filter.rule());
            return findNewest(
                    "statistics_rule_loss l join statistics_rule i on i.id = l.rule", "i.rule = ?", filter, parameters);
        }
        if (filter.indicator() != null) {
            parameters.add(filter.indicator());
            return findNewest(INDICATOR_LOSSES, "i.code = ?", filter, parameters);
        }
        // beyond the limit of names they are counted together without one
        parameters.add(filter.own());
        return findNewest(
                INDICATOR_LOSSES, "i.code is null and (i.level2 = ? or i.level2 is null)", filter, parameters);
    }

    private List<UUID> findNewest(String of, String named, FigureEvaluationFilter filter, List<Object> parameters) {
        return jdbc.sql("select l.newest from " + of + " where l.region = ?"
                        + filter.asked().andConditions("i") + " and " + named)
                .params(parameters)
                .query(UUID.class)
                .list();
    }

    private static void addConditions(
            FigureEvaluationFilter filter, RegionRow region, StringBuilder where, List<Object> parameters) {
        if (region.level() > 0) {
            where.append(" and c.region").append(region.level()).append(" = ?");
            parameters.add(region.id());
        }
        if (filter.grade() != null) {
            where.append(" and c.grade = ?");
            parameters.add(filter.grade().equals(FigureEvaluationFilter.NO_GRADE) ? "" : filter.grade());
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
    }

    private List<UUID> findIds(FigureEvaluationFilter filter, RegionRow region, UUID before, int limit) {
        StringBuilder where =
                new StringBuilder(" where 1 = 1").append(filter.asked().andConditions("c"));
        List<Object> parameters = filter.asked().parameters();
        addConditions(filter, region, where, parameters);
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
