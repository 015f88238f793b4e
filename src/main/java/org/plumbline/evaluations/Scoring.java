package org.plumbline.evaluations;

import org.plumbline.counterfactual.WhyNot;
import org.plumbline.exchange.SubmissionJson;
import org.plumbline.publishing.RuleSetInUse;
import org.plumbline.publishing.RuleSetVersion;
import org.plumbline.publishing.RuleSets;
import org.plumbline.scoring.Evaluation;
import org.plumbline.scoring.Scorer;
import org.plumbline.vocabulary.Submission;
import org.springframework.stereotype.Component;

/** Scores what is handed in by the rules in force, or by those of an earlier version. */
@Component
public final class Scoring {

    private final Scorer scorer = new Scorer();
    private final Counted counted = new Counted();
    private final RuleSets ruleSets;

    Scoring(RuleSets ruleSets) {
        this.ruleSets = ruleSets;
    }

    /** @throws org.plumbline.scoring.SubmissionRejected with everything that is wrong with it */
    Scored score(byte[] body) {
        return score(body, (String) null);
    }

    /**
     * @param ruleSet version number or SHA-256 of a published version of the scheme; null for the one in force
     * @throws org.plumbline.scoring.SubmissionRejected with everything that is wrong with it
     * @throws org.plumbline.web.RequestRefused where the scheme has no such version for that year
     */
    public Scored score(byte[] body, String ruleSet) {
        Submission submission = SubmissionJson.read(body);
        try (RuleSetInUse rules = rules(submission, ruleSet)) {
            return score(body, submission, rules);
        }
    }

    private RuleSetInUse rules(Submission submission, String ruleSet) {
        return ruleSet == null
                ? ruleSets.inForce(submission.scheme(), submission.fiscalYear())
                : ruleSets.published(submission.scheme(), submission.fiscalYear(), ruleSet);
    }

    /** @param whyNot null where it was not asked for */
    record Answered(Scored scored, WhyNot whyNot) {}

    /** As {@link #score(byte[])}, with what would have helped. */
    Answered whyNot(byte[] body, String ruleSet) {
        Submission submission = SubmissionJson.read(body);
        try (RuleSetInUse rules = rules(submission, ruleSet)) {
            Scored scored = score(body, submission, rules);
            return new Answered(scored, WhyNot.of(scored.evaluation(), submission, rules.ruleSet()));
        }
    }

    /** What would have helped a kept evaluation, by the rules of its time. */
    WhyNot whyNot(Kept kept, Evaluation evaluation) {
        try (RuleSetInUse rules = ruleSets.use(ruleSets.version(kept.versionId()))) {
            return WhyNot.of(evaluation, SubmissionJson.read(kept.submission()), rules.ruleSet());
        }
    }

    /** By the rules of that version, whether they are still in force or not. */
    Scored score(byte[] body, RuleSetVersion version) {
        Submission submission = SubmissionJson.read(body);
        try (RuleSetInUse rules = ruleSets.use(version)) {
            return score(body, submission, rules);
        }
    }

    private Scored score(byte[] body, Submission submission, RuleSetInUse rules) {
        Evaluation evaluation = scorer.score(submission, rules.ruleSet());
        counted.count(evaluation);
        return new Scored(body, submission, evaluation, rules.version());
    }
}
