package org.plumbline.service.rehearsal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.service.evaluations.SavedCase;
import org.plumbline.service.evaluations.SavedCases;
import org.plumbline.service.rehearsal.Coverage.RuleCoverage;
import org.plumbline.service.rehearsal.EvaluationOutline.OutlineStep;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.storage.ChunkedExecutor;
import org.springframework.stereotype.Component;

/** Counts the rules that the traces of stored evaluations name. */
@Component
public final class CoverageService {

    private static final int CHUNK = 250;

    private final SavedCases savedCases;
    private final RuleSetProvider ruleSets;
    private final ChunkedExecutor executor;

    CoverageService(SavedCases saved, RuleSetProvider ruleSets, ChunkedExecutor chunks) {
        this.savedCases = saved;
        this.ruleSets = ruleSets;
        this.executor = chunks;
    }

    public Coverage measure(RuleSetVersion version) {
        FiredCounts sum = new FiredCounts();
        executor.run(savedCases.ofRuleSet(version.sha256()).readChunks(CHUNK), FiredCounts::of, sum::merge);
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) {
            List<RuleCoverage> rows = rules.ruleSet().listRules().stream()
                    .map(sum::toRuleCoverage)
                    .sorted(Comparator.comparingLong(RuleCoverage::fired))
                    .toList();
            long never = rows.stream().filter(row -> row.fired() == 0).count();
            return new Coverage(version.id(), version.sha256(), sum.evaluations, never, rows);
        }
    }

    private static final class FiredCounts {

        private final Map<String, Long> fired = new HashMap<>();
        private final Map<String, Long> cases = new HashMap<>();
        private long evaluations;

        static FiredCounts of(List<SavedCase> chunk) {
            FiredCounts tally = new FiredCounts();
            chunk.forEach(each -> tally.add(EvaluationOutline.read(each.canonical())));
            return tally;
        }

        private void add(EvaluationOutline outline) {
            evaluations++;
            Set<String> seen = new HashSet<>();
            for (OutlineStep step : outline.steps()) {
                fired.merge(step.rule().id(), 1L, Long::sum);
                if (seen.add(step.rule().id())) {
                    cases.merge(step.rule().id(), 1L, Long::sum);
                }
            }
        }

        void merge(FiredCounts other) {
            evaluations += other.evaluations;
            other.fired.forEach((id, count) -> fired.merge(id, count, Long::sum));
            other.cases.forEach((id, count) -> cases.merge(id, count, Long::sum));
        }

        RuleCoverage toRuleCoverage(RuleSource rule) {
            return new RuleCoverage(rule, fired.getOrDefault(rule.id(), 0L), cases.getOrDefault(rule.id(), 0L));
        }
    }
}
