package org.plumbline.service.tryout;

import java.util.List;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.whynot.WhyNot;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.vocabulary.Submission;

/**
 * One submission scored by a version and by the version in force.
 *
 * @param inForce null if the version itself is in force for the submission's year, or none is
 */
record TryOut(ScoredSide tried, ScoredSide inForce) {

    /**
     * The result of one version.
     *
     * @param submission as it was scored: of the nearest of the version's years
     * @param evaluation null if the version rejects the submission, as is {@code whyNot}
     * @param problems why it does; empty if it does not
     */
    record ScoredSide(
            RuleSetVersion version,
            Submission submission,
            Evaluation evaluation,
            WhyNot whyNot,
            List<SubmissionProblem> problems) {

        boolean isScored() {
            return evaluation != null;
        }
    }
}
