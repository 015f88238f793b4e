package org.plumbline.publishing;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Problem;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.verification.CaseResult;
import org.plumbline.verification.Checked;
import org.plumbline.verification.Refusal;
import org.plumbline.verification.WorkbookTests;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;

/** What a workbook's own tests say of it, as problems at the cell of the expectation. */
final class Trials {

    private Trials() {}

    /** Empty where every test passes. */
    static List<Problem> failures(RuleSet ruleSet) {
        List<Problem> failures = new ArrayList<>();
        for (CaseResult result : WorkbookTests.run(ruleSet).cases()) {
            for (Checked check : result.checks()) {
                if (!check.passed()) {
                    failures.add(new Problem(
                            Problem.Code.TEST_FAILED,
                            ruleSet.file(),
                            check.sheet(),
                            check.cell(),
                            check.expected(),
                            new Bilingual("规则得出的 " + came(check), "what the rules give: " + came(check)),
                            check.sentence()));
                }
            }
            for (Refusal refusal : result.refusals()) {
                failures.add(new Problem(
                        Problem.Code.TEST_FAILED,
                        ruleSet.file(),
                        refusal.sheet(),
                        refusal.cell(),
                        result.name(),
                        new Bilingual("可以评分的用例", "a case that can be scored"),
                        refusal.sentence()));
            }
        }
        return List.copyOf(failures);
    }

    private static String came(Checked check) {
        return check.actual() == null ? "—" : check.actual();
    }

    /** @throws RequestRefused where a test fails */
    static void require(RuleSet ruleSet) {
        int failures = failures(ruleSet).size();
        if (failures > 0) {
            throw new RequestRefused(ProblemKind.TESTS_FAIL, failures);
        }
    }
}
