package org.plumbline.core.mutation;

import java.util.List;
import org.plumbline.core.mutation.MutationResult.Outcome;

/**
 * How much the test cases of a workbook cover and detect.
 *
 * @param rows of the tables that decide points, totals and grades, in the workbook's order
 * @param results of every change tried
 */
public record MutationReport(List<RowCoverage> rows, List<MutationResult> results) {

    public long countCoveredRows() {
        return rows.stream().filter(RowCoverage::isCovered).count();
    }

    public long countConditions() {
        return rows.stream().mapToLong(row -> row.conditions().size()).sum();
    }

    public long countDecisiveConditions() {
        return rows.stream()
                .flatMap(row -> row.conditions().stream())
                .filter(RowCoverage.ConditionCoverage::decisive)
                .count();
    }

    public List<MutationResult> list(Outcome outcome) {
        return results.stream().filter(each -> each.outcome() == outcome).toList();
    }
}
