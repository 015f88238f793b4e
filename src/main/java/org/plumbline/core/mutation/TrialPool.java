package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.mutation.MutationResult.Outcome;
import org.plumbline.core.proof.FullTrials;
import org.plumbline.core.proof.TrialEntries;
import org.plumbline.core.proof.TrialEntry;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.scoring.RaisedFinding;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.vocabulary.Finding;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Total;

/** Submissions at which rows differ, to distinguish a change that no test notices from one that changes nothing. */
final class TrialPool {

    private final RuleSet ruleSet;
    private final List<Trial> indicators = new ArrayList<>();
    private final List<Trial> totals = new ArrayList<>();
    private final List<Trial> findings;
    private final CaseFacts measures;
    private final Scorer scorer = new Scorer();
    private final Map<Submission, Evaluation> evaluations = new HashMap<>();
    private final Map<Trial, TestCase> drafts = new IdentityHashMap<>();

    /**
     * A submission and what the tables see of it.
     *
     * @param subject the finding that it is about; null where it is about points
     */
    record Trial(Submission submission, CaseFacts facts, FindingSubject subject) {

        /** Whether it states a value of the changed indicator or group, and is not about a finding on another one. */
        boolean states(Mutant mutant) {
            return (subject == null || subject.indicator() == null || mutant.concerns(subject.indicator()))
                    && submission.indicators().stream()
                            .map(IndicatorEntry::code)
                            .anyMatch(mutant::concerns);
        }
    }

    TrialPool(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        for (TrialEntry entry : TrialEntries.list(ruleSet)) {
            indicators.add(new Trial(
                    entry.submission(), new CaseFacts(Map.of(RulePhase.JUDGING, List.of(entry.reading()))), null));
        }
        for (Submission submission : FullTrials.list(ruleSet)) {
            totals.add(new Trial(submission, CaseFacts.of(submission, ruleSet), null));
        }
        FindingTrials trials = FindingTrials.of(ruleSet);
        this.findings = trials.list();
        this.measures = trials.listMeasures();
    }

    /** @param phase JUDGING for values of single indicators, GRADING for totals, REVIEWING for findings */
    List<Trial> list(RulePhase phase) {
        return phase == RulePhase.JUDGING ? indicators : phase == RulePhase.REVIEWING ? findings : totals;
    }

    List<Trial> listAll() {
        return Stream.of(indicators, totals, findings).flatMap(List::stream).toList();
    }

    /** Of a change that no case detects: what the trials say of it. */
    Outcome decide(Mutant mutant) {
        boolean effective = mutant.original() != null && mutant.touches(measures);
        for (Trial trial : mutant.selectTrials(this)) {
            if (mutant.touches(trial.facts())
                    && differ(score(trial.submission()), scoreBy(trial.submission(), mutant.after()))) {
                effective = true;
                if (isDetected(trial, mutant)) {
                    return Outcome.UNDETECTED;
                }
            }
        }
        return effective ? Outcome.UNTESTABLE : Outcome.WITHOUT_EFFECT;
    }

    /** Whether a case made of the trial notices the change. */
    boolean isDetected(Trial trial, Mutant mutant) {
        TestCase draft = draft(trial);
        return draft != null && !CaseTestRunner.run(draft, mutant.after()).passed();
    }

    /** A case that expects of the trial what the rules give now; null where there is nothing to expect. */
    TestCase draft(Trial trial) {
        return drafts.computeIfAbsent(trial, each -> {
            Evaluation evaluation = score(each.submission());
            TestCase draft = evaluation == null
                    ? null
                    : each.subject() == null
                            ? CaseDrafts.create(CaseCompletion.NAME, each.submission(), evaluation)
                            : CaseDrafts.create(CaseCompletion.NAME, each.submission(), evaluation, each.subject());
            return draft == null || draft.expectations().isEmpty() ? null : draft;
        });
    }

    /** The rows that apply; of a trial about a finding, those of other findings are not counted. */
    Set<RuleSource> listRows(Trial trial) {
        Set<RuleSource> rows = new HashSet<>();
        for (ParsedTable<?> table : ruleSet.tables()) {
            for (FiredRule fired : trial.facts().findMatches(table)) {
                boolean expected = trial.subject() == null
                        || fired.statement() instanceof Finding finding
                                && finding.code().equals(trial.subject().check().name());
                if (expected) {
                    rows.add(fired.rule());
                }
            }
        }
        return rows;
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

    /** @param one null where no case can state the submission: then no case can notice a change either */
    private static boolean differ(Evaluation one, Evaluation other) {
        if (one == null || other == null) {
            return one != null;
        }
        return differ(one.total(), other.total())
                || !Objects.equals(one.grade(), other.grade())
                || !listGrades(one).equals(listGrades(other))
                || differ(one.indicators(), other.indicators())
                || !listFindings(one).equals(listFindings(other));
    }

    private static List<List<Object>> listFindings(Evaluation evaluation) {
        return evaluation.findings().stream().map(TrialPool::identify).toList();
    }

    /** What an expectation can name of a finding. */
    private static List<Object> identify(RaisedFinding finding) {
        return List.of(finding.code(), finding.severity(), Objects.requireNonNullElse(finding.indicator(), ""));
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
        if (one.size() != other.size()) {
            return true;
        }
        for (int i = 0; i < one.size(); i++) {
            IndicatorScore before = one.get(i);
            IndicatorScore after = other.get(i);
            if (differ(before.score(), after.score())
                    || before.outcome() != after.outcome()
                    || differ(before.completion(), after.completion())
                    || before.members() != null
                            && (after.members() == null || differ(before.members(), after.members()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one != other : one.compareTo(other) != 0;
    }
}
