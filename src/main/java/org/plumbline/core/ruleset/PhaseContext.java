package org.plumbline.core.ruleset;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.TableType;

/** The input of the tables in one phase: its facts, and the list that receives the results. */
final class PhaseContext {

    private final TableType.RulePhase phase;
    private final List<?> facts;
    private final List<FiredRule> fired = new ArrayList<>();

    PhaseContext(TableType.RulePhase phase, List<?> facts) {
        this.phase = phase;
        this.facts = facts;
    }

    TableType.RulePhase phase() {
        return phase;
    }

    List<?> facts() {
        return facts;
    }

    List<FiredRule> fired() {
        return fired;
    }

    /**
     * The results of one table for the facts of a phase, as the value that {@code from} yields. No record: the engine
     * hashes it, and hashing all the results takes longer than computing them.
     */
    static final class TableResult {

        private final List<FiredRule> fired;

        private TableResult(List<FiredRule> fired) {
            this.fired = fired;
        }

        static TableResult of(CompiledTable<?> table, PhaseContext context) {
            List<FiredRule> fired = table.findMatches(context.facts);
            return fired == null ? null : new TableResult(fired);
        }

        List<FiredRule> fired() {
            return fired;
        }
    }
}
