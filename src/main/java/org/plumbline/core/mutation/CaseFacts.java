package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.IndicatorRescorer;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.Scorer.ObservedEvaluation;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.Execution;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Total;
import org.plumbline.vocabulary.UnscorableReading;

/** The facts that the tables see in one submission, by phase, so that only a case that a change touches is scored again. */
record CaseFacts(Map<RulePhase, List<Object>> facts) {

    /** @return without facts where the case cannot be scored */
    static CaseFacts of(TestCase test, RuleSet ruleSet) {
        return of(CaseTestRunner.createSubmission(test, ruleSet), ruleSet);
    }

    static CaseFacts of(Submission submission, RuleSet ruleSet) {
        try {
            return of(submission, ruleSet, new Scorer().observe(submission, ruleSet));
        } catch (SubmissionRejectedException rejected) {
            return new CaseFacts(Map.of());
        }
    }

    static CaseFacts of(Submission submission, RuleSet ruleSet, ObservedEvaluation seen) {
        return new CaseFacts(Map.of(
                RulePhase.JUDGING, listReadings(submission, ruleSet),
                RulePhase.ADJUSTING, listCircumstances(submission),
                RulePhase.GRADING, listTotals(submission, seen.evaluation().total()),
                RulePhase.REVIEWING, List.copyOf(seen.observations())));
    }

    private static List<Object> listReadings(Submission submission, RuleSet ruleSet) {
        List<Object> judged = new ArrayList<>();
        for (Reading reading : IndicatorRescorer.readAll(ruleSet, submission)) {
            if (!(reading instanceof UnscorableReading) && reading.weight() != null) {
                judged.add(reading);
            }
        }
        return judged;
    }

    private static List<Object> listCircumstances(Submission submission) {
        List<Object> circumstances = new ArrayList<>(Circumstance.of(submission));
        circumstances.add(new Execution(submission.budget().executionRate()));
        return circumstances;
    }

    private static List<Object> listTotals(Submission submission, BigDecimal total) {
        List<Object> totals = new ArrayList<>();
        if (total != null) {
            totals.add(new Total(Total.TotalSource.RULE, total));
        }
        if (submission.declared().total() != null) {
            totals.add(
                    new Total(Total.TotalSource.DECLARED, submission.declared().total()));
        }
        return totals;
    }

    List<FiredRule> findMatches(ParsedTable<?> table) {
        List<Object> seen = facts.getOrDefault(table.form().phase(), List.of());
        return seen.isEmpty() ? List.of() : RuleSet.findMatches(table, seen);
    }
}
