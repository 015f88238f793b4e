package org.plumbline.service.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plumbline.service.background.BackgroundTask;
import org.plumbline.service.background.StackTraces;
import org.plumbline.service.storage.StorageErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes work from its queue with a lease, runs it on threads of its own, sends a heartbeat for each
 * item until the item ends, and stops what was cancelled or lost. Work of a node that dies is taken
 * over by another node when its lease ends.
 *
 * @param <W> an item of the work
 */
public final class WorkRunner<W> {

    private static final Logger LOG = LoggerFactory.getLogger(WorkRunner.class);

    /** Interval between polls of the queue: an item queued or left by another node starts no later. */
    private static final long POLL = 2_000; // ms

    /** Between two heartbeats; a lease lasts for three of them and a pause. */
    private static final long HEARTBEAT = 4_000; // ms

    /** How long the end of the service waits for one thread. */
    private static final int PATIENCE = 10_000; // ms

    private final String name;
    private final Leases leases;
    private final LeasedWork<W> work;
    private final List<BackgroundTask> threads = new ArrayList<>();
    private final Map<UUID, UnderWay<W>> underWay = new ConcurrentHashMap<>();
    private final Object taking = new Object();
    private final AtomicBoolean unreachable = new AtomicBoolean();
    private boolean queueChanged;
    private boolean stopping;

    /**
     * @param name of the work in logs and of its threads, such as {@code jobs}
     * @param workers how many items run at the same time
     */
    public WorkRunner(String name, int workers, Leases leases, LeasedWork<W> work) {
        this.name = name;
        this.leases = leases;
        this.work = work;
        for (int i = 1; i <= workers; i++) {
            threads.add(thread("-" + i, this::takeAndRun));
        }
        threads.add(thread("-heartbeat", this::sendHeartbeats));
    }

    private record UnderWay<W>(W item, StopSignal stop) {}

    private interface Turn {
        void run() throws InterruptedException;
    }

    private BackgroundTask thread(String suffix, Turn turn) {
        return new BackgroundTask(name + suffix, PATIENCE) {
            @Override
            protected void runOnce() throws InterruptedException {
                turn.run();
            }
        };
    }

    /**
     * Starts the threads. @param alone whether no other node can be alive, so that all running rows
     * are this node's own
     */
    public void start(boolean alone) {
        int interrupted = alone ? leases.requeue() : 0;
        if (interrupted > 0) {
            LOG.warn("{}: {} were interrupted when the service last ended, and continue", name, interrupted);
        }
        threads.forEach(BackgroundTask::start);
    }

    /** Polls the queue now: something was added on this node. */
    public synchronized void wake() {
        queueChanged = true;
        notifyAll();
    }

    /** The item with this id, if this node works on it. */
    public Optional<W> find(UUID id) {
        return Optional.ofNullable(underWay.get(id)).map(UnderWay::item);
    }

    /** Stops the item with this id, if this node works on it, at its next step. */
    public void stop(UUID id) {
        UnderWay<W> item = underWay.get(id);
        if (item != null) {
            item.stop.send();
        }
    }

    /** Releases all work at its next step, and waits for that for some seconds. */
    public void stop() {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        underWay.values().forEach(each -> each.stop.send());
        threads.forEach(BackgroundTask::stop);
    }

    private void takeAndRun() throws InterruptedException {
        Optional<W> item = take();
        if (item.isPresent()) {
            run(item.get());
        } else {
            awaitChange();
        }
    }

    /** One thread at a time: the others would look at the same row. */
    private Optional<W> take() throws InterruptedException {
        synchronized (taking) {
            beginLook();
            try {
                Optional<W> item = work.takeNext();
                unreachable.set(false);
                return item;
            } catch (IOException | RuntimeException e) { // tried again soon, and logged once
                if (!unreachable.getAndSet(true)) {
                    LOG.error("{}: the queue cannot be read, trying again: {}", name, StackTraces.summarize(e));
                }
                return Optional.empty();
            }
        }
    }

    private synchronized void beginLook() throws InterruptedException {
        if (stopping) {
            throw new InterruptedException(name + " stops");
        }
        queueChanged = false;
    }

    private synchronized void awaitChange() throws InterruptedException {
        if (!stopping && !queueChanged) {
            wait(POLL);
        }
    }

    private void run(W item) {
        Lease lease = work.lease(item);
        StopSignal stop = new StopSignal();
        underWay.put(lease.id(), new UnderWay<>(item, stop));
        if (isStopping()) {
            stop.send(); // it was taken while the signals were being sent
        }
        Runnable end = () -> {};
        try {
            work.run(item, stop);
        } catch (Stopped stopped) {
            LOG.info("{}: {} stopped", name, lease.id());
            end = () -> leases.release(lease);
        } catch (IOException e) {
            end = postpone(lease, Obstacle.DISK, e);
        } catch (RuntimeException | Error e) { // an error of one item must not end the thread
            end = StorageErrors.isUnavailable(e) ? postpone(lease, Obstacle.DATABASE, e) : fail(lease, e);
        } finally {
            underWay.remove(lease.id()); // first, or a heartbeat would extend the lease again
        }
        store(end, lease);
    }

    private Runnable postpone(Lease lease, Obstacle obstacle, Throwable cause) {
        LOG.warn("{}: {} is postponed, {}: {}", name, lease.id(), obstacle, StackTraces.summarize(cause));
        return () -> leases.postpone(lease, obstacle.message());
    }

    private Runnable fail(Lease lease, Throwable cause) {
        LOG.error("{}: {} failed: {}", name, lease.id(), StackTraces.format(cause));
        return () ->
                leases.fail(lease, "内部错误 / internal error: " + cause.getClass().getSimpleName());
    }

    /** Where even that fails the lease ends, and the item is taken again. */
    private void store(Runnable end, Lease lease) {
        try {
            end.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: {} is free when its lease ends: {}", name, lease.id(), StackTraces.summarize(e));
        }
    }

    private void sendHeartbeats() throws InterruptedException {
        for (UnderWay<W> each : underWay.values()) {
            try {
                if (!work.extendLeases(each.item)) {
                    each.stop.send();
                }
            } catch (RuntimeException e) { // where that lasts another node takes the item over
                LOG.debug("{}: a lease could not be extended", name, e);
            }
        }
        awaitHeartbeat();
    }

    private synchronized void awaitHeartbeat() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HEARTBEAT);
        for (long left = HEARTBEAT; left > 0 && !stopping; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        if (stopping) {
            throw new InterruptedException(name + " stops");
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }
}
