package org.plumbline.core.casetest;

import java.util.List;

/**
 * The result of one test case.
 *
 * @param name of the case
 * @param cell where the case begins, such as A2
 * @param passed whether it could be scored and met every expectation
 * @param checks one for each expectation; empty where the case could not be scored
 * @param refusals why it could not be scored; otherwise empty
 */
public record CaseTestResult(
        String name,
        String sheet,
        String cell,
        boolean passed,
        List<ExpectationResult> checks,
        List<CaseError> refusals) {

    static CaseTestResult ofChecks(String name, String sheet, String cell, List<ExpectationResult> checks) {
        return new CaseTestResult(
                name, sheet, cell, checks.stream().allMatch(ExpectationResult::passed), List.copyOf(checks), List.of());
    }

    static CaseTestResult ofErrors(String name, String sheet, String cell, List<CaseError> refusals) {
        return new CaseTestResult(name, sheet, cell, false, List.of(), List.copyOf(refusals));
    }
}
