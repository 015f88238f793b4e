package org.plumbline.verification;

import java.util.List;

/**
 * What came of a workbook's test cases.
 *
 * @param passed whether every case passed; true where there is none
 * @param failures number of cases that failed
 * @param cases in the sheet's order
 */
public record TestReport(boolean passed, int failures, List<CaseResult> cases) {

    static TestReport of(List<CaseResult> cases) {
        int failures = (int) cases.stream().filter(result -> !result.passed()).count();
        return new TestReport(failures == 0, failures, List.copyOf(cases));
    }
}
