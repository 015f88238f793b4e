package org.plumbline.core.ruleset;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.vocabulary.Case;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Total;

/** Evaluates tables as a rule base does, without one; DRL rules come from the session of the original rule base. */
final class ReplacedTablesSession implements RuleSession {

    private final RuleSession original;
    private final List<CompiledTable<?>> tables;

    ReplacedTablesSession(RuleSession original, List<CompiledTable<?>> tables) {
        this.original = original;
        this.tables = tables;
    }

    @Override
    public List<FiredRule> judge(List<Reading> readings) {
        return findMatches(RulePhase.JUDGING, readings);
    }

    @Override
    public List<FiredRule> adjust(List<?> circumstances) {
        return findMatches(RulePhase.ADJUSTING, circumstances);
    }

    @Override
    public List<FiredRule> grade(List<Total> totals) {
        return findMatches(RulePhase.GRADING, totals);
    }

    @Override
    public List<FiredRule> review(Case subject, List<Observation> observations) {
        List<FiredRule> findings = findMatches(RulePhase.REVIEWING, observations);
        findings.addAll(original.review(subject, List.of()));
        return findings;
    }

    private List<FiredRule> findMatches(RulePhase phase, List<?> facts) {
        List<FiredRule> all = new ArrayList<>();
        for (CompiledTable<?> table : tables) {
            List<FiredRule> matches = table.form().phase() == phase ? table.findMatches(facts) : null;
            if (matches != null) {
                all.addAll(matches);
            }
        }
        return all;
    }

    @Override
    public void close() {
        original.close();
    }
}
