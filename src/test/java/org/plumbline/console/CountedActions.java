package org.plumbline.console;

import java.util.Locale;

/** Counts the actions of a task and measures its time; {@link #end} prints both, for the table of docs/pages.md. */
final class CountedActions {

    private final String task;
    private final long start = System.nanoTime();
    private int actions;

    CountedActions(String task) {
        this.task = task;
    }

    /** @param action one click, one file or one text */
    void act(Runnable action) {
        action.run();
        actions++;
    }

    int end() {
        System.out.printf(Locale.ROOT, "%s: %d actions, %.1f s%n", task, actions, (System.nanoTime() - start) / 1e9);
        return actions;
    }
}
