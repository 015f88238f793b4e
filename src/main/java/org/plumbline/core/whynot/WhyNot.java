package org.plumbline.core.whynot;

import java.util.List;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.vocabulary.Submission;

/**
 * Why an evaluation has not more points, and what would have given them.
 *
 * @param indicators those that lost points, or have no score for want of a value; in the evaluation's order
 */
public record WhyNot(List<IndicatorHint> indicators, GradeHint grade) {

    /**
     * @param evaluation of this submission by this rule set
     * @return hundreds of trials later: to be asked for, never computed by the way
     */
    public static WhyNot search(Evaluation evaluation, Submission submission, RuleSet ruleSet) {
        return new WhyNotSearch(evaluation, submission, ruleSet).search();
    }
}
