package org.plumbline.service.rulesets;

import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;

/** Runs a workbook's own tests before it is published. */
final class PublicationTests {

    private PublicationTests() {}

    /** @throws ProblemException if a test fails */
    static void requirePassing(RuleSet ruleSet) {
        int failures = CaseTestRunner.run(ruleSet).toProblems(ruleSet.file()).size();
        if (failures > 0) {
            throw new ProblemException(ProblemKind.TESTS_FAIL, failures);
        }
    }
}
