package org.plumbline.core.mutation;

import java.util.List;
import java.util.Set;
import org.plumbline.core.mutation.MutationResult.Outcome;
import org.plumbline.core.rule.RuleSource;

/**
 * How much the test cases of a workbook cover and detect.
 *
 * @param rows of all tables, in the workbook's order
 * @param unreachable the rows that neither a case nor a trial reaches, such as of findings on budget lines, which the sheet
 *     测试 does not state
 * @param results of every change tried
 */
public record MutationReport(List<RowCoverage> rows, Set<RuleSource> unreachable, List<MutationResult> results) {

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
