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

    /** What one table says of the facts on a desk, as the value its {@code from} yields. */
    record Answers(List<Fired> fired) {
        static Answers of(Table<?> table, Desk desk) {
            List<Fired> fired = table.answers(desk.facts);
            return fired == null ? null : new Answers(fired);
        }
    }
}
