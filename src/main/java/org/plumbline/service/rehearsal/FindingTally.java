package org.plumbline.service.rehearsal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.service.rehearsal.EvaluationOutline.OutlineFinding;
import org.plumbline.service.rehearsal.EvaluationOutline.OutlineStep;
import org.plumbline.service.rehearsal.Impact.FindingChange;

/** Findings gained and lost over cases; tallies of parts are merged, in any order with the same result. */
final class FindingTally {

    private record RaisedFinding(OutlineFinding finding, String indicator) {}

    private record ChangeSum(long gained, long lost) {

        static ChangeSum combine(ChangeSum one, ChangeSum other) {
            return new ChangeSum(one.gained + other.gained, one.lost + other.lost);
        }
    }

    private final Map<OutlineFinding, ChangeSum> changes = new HashMap<>();

    void add(EvaluationOutline before, EvaluationOutline after) {
        Map<RaisedFinding, Integer> differences = new HashMap<>();
        count(after, 1, differences);
        count(before, -1, differences);
        differences.values().removeIf(difference -> difference == 0);
        differences.forEach((raised, difference) -> changes.merge(
                raised.finding(),
                new ChangeSum(Math.max(0, difference), Math.max(0, -difference)),
                ChangeSum::combine));
    }

    private static void count(EvaluationOutline outline, int by, Map<RaisedFinding, Integer> differences) {
        for (OutlineStep step : outline.steps()) {
            if (step.isFinding()) {
                differences.merge(new RaisedFinding(step.finding(), step.indicator()), by, Integer::sum);
            }
        }
    }

    void merge(FindingTally other) {
        other.changes.forEach((finding, sum) -> changes.merge(finding, sum, ChangeSum::combine));
    }

    List<FindingChange> listChanges() {
        return changes.entrySet().stream()
                .map(entry -> new FindingChange(
                        entry.getKey().code(),
                        entry.getKey().severity(),
                        entry.getValue().gained(),
                        entry.getValue().lost()))
                .sorted(Comparator.comparing(FindingChange::severity).thenComparing(FindingChange::code))
                .toList();
    }
}
