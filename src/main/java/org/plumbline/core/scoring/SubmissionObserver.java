package org.plumbline.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.Grade;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Submission;

/**
 * Measures what rows of the 审核 sheet may turn into findings. Only measures: thresholds and severities are the sheet's.
 */
final class SubmissionObserver {

    private SubmissionObserver() {}

    /**
     * @param total of the rules, after bonuses, caps and vetoes; null for none
     * @param ruleGrade null without a total
     * @param declaredGrade the band of the declared total; null without one
     */
    static List<Observation> observe(
            RuleSet ruleSet,
            Submission submission,
            SubmissionReadings readings,
            ScoreCalculator calculator,
            BigDecimal total,
            Grade ruleGrade,
            Grade declaredGrade) {
        ObservationCollector observations = new ObservationCollector();
        KnownFacts facts = new KnownFacts(submission.facts());
        List<Reading> all = readings.all();
        new BudgetObserver(submission.budget(), facts, observations).observeAll(all);
        new StatedFactObserver(submission, facts, all, ruleSet.scheme().fullMarks(), observations).observeAll();
        new ReadingObserver(ruleSet, readings, calculator, observations).observeAll();
        ResultObserver results = new ResultObserver(ruleSet, submission, calculator, total, observations);
        results.observeScores();
        results.observeTotals(all);
        results.observeGrades(ruleGrade, declaredGrade);
        return observations.list();
    }
}
