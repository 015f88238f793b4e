package org.plumbline.service.evaluations;

import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.whynot.WhyNot;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.vocabulary.Submission;
import org.springframework.stereotype.Component;

/** Scores what is handed in by the rules in force, or by those of an earlier version. */
@Component
public final class ScoringService {

    private final Scorer scorer = new Scorer();
    private final ScoringMetrics metrics = new ScoringMetrics();
    private final RuleSetProvider ruleSets;

    ScoringService(RuleSetProvider ruleSets) {
        this.ruleSets = ruleSets;
    }

    /** @throws org.plumbline.core.scoring.SubmissionRejectedException with everything that is wrong with it */
    public ScoringResult score(byte[] body) {
        return score(body, (String) null);
    }

    /**
     * @param ruleSet version number or SHA-256 of a published version of the scheme; null for the one in force
     * @throws org.plumbline.core.scoring.SubmissionRejectedException with everything that is wrong with it
     * @throws org.plumbline.service.http.ProblemException where the scheme has no such version for that year
     */
    public ScoringResult score(byte[] body, String ruleSet) {
        Submission submission = SubmissionJson.read(body);
        try (BorrowedRuleSet rules = borrowRules(submission, ruleSet)) {
            return score(body, submission, rules);
        }
    }

    private BorrowedRuleSet borrowRules(Submission submission, String ruleSet) {
        return ruleSet == null
                ? ruleSets.inForce(submission.scheme(), submission.fiscalYear())
                : ruleSets.borrowPublished(submission.scheme(), submission.fiscalYear(), ruleSet);
    }

    /** @param whyNot null where it was not asked for */
    record ResultWithWhyNot(ScoringResult scored, WhyNot whyNot) {}

    /** As {@link #score(byte[])}, with what would have helped. */
    ResultWithWhyNot explainWhyNot(byte[] body, String ruleSet) {
        Submission submission = SubmissionJson.read(body);
        try (BorrowedRuleSet rules = borrowRules(submission, ruleSet)) {
            ScoringResult scored = score(body, submission, rules);
            return new ResultWithWhyNot(scored, WhyNot.search(scored.evaluation(), submission, rules.ruleSet()));
        }
    }

    /** What would have helped a kept evaluation, by the rules of its time. */
    WhyNot explainWhyNot(SavedEvaluation kept, Evaluation evaluation) {
        try (BorrowedRuleSet rules = ruleSets.borrow(ruleSets.requireVersion(kept.versionId()))) {
            return WhyNot.search(evaluation, SubmissionJson.read(kept.submission()), rules.ruleSet());
        }
    }

    /** By the rules of that version, whether they are still in force or not. */
    ScoringResult score(byte[] body, RuleSetVersion version) {
        Submission submission = SubmissionJson.read(body);
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) {
            return score(body, submission, rules);
        }
    }

    private ScoringResult score(byte[] body, Submission submission, BorrowedRuleSet rules) {
        Evaluation evaluation = scorer.score(submission, rules.ruleSet());
        metrics.count(evaluation);
        return new ScoringResult(body, submission, evaluation, rules.version());
    }
}
