package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.plumbline.core.proof.FullTrials;
import org.plumbline.core.proof.TrialEntries;
import org.plumbline.core.proof.TrialEntry;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Total;

/** Submissions at which rows differ, to distinguish a change that no test notices from one that changes nothing. */
final class TrialPool {

    private final RuleSet ruleSet;
    private final List<Trial> indicators = new ArrayList<>();
    private final List<Trial> totals = new ArrayList<>();
    private final Scorer scorer = new Scorer();
    private final Map<Submission, Evaluation> evaluations = new HashMap<>();

    /** A submission and what the tables see of it. */
    record Trial(Submission submission, CaseFacts facts) {}

    TrialPool(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        for (TrialEntry entry : TrialEntries.list(ruleSet)) {
            indicators.add(
                    new Trial(entry.submission(), new CaseFacts(Map.of(RulePhase.JUDGING, List.of(entry.reading())))));
        }
        for (Submission submission : FullTrials.list(ruleSet)) {
            totals.add(new Trial(submission, CaseFacts.of(submission, ruleSet)));
        }
    }

    List<Trial> list(RulePhase phase) {
        return phase == RulePhase.JUDGING ? indicators : totals;
    }

    /** The first trial that the changed rules score differently. */
    Optional<Trial> findEffective(CellMutation mutation, RuleSet mutated) {
        return list(mutation.original().form().phase()).stream()
                .filter(trial -> isEffective(trial, mutation, mutated))
                .findFirst();
    }

    boolean isEffective(Trial trial, CellMutation mutation, RuleSet mutated) {
        return MutationAnalysis.isTouched(mutation, trial.facts())
                && differ(score(trial.submission()), scoreBy(trial.submission(), mutated));
    }

    /** By the rules as they are; null where the submission is rejected. */
    Evaluation score(Submission submission) {
        return evaluations.computeIfAbsent(submission, each -> scoreBy(each, ruleSet));
    }

    private Evaluation scoreBy(Submission submission, RuleSet rules) {
        try {
            return scorer.score(submission, rules);
        } catch (SubmissionRejectedException rejected) {
            return null;
        }
    }

    private static boolean differ(Evaluation one, Evaluation other) {
        if (one == null || other == null) {
            return false;
        }
        return differ(one.total(), other.total())
                || !Objects.equals(one.grade(), other.grade())
                || !listGrades(one).equals(listGrades(other))
                || differ(one.indicators(), other.indicators());
    }

    /** Of the total by the rules and of the declared total; of several for one total, the last counts. */
    private static Map<Total.TotalSource, String> listGrades(Evaluation evaluation) {
        Map<Total.TotalSource, String> grades = new EnumMap<>(Total.TotalSource.class);
        evaluation.trace().forEach(step -> {
            if (step instanceof TraceStep.GradeStep grade) {
                grades.put(grade.of(), grade.grade());
            }
        });
        return grades;
    }

    private static boolean differ(List<IndicatorScore> one, List<IndicatorScore> other) {
        for (int i = 0; i < one.size(); i++) {
            IndicatorScore before = one.get(i);
            IndicatorScore after = other.get(i);
            if (differ(before.score(), after.score())
                    || before.outcome() != after.outcome()
                    || differ(before.completion(), after.completion())
                    || before.members() != null && differ(before.members(), after.members())) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one != other : one.compareTo(other) != 0;
    }
}
