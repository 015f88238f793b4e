package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.workbook.CaseColumns;
import org.plumbline.core.workbook.Expectation;
import org.plumbline.core.workbook.Expectation.ExpectationKind;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Submission;

/** Test cases that expect of a submission what the rules give now. */
final class CaseDrafts {

    private CaseDrafts() {}

    static TestCase create(String name, Submission submission, Evaluation evaluation) {
        List<Expectation> expectations = new ArrayList<>();
        expectTotal(expectations, evaluation);
        for (IndicatorScore score : evaluation.indicators()) {
            boolean stated = submission.indicators().stream()
                            .anyMatch(entry -> score.code().equals(entry.code()))
                    || score.members() != null;
            if (stated) {
                expectScore(expectations, evaluation, score);
            }
        }
        return create(name, submission, expectations);
    }

    /** A case that expects the finding with each severity that it has and no other, or expects that there is none. */
    static TestCase create(String name, Submission submission, Evaluation evaluation, FindingSubject subject) {
        String code = submission.indicators().stream()
                .map(IndicatorEntry::code)
                .filter(each -> each.equals(subject.indicator()))
                .findFirst()
                .orElse(null);
        Set<Severity> raised = evaluation.findings().stream()
                .filter(finding -> finding.code().equals(subject.check().name()))
                .filter(finding -> code == null || code.equals(finding.indicator()))
                .map(RaisedFinding::severity)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Expectation> expectations = new ArrayList<>();
        if (raised.isEmpty()) {
            add(expectations, ExpectationKind.NO_FINDING, code, subject.check().name());
        }
        for (Severity severity : raised.isEmpty() ? List.<Severity>of() : List.of(Severity.values())) {
            add(
                    expectations,
                    raised.contains(severity) ? ExpectationKind.FINDING : ExpectationKind.NO_FINDING,
                    code,
                    subject.check().name() + Expectation.SEVERITY + severity);
        }
        return create(name, submission, expectations);
    }

    private static TestCase create(String name, Submission submission, List<Expectation> expectations) {
        return new TestCase(
                name,
                CaseColumns.CASES,
                null,
                submission.fiscalYear(),
                submission.budget(),
                submission.declared(),
                submission.indicators().stream()
                        .map(entry -> new TestCase.TestCaseEntry(entry, null))
                        .toList(),
                submission.groups(),
                submission.facts(),
                expectations);
    }

    private static void expectTotal(List<Expectation> expectations, Evaluation evaluation) {
        if (evaluation.total() != null) {
            add(expectations, ExpectationKind.SCORE, null, format(evaluation.total()));
        }
        if (evaluation.grade() != null) {
            add(expectations, ExpectationKind.GRADE, null, evaluation.grade());
        }
        listRules(evaluation, null).forEach(rule -> add(expectations, ExpectationKind.RULE, null, rule));
    }

    private static void expectScore(List<Expectation> expectations, Evaluation evaluation, IndicatorScore score) {
        if (score.score() != null) {
            add(expectations, ExpectationKind.SCORE, score.code(), format(score.score()));
        }
        listRules(evaluation, score.code())
                .forEach(rule -> add(expectations, ExpectationKind.RULE, score.code(), rule));
    }

    private static void add(List<Expectation> expectations, ExpectationKind kind, String code, String value) {
        expectations.add(new Expectation(kind, code, value, null));
    }

    private static String format(BigDecimal points) {
        BigDecimal plain = points.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    /** @param code of an indicator; null for the rows that adjust and grade the total */
    private static Set<String> listRules(Evaluation evaluation, String code) {
        Set<String> rules = new LinkedHashSet<>();
        for (TraceStep step : evaluation.trace()) {
            boolean concerned = code == null
                    ? step instanceof TraceStep.GradeStep
                            || step instanceof TraceStep.CapStep
                            || step instanceof TraceStep.BonusStep
                            || step instanceof TraceStep.VetoStep
                    : step instanceof TraceStep.ScoringStep scoring
                            && code.equals(scoring.indicator())
                            && scoring.rule() != null;
            if (concerned) {
                rules.add(step.rule().id());
            }
        }
        return rules;
    }
}
