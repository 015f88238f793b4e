package org.plumbline.core.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.mutation.MutationResult.Outcome;
import org.plumbline.core.mutation.TrialPool.Trial;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.CellVariants;
import org.plumbline.core.ruleset.RuleSet;
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
    private final Set<Object> reached = new HashSet<>();

    private CaseCompletion(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        this.pool = new TrialPool(ruleSet);
    }

    /** A case with what it covers and detects. @param goals rows covered and changes detected */
    private record Candidate(Trial trial, Set<Object> goals) {}

    /**
     * The cases to add, named 自动生成-001 and so on; empty where nothing more can be covered or detected.
     *
     * @param workbook from which the rule set was loaded
     */
    public static List<TestCase> complete(RuleSet ruleSet, byte[] workbook, MutationReport report) {
        CaseCompletion completion = new CaseCompletion(ruleSet);
        Map<Trial, Candidate> candidates = completion.listCandidates(report);
        completion.addDetected(candidates, CellVariants.of(ruleSet, workbook), report);
        List<Submission> chosen = new ArrayList<>(completion.combine(completion.choose(candidates, RulePhase.JUDGING)));
        completion
                .choose(candidates, RulePhase.GRADING)
                .forEach(candidate -> chosen.add(candidate.trial().submission()));
        List<TestCase> cases = new ArrayList<>();
        for (Submission submission : chosen) {
            cases.add(CaseDrafts.create(completion.name(cases), submission, completion.pool.score(submission)));
        }
        for (Candidate candidate : completion.choose(candidates, RulePhase.REVIEWING)) {
            cases.add(completion.pool.draft(candidate.trial()).withName(completion.name(cases)));
        }
        return cases;
    }

    private String name(List<TestCase> added) {
        return "%s-%03d".formatted(NAME, added.size() + 1 + countGenerated());
    }

    /** Every trial that can be a case, with the rows that it covers. */
    private Map<Trial, Candidate> listCandidates(MutationReport report) {
        Set<RuleSource> uncovered = new HashSet<>();
        report.rows().stream().filter(row -> !row.isCovered()).forEach(row -> uncovered.add(row.row()));
        Map<Trial, Candidate> candidates = new IdentityHashMap<>();
        for (Trial trial : pool.listAll()) {
            if (pool.draft(trial) != null) {
                Set<Object> goals = new HashSet<>(pool.listRows(trial));
                goals.retainAll(uncovered);
                candidates.put(trial, new Candidate(trial, goals));
            }
        }
        return candidates;
    }

    private void addDetected(Map<Trial, Candidate> candidates, CellVariants variants, MutationReport report) {
        for (MutationResult open : report.list(Outcome.UNDETECTED)) {
            CellMutation mutation = open.mutation();
            RuleSet changed =
                    variants.replace(mutation.cell(), mutation.content()).orElseThrow();
            Mutant mutant = Mutant.of(mutation, ruleSet, changed);
            for (Trial trial : mutant.selectTrials(pool)) {
                if (mutant.touches(trial.facts()) && pool.isDetected(trial, mutant)) {
                    candidates.get(trial).goals().add(mutation);
                }
            }
        }
    }

    /** Cases generated before keep their names. */
    private long countGenerated() {
        return ruleSet.cases().stream()
                .filter(test -> test.name().startsWith(NAME + "-"))
                .count();
    }

    /** Of one kind of trial, those that reach what is left, the most useful first. */
    private List<Candidate> choose(Map<Trial, Candidate> candidates, RulePhase phase) {
        List<Candidate> open = new ArrayList<>();
        for (Trial trial : pool.list(phase)) {
            Candidate candidate = candidates.get(trial);
            if (candidate != null) {
                candidate.goals().removeAll(reached);
                open.add(candidate);
            }
        }
        List<Candidate> chosen = new ArrayList<>();
        while (true) {
            open.removeIf(candidate -> candidate.goals().isEmpty());
            if (open.isEmpty()) {
                return chosen;
            }
            Candidate best = open.get(0);
            for (Candidate candidate : open) {
                best = candidate.goals().size() > best.goals().size() ? candidate : best;
            }
            chosen.add(best);
            Set<Object> goals = Set.copyOf(best.goals());
            reached.addAll(goals);
            open.forEach(candidate -> candidate.goals().removeAll(goals));
        }
    }

    /** The values of different indicators in one case: the first of each, the second of each, and so on. */
    private List<Submission> combine(List<Candidate> chosen) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<List<Submission>> cases = new ArrayList<>();
        int own = 0;
        for (Candidate candidate : chosen) {
            IndicatorEntry entry = candidate.trial().submission().indicators().get(0);
            boolean ofCatalogue = ruleSet.findIndicatorIndex(entry.code()) != null;
            boolean amounts = candidate.trial().submission().budget().denominator() != null;
            String key = amounts ? "" : ofCatalogue ? entry.code() : "own" + ++own;
            int place = counts.merge(key, 1, Integer::sum) - 1;
            while (cases.size() <= place) {
                cases.add(new ArrayList<>());
            }
            cases.get(place)
                    .add(
                            ofCatalogue
                                    ? candidate.trial().submission()
                                    : rename(candidate.trial().submission(), "x" + own));
        }
        return cases.stream().map(CaseCompletion::merge).toList();
    }

    private static Submission rename(Submission submission, String code) {
        IndicatorEntry entry = submission.indicators().get(0);
        return SubmissionParts.of(submission)
                .entries(List.of(entry.toBuilder()
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
        return SubmissionParts.of(parts.get(0))
                .copy(budget, entries, List.copyOf(facts), parts.get(0).declared());
    }
}
