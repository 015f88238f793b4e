package org.plumbline.core.ruleset;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.TableType;

/** What lies before the tables at one time: the facts of a phase, and the list that answers go on. */
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
     * What one table says of the facts on a desk, as the value its {@code from} yields. No record: the engine keeps it by its
     * hash, and that of all that was said takes longer than saying it.
     */
    static final class TableResult {

        private final List<FiredRule> fired;

        private TableResult(List<FiredRule> fired) {
            this.fired = fired;
        }

        static TableResult of(CompiledTable<?> table, PhaseContext desk) {
            List<FiredRule> fired = table.findMatches(desk.facts);
            return fired == null ? null : new TableResult(fired);
        }

        List<FiredRule> fired() {
            return fired;
        }
    }
}
