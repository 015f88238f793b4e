package org.plumbline.service.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.plumbline.core.json.EvaluationDigest;
import org.plumbline.core.json.EvaluationDigest.IndicatorDigest;
import org.plumbline.core.json.EvaluationDigest.RuleLoss;
import org.plumbline.service.evaluations.SavedDigests.SavedDigest;
import org.springframework.jdbc.core.JdbcTemplate;

/** Adds up evaluations in memory and writes the sums in few statements. For one thread and one transaction. */
final class SumBatch {

    /** Indicators, rules and findings are summed up by city: by county they would be eight times the rows. */
    static final int DETAIL = 2;

    /** Less than any other id. */
    private static final UUID NO_ID = new UUID(0, 0);

    private final Map<SumTable, Map<List<Object>, SumRow>> facts = new EnumMap<>(SumTable.class);
    private final SumDimensions dimensions;
    private final Map<UUID, Object[]> cases = new HashMap<>();
    private final Set<UUID> gone = new HashSet<>();
    private final IndicatorValueRows values;

    SumBatch(SumDimensions dimensions) {
        this.dimensions = dimensions;
        this.values = new IndicatorValueRows(dimensions);
        for (SumTable fact : SumTable.values()) {
            facts.put(fact, new HashMap<>());
        }
    }

    private static final class SumRow {

        private final long[] counts;
        private final BigDecimal[] amounts;
        private UUID newest = NO_ID;

        SumRow(SumTable fact) {
            counts = new long[fact.counts.size()];
            amounts = new BigDecimal[fact.amounts.size()];
            for (int i = 0; i < amounts.length; i++) {
                amounts[i] = BigDecimal.ZERO;
            }
        }

        void add(int sign, long... more) {
            for (int i = 0; i < more.length; i++) {
                counts[i] += sign * more[i];
            }
        }

        /** @param more null counts as zero */
        void add(int sign, BigDecimal... more) {
            for (int i = 0; i < more.length; i++) {
                if (more[i] != null) {
                    amounts[i] = sign > 0 ? amounts[i].add(more[i]) : amounts[i].subtract(more[i]);
                }
            }
        }

        void updateNewest(UUID id) {
            newest = StatisticsUpdater.isLater(id, newest) ? id : newest;
        }

        Object[] toColumns(SumTable fact, List<Object> key) {
            List<Object> row = new ArrayList<>();
            for (long count : counts) {
                row.add(count);
            }
            row.addAll(List.of(amounts));
            if (fact.newest) {
                row.add(newest);
            }
            row.addAll(key);
            return row.toArray();
        }
    }

    private SumRow sumsFor(SumTable fact, Object... key) {
        return facts.get(fact).computeIfAbsent(List.of(key), none -> new SumRow(fact));
    }

    /** Whether it was subtracted from the sums of earlier batches. */
    boolean wasRemoved(UUID id) {
        return gone.contains(id);
    }

    boolean contains(UUID id) {
        return cases.containsKey(id);
    }

    /** @param known codes of the catalogue it was scored by */
    void add(SavedDigest saved, Set<String> known) {
        UUID id = saved.id();
        EvaluationDigest digest = saved.digest();
        values.add(saved, known);
        int[] regions = addSigned(1, id, digest, known);
        cases.put(id, new Object[] {
            id,
            digest.scheme(),
            digest.fiscalYear(),
            regions.length > 1 ? regions[1] : null,
            regions.length > 2 ? regions[2] : null,
            regions.length > 3 ? regions[3] : null,
            gradeOrEmpty(digest),
            DifferenceBand.of(digest.difference()).ordinal()
        });
    }

    /** The evaluation as it was added before, by this batch or an earlier one. */
    void subtract(SavedDigest saved, Set<String> known) {
        UUID id = saved.id();
        values.subtract(saved, known);
        addSigned(-1, id, saved.digest(), known);
        if (cases.remove(id) == null) {
            gone.add(id);
        }
    }

    private static String gradeOrEmpty(EvaluationDigest digest) {
        return digest.grade() == null ? "" : digest.grade();
    }

    private int[] addSigned(int sign, UUID id, EvaluationDigest digest, Set<String> known) {
        int[] regions = dimensions.regionIds(digest.region());
        for (int region : regions) {
            addTotals(sign, region, digest);
        }
        int[] detailed = Arrays.copyOf(regions, Math.min(regions.length, DETAIL + 1));
        addFindings(sign, detailed, digest);
        addIndicators(sign, detailed, id, digest, known);
        addRules(sign, detailed, id, digest);
        return regions;
    }

    private void addTotals(int sign, int region, EvaluationDigest digest) {
        BigDecimal difference = digest.difference();
        SumRow sums = sumsFor(SumTable.GRADE, region, digest.scheme(), digest.fiscalYear(), gradeOrEmpty(digest));
        sums.add(sign, 1, digest.total() == null ? 0 : 1, difference == null ? 0 : 1);
        // means are computed over evaluations that have both
        sums.add(sign, digest.total(), difference == null ? null : digest.declared(), difference);
        int band = DifferenceBand.of(difference).ordinal();
        sumsFor(SumTable.DIFFERENCE, region, digest.scheme(), digest.fiscalYear(), band)
                .add(sign, 1);
    }

    private void addFindings(int sign, int[] regions, EvaluationDigest digest) {
        Map<String, Integer> findings = new HashMap<>();
        digest.findings().forEach(code -> findings.merge(code, 1, Integer::sum));
        for (int region : regions) {
            findings.forEach(
                    (code, times) -> sumsFor(SumTable.FINDING, region, digest.scheme(), digest.fiscalYear(), code)
                            .add(sign, 1, times));
        }
    }

    private void addIndicators(int sign, int[] regions, UUID id, EvaluationDigest digest, Set<String> known) {
        Map<Integer, LostPoints> indicators = new HashMap<>();
        for (IndicatorDigest indicator : digest.indicators()) {
            if (indicator.weight() != null && indicator.score() != null) {
                indicators
                        .computeIfAbsent(
                                dimensions.indicatorId(digest.scheme(), digest.fiscalYear(), indicator, known),
                                none -> new LostPoints())
                        .add(indicator);
            }
        }
        for (int region : regions) {
            indicators.forEach((indicator, lost) -> {
                SumRow sums = sumsFor(SumTable.INDICATOR, region, indicator);
                boolean losing = lost.weight.compareTo(lost.score) > 0;
                sums.add(sign, 1, losing ? 1 : 0);
                sums.add(sign, lost.weight, lost.score);
                if (losing) {
                    sums.updateNewest(id);
                }
            });
        }
    }

    private void addRules(int sign, int[] regions, UUID id, EvaluationDigest digest) {
        Map<Integer, List<BigDecimal>> rules = new HashMap<>();
        for (RuleLoss loss : digest.losses()) {
            rules.computeIfAbsent(
                            dimensions.ruleId(digest.scheme(), digest.fiscalYear(), loss.rule()),
                            none -> new ArrayList<>())
                    .add(loss.points());
        }
        for (int region : regions) {
            rules.forEach((rule, points) -> {
                SumRow sums = sumsFor(SumTable.RULE, region, rule);
                sums.add(sign, 1, points.size());
                points.forEach(each -> sums.add(sign, each));
                sums.updateNewest(id);
            });
        }
    }

    /** Several own indicators of a submission may have the same name. */
    private static final class LostPoints {

        private BigDecimal weight = BigDecimal.ZERO;
        private BigDecimal score = BigDecimal.ZERO;

        void add(IndicatorDigest indicator) {
            weight = weight.add(indicator.weight());
            score = score.add(indicator.score());
        }
    }

    /** Writes the values of indicators collected until now: of a whole batch they would be too many for memory. */
    void storeValues(JdbcTemplate jdbc) {
        values.store(jdbc);
    }

    /** Writes the sums to the tables. */
    void store(JdbcTemplate jdbc) {
        dimensions.store();
        facts.forEach((fact, sums) -> {
            List<Object[]> rows = new ArrayList<>(sums.size());
            sums.forEach((key, each) -> rows.add(each.toColumns(fact, key)));
            store(jdbc, fact, rows);
        });
        if (!gone.isEmpty()) {
            jdbc.batchUpdate(
                    "delete from statistics_case where evaluation_id = ?",
                    gone.stream().map(id -> new Object[] {id}).toList());
        }
        if (!cases.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into statistics_case (evaluation_id, scheme, fiscal_year, region1, region2, region3,"
                            + " grade, band) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    new ArrayList<>(cases.values()));
        }
    }

    /** There is one writer at a time, so that rows an update did not find can be inserted. */
    private static void store(JdbcTemplate jdbc, SumTable fact, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int[] found = jdbc.batchUpdate(fact.updateSql(), rows);
        List<Object[]> fresh = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] == 0) {
                fresh.add(rows.get(i));
            }
        }
        if (!fresh.isEmpty()) {
            jdbc.batchUpdate(fact.insertSql(), fresh);
        }
    }
}
