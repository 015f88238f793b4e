package org.plumbline.core.casetest;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem;

/**
 * The results of a workbook's test cases.
 *
 * @param passed whether every case passed; true where there is none
 * @param failures number of cases that failed
 * @param cases in the sheet's order
 */
public record CaseTestReport(boolean passed, int failures, List<CaseTestResult> cases) {

    static CaseTestReport of(List<CaseTestResult> cases) {
        int failures = (int) cases.stream().filter(result -> !result.passed()).count();
        return new CaseTestReport(failures == 0, failures, List.copyOf(cases));
    }

    /**
     * The failures as problems at the cell of the expectation; empty where every test passed.
     *
     * @param file name of the workbook
     */
    public List<Problem> toProblems(String file) {
        List<Problem> problems = new ArrayList<>();
        for (CaseTestResult result : cases) {
            for (ExpectationResult check : result.checks()) {
                if (!check.passed()) {
                    problems.add(new Problem(
                            Problem.ProblemCode.TEST_FAILED,
                            file,
                            check.sheet(),
                            check.cell(),
                            check.expected(),
                            new Bilingual(
                                    "规则得出的 " + describeActual(check),
                                    "the result of the rules: " + describeActual(check)),
                            check.sentence()));
                }
            }
            for (CaseError refusal : result.refusals()) {
                problems.add(new Problem(
                        Problem.ProblemCode.TEST_FAILED,
                        file,
                        refusal.sheet(),
                        refusal.cell(),
                        result.name(),
                        new Bilingual("可以评分的用例", "a case that can be scored"),
                        refusal.sentence()));
            }
        }
        return List.copyOf(problems);
    }

    private static String describeActual(ExpectationResult check) {
        return check.actual() == null ? "—" : check.actual();
    }
}
