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
 * Stores what many threads submit at once in one transaction: the first waiting thread stores for all of them, since most of a
 * commit's time is the disk's. A call returns only after its item is on disk.
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
     * @param most maximum items of one transaction
     * @param limit maximum number of waiting items
     */
    GroupCommit(Consumer<List<T>> store, int most, int limit) {
        this.store = store;
        this.most = most;
        this.limit = limit;
    }

    /**
     * Returns after the commit.
     *
     * @throws ProblemException if too many wait already; nothing is stored then
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

    /** The number of waiting items. */
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
            // unavailable storage fails every item; any other failure may be caused by one item, and then only that one
            // fails
            each.complete(
                    failure == null || group.size() == 1 || StorageErrors.isUnavailable(failure)
                            ? failure
                            : tryStore(List.of(each.row)));
        }
    }

    /** @return the failure; null if there was none */
    private RuntimeException tryStore(List<T> rows) {
        try {
            store.accept(rows);
            return null;
        } catch (RuntimeException e) { // reported to the thread that submitted the row
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

        /** An error occurred while items of other threads were stored. */
        synchronized void completeWithError() {
            if (!over) {
                complete(new IllegalStateException("storing was interrupted; the row may or may not be stored"));
            }
        }

        /** Whether this thread is to store for all. An interrupt is deferred: the row may already be stored. */
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
