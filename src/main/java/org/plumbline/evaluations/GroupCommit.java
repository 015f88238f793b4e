package org.plumbline.evaluations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.StorageTrouble;

/**
 * Stores what many threads bring at once in one transaction: the first of those who wait stores for all of them, since what a
 * commit takes is mostly the disk's. Nobody returns before what they brought is on disk.
 *
 * @param <T> what is stored
 */
final class GroupCommit<T> {

    private final Consumer<List<T>> store;
    private final int most;
    private final int limit;
    private final Queue<Waiting<T>> queue = new ArrayDeque<>();
    private boolean led;

    /**
     * @param store stores all of them or none, in a transaction of its own
     * @param most how many are stored in one transaction
     * @param limit how many may wait
     */
    GroupCommit(Consumer<List<T>> store, int most, int limit) {
        this.store = store;
        this.most = most;
        this.limit = limit;
    }

    /**
     * On return it is stored.
     *
     * @throws RequestRefused where too many wait already; nothing is stored then
     */
    void keep(T row) {
        Waiting<T> mine = new Waiting<>(row);
        synchronized (queue) {
            if (queue.size() >= limit) {
                throw new RequestRefused(ProblemKind.TOO_BUSY);
            }
            queue.add(mine);
            if (!led) {
                led = true;
                mine.lead();
            }
        }
        if (mine.awaitLeadOrEnd()) {
            lead();
        }
        mine.end();
    }

    /** How many wait. */
    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private void lead() {
        List<Waiting<T>> group = new ArrayList<>();
        synchronized (queue) {
            while (group.size() < most && !queue.isEmpty()) {
                group.add(queue.remove());
            }
        }
        try {
            together(group);
        } finally {
            group.forEach(Waiting::overAnyway);
            synchronized (queue) {
                if (queue.isEmpty()) {
                    led = false;
                } else {
                    queue.element().lead();
                }
            }
        }
    }

    private void together(List<Waiting<T>> group) {
        RuntimeException failure = attempt(group.stream().map(each -> each.row).toList());
        for (Waiting<T> each : group) {
            // storage that does not answer fails all alike; anything else may be one row's fault, and only that one's
            each.over(
                    failure == null || group.size() == 1 || StorageTrouble.is(failure)
                            ? failure
                            : attempt(List.of(each.row)));
        }
    }

    /** @return what went wrong; null where nothing did */
    private RuntimeException attempt(List<T> rows) {
        try {
            store.accept(rows);
            return null;
        } catch (RuntimeException e) { // told to whoever brought the row
            return e;
        }
    }

    private static final class Waiting<T> {

        private final T row;
        private boolean leads;
        private boolean over;
        private RuntimeException failure;

        Waiting(T row) {
            this.row = row;
        }

        synchronized void lead() {
            leads = true;
            notifyAll();
        }

        synchronized void over(RuntimeException failure) {
            this.failure = failure;
            over = true;
            notifyAll();
        }

        /** An error struck while others were served. */
        synchronized void overAnyway() {
            if (!over) {
                over(new IllegalStateException("storing was cut off; nothing tells whether the row is stored"));
            }
        }

        /** Whether it is this one's turn to store for all. An interrupt waits too: the row may already be on its way. */
        synchronized boolean awaitLeadOrEnd() {
            boolean interrupted = false;
            while (!leads && !over) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return !over;
        }

        synchronized void end() {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
