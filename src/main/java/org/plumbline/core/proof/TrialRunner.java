package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.ReadingScorer.ReadingResult;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Runs the scorer on the submissions of a counterexample. What it does not confirm is no counterexample. */
final class TrialRunner {

    private final RuleSet ruleSet;
    private final Scorer scorer = new Scorer();

    TrialRunner(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
    }

    /** A submission that states nothing but these. */
    Submission createSubmission(List<IndicatorEntry> entries, Budget budget, List<StatedFact> facts) {
        return new Submission(
                ruleSet.scheme().id(),
                ruleSet.scheme().yearTo(),
                new Subject(ruleSet.scheme().title(), null, null),
                budget,
                entries,
                List.of(),
                facts,
                DeclaredResult.NOTHING);
    }

    /** Amounts with an execution rate. */
    static Budget createBudget(BigDecimal executionRate) {
        return new Budget("万元", null, null, DecimalMath.HUNDRED, executionRate, List.of(), List.of());
    }

    /** The submission of one value: an actual value, or the amounts that it is recomputed from. */
    Submission createSubmission(ProvedIndicator subject, Value target, BigDecimal weight, BigDecimal actual) {
        IndicatorEntry entry = subject.createEntry(target, weight)
                .actual(subject.isRecomputed() ? null : Value.of(actual))
                .build();
        Budget budget = Budget.NONE;
        if (subject.isRecomputed() && subject.indicator().recomputation().isFromFacts()) {
            return createSubmission(List.of(entry), budget, TrialFacts.create(subject.indicator(), actual));
        }
        if (subject.isRecomputed()) {
            budget = subject.indicator().recomputation() == Recomputation.EXECUTION_RATE
                    ? createBudget(actual)
                    : new Budget(
                            "万元",
                            DecimalMath.HUNDRED,
                            null,
                            DecimalMath.HUNDRED.add(actual),
                            null,
                            List.of(),
                            List.of());
        }
        return createSubmission(List.of(entry), budget, List.of());
    }

    /** The submission of one wording: an actual value, or the fault that a reviewer found. */
    Submission createSubmission(ProvedIndicator subject, Value target, BigDecimal weight, String word) {
        IndicatorEntry entry = subject.createEntry(target, weight)
                .actual(subject.faulty() ? null : Value.of(word))
                .build();
        return createSubmission(
                List.of(entry),
                Budget.NONE,
                subject.faulty() ? List.of(TrialFacts.createFault(subject.indicator(), word)) : List.of());
    }

    /** The trial where the scorer's result for the indicator is the expected one; empty otherwise. */
    Optional<ProofTrial> run(Submission submission, ProvedIndicator subject, ReadingResult expected, Bilingual given) {
        return score(submission)
                .flatMap(evaluation -> evaluation.indicators().stream()
                        .flatMap(score -> score.members() == null ? Stream.of(score) : score.members().stream())
                        .filter(score -> score.code().equals(subject.indicator().code()))
                        .findFirst())
                .filter(score -> agrees(score, subject, expected))
                .map(score -> new ProofTrial(submission, given, expected.judging(), expected.score()));
    }

    /** The evaluation; empty where the submission would be rejected. */
    Optional<Evaluation> score(Submission submission) {
        try {
            return Optional.of(scorer.score(submission, ruleSet));
        } catch (SubmissionRejectedException rejected) {
            return Optional.empty();
        }
    }

    /** A member of a group has no score of its own, but the share of the group's weight that its score is. */
    private static boolean agrees(IndicatorScore score, ProvedIndicator subject, ReadingResult expected) {
        if (expected.score() == null) {
            return score.outcome() == expected.outcome();
        }
        if (subject.indicator().group() == null || subject.isOwn()) {
            return score.outcome() == IndicatorOutcome.SCORED
                    && Objects.requireNonNull(score.score()).compareTo(expected.score()) == 0;
        }
        BigDecimal completion =
                DecimalMath.computePercent(expected.score(), subject.indicator().weight());
        return completion != null
                && score.completion() != null
                && score.completion().compareTo(DecimalMath.roundForDisplay(completion)) == 0;
    }
}
