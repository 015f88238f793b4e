package org.plumbline.service.work;

import java.io.IOException;
import java.util.Optional;

/**
 * One kind of work, as a {@link WorkRunner} needs to know it.
 *
 * @param <W> an item of it that this node holds the lease of
 */
public interface LeasedWork<W> {

    /** Takes the next item from the queue; empty where none waits. */
    Optional<W> takeNext() throws IOException;

    Lease lease(W item);

    /**
     * Extends the item's lease and stores its progress. @return whether the lease is still valid
     */
    boolean extendLeases(W item);

    /**
     * Works on the item and stores its end. Calls {@link StopSignal#check()} between its steps.
     *
     * @throws Stopped as {@code stop} says; the item is then released
     * @throws IOException where the disk fails; the item is then tried again, as it is where the
     *     database is unavailable
     * @throws RuntimeException any other; the item then fails
     */
    void run(W item, StopSignal stop) throws IOException;
}
