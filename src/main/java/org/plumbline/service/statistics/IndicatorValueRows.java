package org.plumbline.service.statistics;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.plumbline.core.json.EvaluationDigest;
import org.plumbline.core.json.EvaluationDigest.IndicatorDigest;
import org.plumbline.service.evaluations.SavedDigests.SavedDigest;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The numbers that indicators have, a row each, of the evaluations that are in the sums: so that those of a value are found
 * without reading the evaluations. For one thread and one transaction.
 */
final class IndicatorValueRows {

    /** The scale of the column. */
    private static final int DECIMALS = 12;

    private final SumDimensions dimensions;
    private final Map<UUID, Map<List<Object>, Object[]>> added = new HashMap<>();
    private final List<Object[]> removed = new ArrayList<>();

    IndicatorValueRows(SumDimensions dimensions) {
        this.dimensions = dimensions;
    }

    /** @param known codes of the catalogue */
    void add(SavedDigest saved, Set<String> known) {
        added.put(saved.id(), toRows(saved, known));
    }

    /** The evaluation as it was added before, by this batch or an earlier one. */
    void subtract(SavedDigest saved, Set<String> known) {
        if (added.remove(saved.id()) == null) {
            removed.addAll(
                    toRows(saved, known).keySet().stream().map(List::toArray).toList());
        }
    }

    /** By key, as cut codes may be equal; none if the submission cannot be read. */
    private Map<List<Object>, Object[]> toRows(SavedDigest saved, Set<String> known) {
        Map<List<Object>, Object[]> rows = new LinkedHashMap<>();
        if (saved.evidenced() == null) {
            return rows;
        }
        EvaluationDigest digest = saved.digest();
        Stream.concat(digest.indicators().stream(), digest.members().stream())
                .filter(indicator -> indicator.actual() != null)
                .forEach(indicator -> {
                    List<Object> key = toKey(saved, indicator, known);
                    List<Object> row = new ArrayList<>(key);
                    row.add(known.contains(indicator.code()) ? null : SumDimensions.truncate(indicator.name()));
                    rows.put(key, row.toArray());
                });
        return rows;
    }

    private List<Object> toKey(SavedDigest saved, IndicatorDigest indicator, Set<String> known) {
        EvaluationDigest digest = saved.digest();
        return List.of(
                dimensions.indicatorId(digest.scheme(), digest.fiscalYear(), indicator, known),
                saved.evidenced().contains(indicator.code()),
                indicator.actual().setScale(DECIMALS, RoundingMode.HALF_UP),
                saved.id(),
                SumDimensions.truncate(indicator.code()));
    }

    /** Removes and inserts the rows collected until now. */
    void store(JdbcTemplate jdbc) {
        if (!removed.isEmpty()) {
            jdbc.batchUpdate(
                    "delete from statistics_value where indicator = ? and evidenced = ? and actual = ?"
                            + " and evaluation_id = ? and code = ?",
                    removed);
            removed.clear();
        }
        List<Object[]> rows =
                added.values().stream().flatMap(each -> each.values().stream()).toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into statistics_value (indicator, evidenced, actual, evaluation_id, code, name)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    rows);
            added.clear();
        }
    }
}
