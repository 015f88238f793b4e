package org.plumbline.verification;

import java.util.List;

/**
 * What came of one test case.
 *
 * @param name of the case
 * @param cell where the case begins, such as A2
 * @param passed whether it could be scored and met every expectation
 * @param checks one for each expectation; empty where the case could not be scored
 * @param refusals why it could not be scored; otherwise empty
 */
public record CaseResult(
        String name, String sheet, String cell, boolean passed, List<Checked> checks, List<Refusal> refusals) {

    static CaseResult checked(String name, String sheet, String cell, List<Checked> checks) {
        return new CaseResult(
                name, sheet, cell, checks.stream().allMatch(Checked::passed), List.copyOf(checks), List.of());
    }

    static CaseResult refused(String name, String sheet, String cell, List<Refusal> refusals) {
        return new CaseResult(name, sheet, cell, false, List.of(), List.copyOf(refusals));
    }
}
