package org.plumbline.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.ruleset.Expectation;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.WorkbookCase;
import org.plumbline.scoring.Scorer;
import org.plumbline.scoring.SubmissionProblem;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;

/** Runs the sheet 测试 of a workbook against the workbook's own rules. */
public final class WorkbookTests {

    private static final Pattern INDICATOR = Pattern.compile("/indicators/(\\d{1,9})(/.*)?");

    private WorkbookTests() {}

    /** Scores every case; a workbook without cases passes. */
    public static TestReport run(RuleSet ruleSet) {
        Scorer scorer = new Scorer();
        List<CaseResult> results = new ArrayList<>();
        for (WorkbookCase test : ruleSet.cases()) {
            results.add(run(test, ruleSet, scorer));
        }
        return TestReport.of(results);
    }

    private static CaseResult run(WorkbookCase test, RuleSet ruleSet, Scorer scorer) {
        Outcomes outcomes;
        try {
            outcomes = new Outcomes(scorer.score(submission(test, ruleSet), ruleSet));
        } catch (SubmissionRejected e) {
            List<Refusal> refusals =
                    e.problems().stream().map(problem -> refusal(test, problem)).toList();
            return CaseResult.refused(test.name(), test.sheet(), test.cell(), refusals);
        }
        List<Checked> checks = new ArrayList<>();
        for (Expectation expectation : test.expectations()) {
            checks.add(outcomes.check(test.sheet(), expectation));
        }
        return CaseResult.checked(test.name(), test.sheet(), test.cell(), checks);
    }

    private static Submission submission(WorkbookCase test, RuleSet ruleSet) {
        return new Submission(
                ruleSet.scheme().id(),
                test.fiscalYear(),
                new Subject(test.name(), null, null),
                test.budget(),
                test.given().stream().map(WorkbookCase.Given::entry).toList(),
                test.groups(),
                test.facts(),
                test.declared());
    }

    private static Refusal refusal(WorkbookCase test, SubmissionProblem problem) {
        Matcher indicator = INDICATOR.matcher(problem.pointer());
        WorkbookCase.Given given = indicator.matches() ? test.given().get(Integer.parseInt(indicator.group(1))) : null;
        Bilingual message = problem.message();
        Bilingual expected = problem.expected();
        String about = given == null ? test.name() : given.entry().code();
        String found = problem.found() == null ? "" : problem.found();
        return new Refusal(
                test.sheet(),
                given == null ? test.cell() : given.cell(),
                new Bilingual(
                        about + " 不能评分：" + message.zh() + (found.isEmpty() ? "" : "“" + found + "”")
                                + (expected == null ? "" : "；应为 " + expected.zh()),
                        about + " cannot be scored: " + message.en() + (found.isEmpty() ? "" : " \"" + found + "\"")
                                + (expected == null ? "" : "; expected " + expected.en())));
    }
}
