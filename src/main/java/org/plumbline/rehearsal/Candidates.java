package org.plumbline.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.plumbline.evaluations.KeptCase;
import org.plumbline.evaluations.KeptCases;
import org.plumbline.publishing.RuleSetInUse;
import org.plumbline.publishing.RuleSets;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.vocabulary.Submission;

/** The cases of one rehearsal, with the rule sets that say what they were before on loan until it ends. */
final class Candidates implements AutoCloseable {

    private static final int CHUNK = 100;

    private final KeptCases kept;
    private final RuleSets ruleSets;
    private final Run run;
    private final RuleSetInUse against;
    /** By fiscal year; empty where no version is in force. */
    private final Map<Integer, Optional<RuleSetInUse>> inForce = new ConcurrentHashMap<>();

    Candidates(KeptCases kept, RuleSets ruleSets, Run run) {
        this.kept = kept;
        this.ruleSets = ruleSets;
        this.run = run;
        Long id = run.options().against();
        this.against = id == null ? null : ruleSets.use(ruleSets.version(id));
    }

    Iterator<List<Candidate>> chunks() {
        return run.options().upload() == null ? kept() : uploaded(run.options().upload());
    }

    private Iterator<List<Candidate>> kept() {
        KeptCases.Selection selection =
                kept.ofScheme(run.version().scheme(), run.options().fiscalYears());
        run.total(selection.total());
        Iterator<List<KeptCase>> chunks = selection.chunks(CHUNK);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return chunks.hasNext();
            }

            @Override
            public List<Candidate> next() {
                return chunks.next().stream().map(Candidates.this::candidate).toList();
            }
        };
    }

    private Candidate candidate(KeptCase each) {
        Function<Submission, Outline> before =
                against == null ? submission -> Outline.read(each.canonical()) : this::byOtherVersion;
        return new Candidate(each.id().toString(), each::submission, before);
    }

    private Iterator<List<Candidate>> uploaded(byte[] ndjson) {
        List<Candidate> candidates = new ArrayList<>();
        int line = 1;
        for (int from = 0; from < ndjson.length; line++) {
            int to = from;
            while (to < ndjson.length && ndjson[to] != '\n') {
                to++;
            }
            int start = from;
            int end = to;
            if (!isBlank(ndjson, start, end)) {
                candidates.add(new Candidate(
                        Integer.toString(line),
                        () -> Arrays.copyOfRange(ndjson, start, end),
                        against == null ? this::byRulesInForce : this::byOtherVersion));
            }
            from = to + 1;
        }
        run.total(candidates.size());
        List<List<Candidate>> chunks = new ArrayList<>();
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

    private Outline byOtherVersion(Submission submission) {
        return score(submission, against);
    }

    private Outline byRulesInForce(Submission submission) {
        return inForce.computeIfAbsent(submission.fiscalYear(), this::rulesInForce)
                .map(rules -> score(submission, rules))
                .orElse(null);
    }

    private Optional<RuleSetInUse> rulesInForce(int fiscalYear) {
        try {
            return Optional.of(ruleSets.inForce(run.version().scheme(), fiscalYear));
        } catch (SubmissionRejected noneInForce) {
            return Optional.empty();
        }
    }

    /** Null where those rules refuse it: then there is nothing to compare with. */
    private static Outline score(Submission submission, RuleSetInUse rules) {
        try {
            return Comparison.score(
                    Comparison.inYears(submission, rules.ruleSet().scheme()), rules.ruleSet());
        } catch (SubmissionRejected nothingBefore) {
            return null;
        }
    }

    @Override
    public void close() {
        if (against != null) {
            against.close();
        }
        inForce.values().forEach(rules -> rules.ifPresent(RuleSetInUse::close));
    }
}
