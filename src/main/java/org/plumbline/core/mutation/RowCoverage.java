package org.plumbline.core.mutation;

import java.util.List;
import org.plumbline.core.rule.RuleSource;

/**
 * The test cases in which a row applies.
 *
 * @param finding whether the row raises a finding, and decides no points
 * @param cases names of the cases; empty where the row is not covered
 * @param conditions of the row
 */
public record RowCoverage(RuleSource row, boolean finding, List<String> cases, List<ConditionCoverage> conditions) {

    /**
     * @param column Chinese label
     * @param decisive whether the row does not apply in some case for this condition alone
     */
    public record ConditionCoverage(String column, boolean decisive) {}

    public boolean isCovered() {
        return !cases.isEmpty();
    }
}
