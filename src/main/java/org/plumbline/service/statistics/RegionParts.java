package org.plumbline.service.statistics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the sums of the parts of a region. */
final class RegionParts {

    private static final Comparator<Map.Entry<RegionRow, EvaluationTally>> MOST_EVALUATIONS_FIRST =
            Comparator.<Map.Entry<RegionRow, EvaluationTally>>comparingLong(
                            part -> -part.getValue().evaluations())
                    .thenComparing(part -> part.getKey().name());

    private final TableRequest request;

    RegionParts(TableRequest request) {
        this.request = request;
    }

    /** The parts of a region, most evaluations first, and at the end the evaluations in none of its parts. */
    Map<RegionRow, EvaluationTally> read(Optional<RegionRow> region) {
        Map<RegionRow, EvaluationTally> parts = new LinkedHashMap<>();
        if (region.isEmpty()) {
            return parts;
        }
        RegionRow whole = region.get();
        Map<RegionRow, EvaluationTally> found = readParts(whole);
        EvaluationTally rest = readSum(whole);
        found.entrySet().stream()
                .filter(part -> part.getValue().evaluations() > 0)
                .sorted(MOST_EVALUATIONS_FIRST)
                .limit(TableRequest.ROWS)
                .forEach(part -> {
                    parts.put(part.getKey(), part.getValue());
                    rest.subtract(part.getValue());
                });
        if (rest.evaluations() > 0) {
            parts.put(parts.isEmpty() ? nameWithoutParts(whole) : others(), rest);
        }
        return parts;
    }

    private Map<RegionRow, EvaluationTally> readParts(RegionRow whole) {
        Map<RegionRow, EvaluationTally> parts = new LinkedHashMap<>();
        request.jdbc()
                .sql("select r.id, r.level, r.parent, r.name, r.path, g.grade," + EvaluationTally.SUMS
                        + " from statistics_region r join statistics_grade g on g.region = r.id"
                        + " where r.parent = ?" + request.scope().andConditions("g")
                        + " group by r.id, r.level, r.parent, r.name, r.path, g.grade")
                .params(request.scope().parameters(whole.id()))
                .query(row -> {
                    parts.computeIfAbsent(RegionRow.read(row, 0), none -> new EvaluationTally())
                            .add(row.getString("grade"), row);
                });
        return parts;
    }

    private EvaluationTally readSum(RegionRow whole) {
        EvaluationTally sum = new EvaluationTally();
        request.jdbc()
                .sql("select g.grade," + EvaluationTally.SUMS + " from statistics_grade g where g.region = ?"
                        + request.scope().andConditions("g") + " group by g.grade")
                .params(request.scope().parameters(whole.id()))
                .query(row -> {
                    sum.add(row.getString("grade"), row);
                });
        return sum;
    }

    private RegionRow nameWithoutParts(RegionRow whole) {
        return whole.level() == 0 ? RegionRow.ofRest(request.localize("未填地区", "No region")) : whole;
    }

    private RegionRow others() {
        return RegionRow.ofRest(request.localize("其他", "Others"));
    }

    /** The address of a part's figures; null if there is no narrower level. */
    String figuresAddress(RegionRow part) {
        return part.isRest() || part.path().equals(request.scope().region())
                ? null
                : StatisticsLinks.figuresAddress(request.scope().inRegion(part.path()));
    }
}
