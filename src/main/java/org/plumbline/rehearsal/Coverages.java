package org.plumbline.rehearsal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.evaluations.InChunks;
import org.plumbline.evaluations.KeptCase;
import org.plumbline.evaluations.KeptCases;
import org.plumbline.publishing.RuleSetInUse;
import org.plumbline.publishing.RuleSetVersion;
import org.plumbline.publishing.RuleSets;
import org.plumbline.rehearsal.Coverage.Row;
import org.plumbline.rehearsal.Outline.Step;
import org.plumbline.ruleset.RuleRef;
import org.springframework.stereotype.Component;

/** Counts the rules that the traces of kept evaluations name. */
@Component
public final class Coverages {

    private static final int CHUNK = 250;

    private final KeptCases kept;
    private final RuleSets ruleSets;
    private final InChunks chunks;

    Coverages(KeptCases kept, RuleSets ruleSets, InChunks chunks) {
        this.kept = kept;
        this.ruleSets = ruleSets;
        this.chunks = chunks;
    }

    public Coverage of(RuleSetVersion version) {
        Tally sum = new Tally();
        chunks.run(kept.ofRuleSet(version.sha256()).chunks(CHUNK), Tally::of, sum::merge);
        try (RuleSetInUse rules = ruleSets.use(version)) {
            List<Row> rows = rules.ruleSet().rules().stream()
                    .map(sum::row)
                    .sorted(Comparator.comparingLong(Row::fired))
                    .toList();
            long never = rows.stream().filter(row -> row.fired() == 0).count();
            return new Coverage(version.id(), version.sha256(), sum.evaluations, never, rows);
        }
    }

    private static final class Tally {

        private final Map<String, Long> fired = new HashMap<>();
        private final Map<String, Long> cases = new HashMap<>();
        private long evaluations;

        static Tally of(List<KeptCase> chunk) {
            Tally tally = new Tally();
            chunk.forEach(each -> tally.add(Outline.read(each.canonical())));
            return tally;
        }

        private void add(Outline outline) {
            evaluations++;
            Set<String> seen = new HashSet<>();
            for (Step step : outline.steps()) {
                fired.merge(step.rule().id(), 1L, Long::sum);
                if (seen.add(step.rule().id())) {
                    cases.merge(step.rule().id(), 1L, Long::sum);
                }
            }
        }

        void merge(Tally other) {
            evaluations += other.evaluations;
            other.fired.forEach((id, count) -> fired.merge(id, count, Long::sum));
            other.cases.forEach((id, count) -> cases.merge(id, count, Long::sum));
        }

        Row row(RuleRef rule) {
            return new Row(rule, fired.getOrDefault(rule.id(), 0L), cases.getOrDefault(rule.id(), 0L));
        }
    }
}
