package org.plumbline.core.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.mutation.MutationResult.Outcome;
import org.plumbline.core.mutation.TrialPool.Trial;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.workbook.TestCase;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;

/**
 * Chooses further test cases: of all trials the one that covers and detects most of what is open, and again until nothing
 * more can be. Values of different indicators share a case. The expected points are those of the rules as they are: a
 * person must compare them with the document.
 */
public final class CaseCompletion {

    public static final String NAME = "自动生成";

    private final RuleSet ruleSet;
    private final TrialPool pool;

    private CaseCompletion(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        this.pool = new TrialPool(ruleSet);
    }

    /** A case with what it covers and detects. @param goals rows covered and changes detected */
    private record Candidate(Submission submission, TestCase test, Set<Object> goals) {}

    /** The cases to add, named 自动生成-001 and so on; empty where nothing more can be covered or detected. */
    public static List<TestCase> complete(RuleSet ruleSet, MutationReport report) {
        CaseCompletion completion = new CaseCompletion(ruleSet);
        List<Submission> chosen = new ArrayList<>();
        List<Candidate> ofIndicators = completion.choose(completion.listCandidates(RulePhase.JUDGING, report));
        chosen.addAll(completion.combine(ofIndicators));
        completion
                .choose(completion.listCandidates(RulePhase.GRADING, report))
                .forEach(candidate -> chosen.add(candidate.submission()));
        List<TestCase> cases = new ArrayList<>();
        for (Submission submission : chosen) {
            Evaluation evaluation = completion.pool.score(submission);
            cases.add(CaseDrafts.create(
                    "%s-%03d".formatted(NAME, cases.size() + 1 + completion.countGenerated()), submission, evaluation));
        }
        return cases;
    }

    /** Cases generated before keep their names. */
    private long countGenerated() {
        return ruleSet.cases().stream()
                .filter(test -> test.name().startsWith(NAME + "-"))
                .count();
    }

    /** @param phase JUDGING for single indicators; any other for totals */
    private List<Candidate> listCandidates(RulePhase phase, MutationReport report) {
        boolean single = phase == RulePhase.JUDGING;
        List<MutationResult> open = report.list(Outcome.UNDETECTED).stream()
                .filter(each -> (each.mutation().original().form().phase() == RulePhase.JUDGING) == single)
                .toList();
        Map<MutationResult, RuleSet> mutated = new HashMap<>();
        open.forEach(each -> mutated.put(each, ruleSet.withTable(each.mutation().mutated())));
        Set<RuleSource> uncovered = new HashSet<>();
        report.rows().stream().filter(row -> !row.isCovered()).forEach(row -> uncovered.add(row.row()));
        List<Candidate> candidates = new ArrayList<>();
        for (Trial trial : pool.list(phase)) {
            Evaluation evaluation = pool.score(trial.submission());
            TestCase test = evaluation == null ? null : CaseDrafts.create(NAME, trial.submission(), evaluation);
            if (test != null && !test.expectations().isEmpty()) {
                Set<Object> goals = listRows(trial, uncovered);
                for (MutationResult each : open) {
                    if (MutationAnalysis.isTouched(each.mutation(), trial.facts())
                            && !CaseTestRunner.run(test, mutated.get(each)).passed()) {
                        goals.add(each.mutation());
                    }
                }
                if (!goals.isEmpty()) {
                    candidates.add(new Candidate(trial.submission(), test, goals));
                }
            }
        }
        return candidates;
    }

    private Set<Object> listRows(Trial trial, Set<RuleSource> uncovered) {
        Set<Object> rows = new HashSet<>();
        for (ParsedTable<?> table : ruleSet.tables()) {
            if (table.form().phase() != RulePhase.REVIEWING) {
                trial.facts().findMatches(table).stream()
                        .map(FiredRule::rule)
                        .filter(uncovered::contains)
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private List<Candidate> choose(List<Candidate> candidates) {
        Set<Object> open = new HashSet<>();
        candidates.forEach(candidate -> open.addAll(candidate.goals()));
        List<Candidate> chosen = new ArrayList<>();
        while (!open.isEmpty()) {
            Candidate best = candidates.get(0);
            long most = 0;
            for (Candidate candidate : candidates) {
                long more = candidate.goals().stream().filter(open::contains).count();
                if (more > most) {
                    best = candidate;
                    most = more;
                }
            }
            chosen.add(best);
            open.removeAll(best.goals());
        }
        return chosen;
    }

    /** The values of different indicators in one case: the first of each, the second of each, and so on. */
    private List<Submission> combine(List<Candidate> chosen) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<List<Submission>> cases = new ArrayList<>();
        int own = 0;
        for (Candidate candidate : chosen) {
            IndicatorEntry entry = candidate.submission().indicators().get(0);
            boolean ofCatalogue = ruleSet.findIndicatorIndex(entry.code()) != null;
            boolean amounts = candidate.submission().budget().denominator() != null;
            String key = amounts ? "" : ofCatalogue ? entry.code() : "own" + ++own;
            int place = counts.merge(key, 1, Integer::sum) - 1;
            while (cases.size() <= place) {
                cases.add(new ArrayList<>());
            }
            cases.get(place).add(ofCatalogue ? candidate.submission() : rename(candidate.submission(), "x" + own));
        }
        return cases.stream().map(CaseCompletion::merge).toList();
    }

    private static Submission rename(Submission submission, String code) {
        IndicatorEntry entry = submission.indicators().get(0);
        return copy(
                submission,
                submission.budget(),
                submission.facts(),
                List.of(entry.toBuilder()
                        .code(code)
                        .name(entry.name() + " " + code)
                        .build()));
    }

    private static Submission merge(List<Submission> parts) {
        List<IndicatorEntry> entries = new ArrayList<>();
        Set<StatedFact> facts = new LinkedHashSet<>();
        Budget budget = Budget.NONE;
        for (Submission part : parts) {
            entries.addAll(part.indicators());
            facts.addAll(part.facts());
            budget = part.budget().denominator() == null ? budget : part.budget();
        }
        return copy(parts.get(0), budget, List.copyOf(facts), entries);
    }

    private static Submission copy(
            Submission from, Budget budget, List<StatedFact> facts, List<IndicatorEntry> entries) {
        return new Submission(
                from.scheme(),
                from.fiscalYear(),
                from.subject(),
                budget,
                entries,
                from.groups(),
                facts,
                from.declared());
    }
}
