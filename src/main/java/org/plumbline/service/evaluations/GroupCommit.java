package org.plumbline.service.evaluations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.storage.StorageErrors;

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
    private final Queue<WaitingRow<T>> queue = new ArrayDeque<>();
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
     * @throws ProblemException where too many wait already; nothing is stored then
     */
    void store(T row) {
        WaitingRow<T> mine = new WaitingRow<>(row);
        synchronized (queue) {
            if (queue.size() >= limit) {
                throw new ProblemException(ProblemKind.TOO_BUSY);
            }
            queue.add(mine);
            if (!led) {
                led = true;
                mine.makeLeader();
            }
        }
        if (mine.awaitLeadershipOrEnd()) {
            storeNextGroup();
        }
        mine.throwFailure();
    }

    /** How many wait. */
    int countWaiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private void storeNextGroup() {
        List<WaitingRow<T>> group = new ArrayList<>();
        synchronized (queue) {
            while (group.size() < most && !queue.isEmpty()) {
                group.add(queue.remove());
            }
        }
        try {
            storeTogether(group);
        } finally {
            group.forEach(WaitingRow::completeWithError);
            synchronized (queue) {
                if (queue.isEmpty()) {
                    led = false;
                } else {
                    queue.element().makeLeader();
                }
            }
        }
    }

    private void storeTogether(List<WaitingRow<T>> group) {
        RuntimeException failure = tryStore(group.stream().map(each -> each.row).toList());
        for (WaitingRow<T> each : group) {
            // storage that does not answer fails all alike; anything else may be one row's fault, and only that one's
            each.complete(
                    failure == null || group.size() == 1 || StorageErrors.isUnavailable(failure)
                            ? failure
                            : tryStore(List.of(each.row)));
        }
    }

    /** @return what went wrong; null where nothing did */
    private RuntimeException tryStore(List<T> rows) {
        try {
            store.accept(rows);
            return null;
        } catch (RuntimeException e) { // told to whoever brought the row
            return e;
        }
    }

    private static final class WaitingRow<T> {

        private final T row;
        private boolean leads;
        private boolean over;
        private RuntimeException failure;

        WaitingRow(T row) {
            this.row = row;
        }

        synchronized void makeLeader() {
            leads = true;
            notifyAll();
        }

        synchronized void complete(RuntimeException failure) {
            this.failure = failure;
            over = true;
            notifyAll();
        }

        /** An error struck while others were served. */
        synchronized void completeWithError() {
            if (!over) {
                complete(new IllegalStateException("storing was cut off; nothing tells whether the row is stored"));
            }
        }

        /** Whether it is this one's turn to store for all. An interrupt waits too: the row may already be on its way. */
        synchronized boolean awaitLeadershipOrEnd() {
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

        synchronized void throwFailure() {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
