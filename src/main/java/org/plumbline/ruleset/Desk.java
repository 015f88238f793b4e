package org.plumbline.ruleset;

import java.util.ArrayList;
import java.util.List;

/** What lies before the tables at one time: the facts of a phase, and the list that answers go on. */
final class Desk {

    private final Form.Phase phase;
    private final List<?> facts;
    private final List<Fired> fired = new ArrayList<>();

    Desk(Form.Phase phase, List<?> facts) {
        this.phase = phase;
        this.facts = facts;
    }

    Form.Phase phase() {
        return phase;
    }

    List<?> facts() {
        return facts;
    }

    List<Fired> fired() {
        return fired;
    }

    /**
     * What one table says of the facts on a desk, as the value its {@code from} yields. No record: the engine keeps it by its
     * hash, and that of all that was said takes longer than saying it.
     */
    static final class Answers {

        private final List<Fired> fired;

        private Answers(List<Fired> fired) {
            this.fired = fired;
        }

        static Answers of(Table<?> table, Desk desk) {
            List<Fired> fired = table.answers(desk.facts);
            return fired == null ? null : new Answers(fired);
        }

        List<Fired> fired() {
            return fired;
        }
    }
}
