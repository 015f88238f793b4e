package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.ruleset.RuleSession;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Case;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Grade;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Total;

/** Scores one submission by one rule set. Stateless and thread-safe. */
public final class Scorer {

    /** @throws SubmissionRejectedException where the submission contradicts the scheme's catalogue or year */
    public Evaluation score(Submission submission, RuleSet ruleSet) {
        try (RuleSession rules = ruleSet.openSession()) {
            return score(submission, ruleSet, rules);
        }
    }

    /** @param observations on which the rows of the sheet 审核 were evaluated; empty where nothing was measured */
    public record ObservedEvaluation(Evaluation evaluation, List<Observation> observations) {}

    /** {@link #score}, with what was measured for findings. */
    public ObservedEvaluation observe(Submission submission, RuleSet ruleSet) {
        try (ObservingSession rules = new ObservingSession(ruleSet.openSession())) {
            return new ObservedEvaluation(score(submission, ruleSet, rules), rules.observations());
        }
    }

    /** The same with another session, such as the oracle's. */
    Evaluation score(Submission submission, RuleSet ruleSet, RuleSession rules) {
        SubmissionReadings readings = SubmissionReadings.of(ruleSet, submission);
        ScoreCalculator calculator =
                ScoreCalculator.of(ruleSet, submission, readings, rules.judge(readings.listJudgeable()));
        List<TraceStep> trace = calculator.trace();

        Adjustments adjustments = null;
        BigDecimal total = calculator.totalPoints();
        if (total != null) {
            adjustments = Adjustments.of(ruleSet, submission, rules);
            Adjustments.AdjustedTotal adjusted = adjustments.of(total);
            trace.addAll(adjusted.steps());
            total = adjusted.total();
        }
        List<Total> totals = listTotals(submission.declared(), total);
        Grades grades = totals.isEmpty()
                ? new Grades(null, null)
                : recordGrades(ruleSet, rules.grade(totals), adjustments, trace);
        ReviewComparison review = new ReviewComparison(submission, calculator.scores(), total, grades.rule());
        trace.addAll(review.listSteps());
        List<FindingCandidate> own =
                FindingCollector.findEngineFindings(calculator, readings, adjustments, ruleSet, submission.declared());
        List<RaisedFinding> findings = List.of();
        if (ruleSet.hasChecks() || !own.isEmpty()) {
            Case subject = new Case(ruleSet.scheme(), submission, readings.all());
            List<Observation> observations = SubmissionObserver.observe(
                    ruleSet, submission, readings, calculator, total, grades.rule(), grades.declared());
            observations.addAll(review.observe(ruleSet));
            findings = FindingCollector.collect(rules.review(subject, observations), own, calculator.scores(), trace);
        }
        return createEvaluation(submission, ruleSet, calculator, total, grades.rule(), review.summarize(), findings);
    }

    /**
     * @param rule the grade of the rules' total, after vetoes; null for none
     * @param declared the band of the declared total; null for none
     */
    private record Grades(Grade rule, Grade declared) {}

    /**
     * @param fired rows of the sheet 等级, one for each total
     * @param adjustments null without a total of the rules
     * @param trace receives the steps
     */
    private static Grades recordGrades(
            RuleSet ruleSet, List<FiredRule> fired, Adjustments adjustments, List<TraceStep> trace) {
        List<FiredRule> ordered = new ArrayList<>(fired);
        ordered.sort(Comparator.comparing(each -> ((Grade) each.statement()).of()));
        Grade ruleGrade = null;
        Grade declaredGrade = null;
        for (FiredRule each : ordered) {
            Grade grade = (Grade) each.statement();
            trace.add(new TraceStep.GradeStep(
                    each.rule(), each.when(), grade.basis(), grade.of(), grade.points(), grade.label()));
            if (grade.of() == Total.TotalSource.DECLARED) {
                declaredGrade = grade;
            } else {
                ruleGrade = applyGradeVetoes(ruleSet, grade, adjustments, trace);
            }
        }
        return new Grades(ruleGrade, declaredGrade);
    }

    private static Grade applyGradeVetoes(
            RuleSet ruleSet, Grade grade, Adjustments adjustments, List<TraceStep> trace) {
        Grade lowered = grade;
        for (TraceStep.VetoStep veto : adjustments.of(grade.label())) {
            trace.add(veto);
            lowered = lowered.lowerTo(veto.grade(), ruleSet.findGradeAliases(veto.grade()));
        }
        return lowered;
    }

    /** @param total of the rules; null for none */
    private static List<Total> listTotals(DeclaredResult declared, BigDecimal total) {
        List<Total> totals = new ArrayList<>(2);
        if (total != null) {
            totals.add(new Total(Total.TotalSource.RULE, total));
        }
        if (declared.total() != null) {
            totals.add(new Total(Total.TotalSource.DECLARED, declared.total()));
        }
        return totals;
    }

    private static Evaluation createEvaluation(
            Submission submission,
            RuleSet ruleSet,
            ScoreCalculator calculator,
            BigDecimal total,
            Grade grade,
            ReviewedTotal review,
            List<RaisedFinding> findings) {
        DeclaredResult declared = submission.declared();
        return new Evaluation(
                ruleSet.scheme().id(),
                submission.fiscalYear(),
                submission.subject(),
                ruleSet.sha256(),
                total != null,
                total,
                grade == null ? null : grade.label(),
                declared,
                total == null || declared.total() == null
                        ? null
                        : declared.total().subtract(total),
                total == null ? calculator.createPartialTotal() : null,
                review,
                List.copyOf(calculator.scores()),
                findings,
                List.copyOf(calculator.trace()));
    }
}
