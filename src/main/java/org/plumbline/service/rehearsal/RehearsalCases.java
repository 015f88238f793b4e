package org.plumbline.service.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.plumbline.core.scoring.SchemeYears;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.evaluations.SavedCase;
import org.plumbline.service.evaluations.SavedCases;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.vocabulary.Submission;

/** The cases of one rehearsal; borrows the rule sets for the comparison until it ends. */
final class RehearsalCases implements AutoCloseable {

    private static final int CHUNK = 100;

    private final SavedCases savedCases;
    private final RuleSetProvider ruleSets;
    private final RehearsalRun run;
    private final BorrowedRuleSet against;
    /** By fiscal year; empty if no version is in force. */
    private final Map<Integer, Optional<BorrowedRuleSet>> inForce = new ConcurrentHashMap<>();

    RehearsalCases(SavedCases saved, RuleSetProvider ruleSets, RehearsalRun run) {
        this.savedCases = saved;
        this.ruleSets = ruleSets;
        this.run = run;
        Long id = run.options().against();
        this.against = id == null ? null : ruleSets.borrow(ruleSets.requireVersion(id));
    }

    Iterator<List<RehearsalCase>> readChunks() {
        return run.options().upload() == null
                ? readSaved()
                : readUploaded(run.options().upload());
    }

    private Iterator<List<RehearsalCase>> readSaved() {
        SavedCases.Selection selection =
                savedCases.ofScheme(run.version().scheme(), run.options().fiscalYears());
        run.setTotal(selection.total());
        Iterator<List<SavedCase>> chunks = selection.readChunks(CHUNK);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return chunks.hasNext();
            }

            @Override
            public List<RehearsalCase> next() {
                return chunks.next().stream().map(RehearsalCases.this::toCase).toList();
            }
        };
    }

    private RehearsalCase toCase(SavedCase each) {
        Function<Submission, EvaluationOutline> before =
                against == null ? submission -> EvaluationOutline.read(each.canonical()) : this::scoreByOtherVersion;
        return new RehearsalCase(each.id().toString(), each::submission, before);
    }

    private Iterator<List<RehearsalCase>> readUploaded(byte[] ndjson) {
        List<RehearsalCase> candidates = new ArrayList<>();
        int line = 1;
        for (int from = 0; from < ndjson.length; line++) {
            int to = from;
            while (to < ndjson.length && ndjson[to] != '\n') {
                to++;
            }
            int start = from;
            int end = to;
            if (!isBlank(ndjson, start, end)) {
                candidates.add(new RehearsalCase(
                        Integer.toString(line),
                        () -> Arrays.copyOfRange(ndjson, start, end),
                        against == null ? this::scoreByRulesInForce : this::scoreByOtherVersion));
            }
            from = to + 1;
        }
        run.setTotal(candidates.size());
        List<List<RehearsalCase>> chunks = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i += CHUNK) {
            chunks.add(candidates.subList(i, Math.min(candidates.size(), i + CHUNK)));
        }
        return chunks.iterator();
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private EvaluationOutline scoreByOtherVersion(Submission submission) {
        return scoreOrNull(submission, against);
    }

    private EvaluationOutline scoreByRulesInForce(Submission submission) {
        return inForce.computeIfAbsent(submission.fiscalYear(), this::borrowRulesInForce)
                .map(rules -> scoreOrNull(submission, rules))
                .orElse(null);
    }

    private Optional<BorrowedRuleSet> borrowRulesInForce(int fiscalYear) {
        try {
            return Optional.of(ruleSets.inForce(run.version().scheme(), fiscalYear));
        } catch (SubmissionRejectedException noneInForce) {
            return Optional.empty();
        }
    }

    /** Null if those rules reject it: then there is no evaluation to compare with. */
    private static EvaluationOutline scoreOrNull(Submission submission, BorrowedRuleSet rules) {
        try {
            return DraftComparison.score(
                    SchemeYears.moveInto(submission, rules.ruleSet().scheme()), rules.ruleSet());
        } catch (SubmissionRejectedException nothingBefore) {
            return null;
        }
    }

    @Override
    public void close() {
        if (against != null) {
            against.close();
        }
        inForce.values().forEach(rules -> rules.ifPresent(BorrowedRuleSet::close));
    }
}
