package org.plumbline.core.casetest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.core.workbook.Expectation;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/** Runs the sheet 测试 of a workbook against the workbook's own rules. */
public final class CaseTestRunner {

    private static final Pattern INDICATOR = Pattern.compile("/indicators/(\\d{1,9})(/.*)?");

    private CaseTestRunner() {}

    /** Scores every case; a workbook without cases passes. */
    public static CaseTestReport run(RuleSet ruleSet) {
        Scorer scorer = new Scorer();
        List<CaseTestResult> results = new ArrayList<>();
        for (TestCase test : ruleSet.cases()) {
            results.add(run(test, ruleSet, scorer));
        }
        return CaseTestReport.of(results);
    }

    /** Scores one case. */
    public static CaseTestResult run(TestCase test, RuleSet ruleSet) {
        return run(test, ruleSet, new Scorer());
    }

    private static CaseTestResult run(TestCase test, RuleSet ruleSet, Scorer scorer) {
        ExpectationChecker outcomes;
        try {
            outcomes = new ExpectationChecker(scorer.score(createSubmission(test, ruleSet), ruleSet));
        } catch (SubmissionRejectedException e) {
            List<CaseError> refusals = e.problems().stream()
                    .map(problem -> toCaseError(test, problem))
                    .toList();
            return CaseTestResult.ofErrors(test.name(), test.sheet(), test.cell(), refusals);
        }
        List<ExpectationResult> checks = new ArrayList<>();
        for (Expectation expectation : test.expectations()) {
            checks.add(outcomes.check(test.sheet(), expectation));
        }
        return CaseTestResult.ofChecks(test.name(), test.sheet(), test.cell(), checks);
    }

    /** What a case submits. */
    public static Submission createSubmission(TestCase test, RuleSet ruleSet) {
        return new Submission(
                ruleSet.scheme().id(),
                test.fiscalYear(),
                new Subject(test.name(), null, null),
                test.budget(),
                test.given().stream().map(TestCase.TestCaseEntry::entry).toList(),
                test.groups(),
                test.facts(),
                test.declared());
    }

    private static CaseError toCaseError(TestCase test, SubmissionProblem problem) {
        Matcher indicator = INDICATOR.matcher(problem.pointer());
        TestCase.TestCaseEntry given =
                indicator.matches() ? test.given().get(Integer.parseInt(indicator.group(1))) : null;
        Bilingual message = problem.message();
        Bilingual expected = problem.expected();
        String about = given == null ? test.name() : given.entry().code();
        String found = problem.found() == null ? "" : problem.found();
        return new CaseError(
                test.sheet(),
                given == null ? test.cell() : given.cell(),
                new Bilingual(
                        about + " 不能评分：" + message.zh() + (found.isEmpty() ? "" : "“" + found + "”")
                                + (expected == null ? "" : "；应为 " + expected.zh()),
                        about + " cannot be scored: " + message.en() + (found.isEmpty() ? "" : " \"" + found + "\"")
                                + (expected == null ? "" : "; expected " + expected.en())));
    }
}
