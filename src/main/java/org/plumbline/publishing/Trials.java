package org.plumbline.publishing;

import org.plumbline.ruleset.RuleSet;
import org.plumbline.verification.WorkbookTests;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;

/** What a workbook's own tests have to say before it is published. */
final class Trials {

    private Trials() {}

    /** @throws RequestRefused where a test fails */
    static void require(RuleSet ruleSet) {
        int failures = WorkbookTests.run(ruleSet).problems(ruleSet.file()).size();
        if (failures > 0) {
            throw new RequestRefused(ProblemKind.TESTS_FAIL, failures);
        }
    }
}
