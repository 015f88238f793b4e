package org.plumbline.core.whynot;

import java.util.List;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Submission;

/**
 * Explains why an evaluation has not more points, and what would have given them.
 *
 * @param indicators those that lost points, or have no score because a value is missing; in the evaluation's order
 * @param deductions the steps of caps and vetoes that took points from the total; in the evaluation's order
 */
public record WhyNot(List<IndicatorHint> indicators, List<TraceStep> deductions, GradeHint grade) {

    /**
     * @param evaluation of this submission by this rule set
     * @return the result of hundreds of trials: compute it only on request
     */
    public static WhyNot search(Evaluation evaluation, Submission submission, RuleSet ruleSet) {
        return new WhyNotSearch(evaluation, submission, ruleSet).search();
    }
}
