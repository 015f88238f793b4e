package org.plumbline.service.evaluations;

import java.util.Locale;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.robustness.Robustness;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.whynot.WhyNot;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.vocabulary.Submission;
import org.springframework.stereotype.Component;

/** Scores submissions by the rules in force, or by those of an earlier version. */
@Component
public final class ScoringService {

    private final Scorer scorer = new Scorer();
    private final ScoringMetrics metrics = new ScoringMetrics();
    private final RuleSetProvider ruleSets;

    ScoringService(RuleSetProvider ruleSets) {
        this.ruleSets = ruleSets;
    }

    /** @throws org.plumbline.core.scoring.SubmissionRejectedException with all faults of the submission */
    public ScoringResult score(byte[] body) {
        return score(body, (String) null);
    }

    /**
     * @param ruleSet version number or SHA-256 of a published version of the scheme; null for the one in force
     * @throws org.plumbline.core.scoring.SubmissionRejectedException with all faults of the submission
     * @throws org.plumbline.service.http.ProblemException if the scheme has no such version for that year
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

    /** @param whyNot null if it was not requested */
    record ResultWithWhyNot(ScoringResult scored, WhyNot whyNot) {}

    /**
     * Scores a submission whose result is not saved. Results by unpublished versions are not counted in the metrics.
     *
     * @param ruleSet as for {@link #score(byte[], String)}, or a draft or another unpublished version
     */
    ResultWithWhyNot scoreUnsaved(byte[] body, String ruleSet, boolean whyNot) {
        Submission submission = SubmissionJson.read(body);
        try (BorrowedRuleSet rules = ruleSet == null
                ? ruleSets.inForce(submission.scheme(), submission.fiscalYear())
                : ruleSets.borrowForTryOut(submission.scheme(), submission.fiscalYear(), ruleSet)) {
            ScoringResult scored = rules.version().isPublished()
                    ? score(body, submission, rules)
                    : new ScoringResult(body, submission, scorer.score(submission, rules.ruleSet()), rules.version());
            return new ResultWithWhyNot(
                    scored, whyNot ? WhyNot.search(scored.evaluation(), submission, rules.ruleSet()) : null);
        }
    }

    /** As {@link #score(byte[])}, with what would have given more points. */
    ResultWithWhyNot explainWhyNot(byte[] body) {
        return scoreUnsaved(body, null, true);
    }

    /** What would have given a stored evaluation more points, by the rules of its version. */
    WhyNot explainWhyNot(SavedEvaluation saved, Evaluation evaluation) {
        try (BorrowedRuleSet rules = ruleSets.borrow(ruleSets.requireVersion(saved.versionId()))) {
            return WhyNot.search(evaluation, SubmissionJson.read(saved.submission()), rules.ruleSet());
        }
    }

    /** What the verdict of a stored evaluation rests on, by the rules of its version. */
    Robustness explainRobustness(SavedEvaluation saved, Evaluation evaluation) {
        try (BorrowedRuleSet rules = ruleSets.borrow(ruleSets.requireVersion(saved.versionId()))) {
            return Robustness.of(evaluation, SubmissionJson.read(saved.submission()), rules.ruleSet());
        }
    }

    /** The total of a stored evaluation with those under stricter readings; null where there is none to compare. */
    String describeRange(SavedEvaluation saved, Evaluation evaluation, Locale locale) {
        Bilingual range = explainRobustness(saved, evaluation).describeRange();
        return range == null ? null : range.in(locale);
    }

    /** A submission scored, and what its verdict rests on. */
    record ResultWithRobustness(ScoringResult scored, Robustness robustness) {}

    /** As {@link #score(byte[])}, with what the verdict rests on. */
    ResultWithRobustness explainRobustness(byte[] body) {
        Submission submission = SubmissionJson.read(body);
        try (BorrowedRuleSet rules = borrowRules(submission, null)) {
            ScoringResult scored = score(body, submission, rules);
            return new ResultWithRobustness(scored, Robustness.of(scored.evaluation(), submission, rules.ruleSet()));
        }
    }

    /** Scores by the rules of the given version, whether in force or not. */
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
