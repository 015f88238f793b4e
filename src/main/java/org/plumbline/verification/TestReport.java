package org.plumbline.verification;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Problem;

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

    /**
     * The failures as problems at the cell of the expectation; empty where every test passed.
     *
     * @param file name of the workbook
     */
    public List<Problem> problems(String file) {
        List<Problem> problems = new ArrayList<>();
        for (CaseResult result : cases) {
            for (Checked check : result.checks()) {
                if (!check.passed()) {
                    problems.add(new Problem(
                            Problem.Code.TEST_FAILED,
                            file,
                            check.sheet(),
                            check.cell(),
                            check.expected(),
                            new Bilingual("规则得出的 " + came(check), "what the rules give: " + came(check)),
                            check.sentence()));
                }
            }
            for (Refusal refusal : result.refusals()) {
                problems.add(new Problem(
                        Problem.Code.TEST_FAILED,
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

    private static String came(Checked check) {
        return check.actual() == null ? "—" : check.actual();
    }
}
