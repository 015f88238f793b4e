package org.plumbline.batches;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plumbline.batches.Job.Checkpoint;
import org.plumbline.batches.Job.State;
import org.plumbline.batches.JobOrder.Format;
import org.plumbline.evaluations.InChunks;
import org.plumbline.evaluations.Keeping;
import org.plumbline.web.Database;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Settings;
import org.plumbline.web.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes files in and works through them in the background, the oldest first, sharing them with the other nodes. What a killed
 * process had under way is gone on with at the next start or, where there are several nodes, by another when its lease has ended;
 * what storage or the disk refuses is tried again until it is cancelled.
 */
@Component
@Lazy(false)
final class Jobs implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** How many may wait for their turn. */
    static final int WAITING = 20;

    /** At once, so that a small one need not wait for a province. They share their threads. */
    private static final int WORKERS = 2;

    /** How soon a job taken in by another node, or left by one, is seen here. */
    private static final Duration POLL = Duration.ofSeconds(2);

    /** Between two signs of life; a lease lasts for three and a pause. */
    private static final Duration BEAT = Duration.ofSeconds(4);

    /** Bytes between two looks at what the disk has left. */
    private static final long LOOK = 16L << 20;

    private final JobStore store;
    private final JobFiles files;
    private final LineScoring scoring;
    private final Keeping keeping;
    private final Database database;
    private final int limit;
    /** Half of the cores: whoever waits for an answer has the other half. */
    private final InChunks chunks = InChunks.on(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    /** What this node works on, and whether it was found to be no longer its own. */
    private final Map<Job, AtomicBoolean> underWay = new ConcurrentHashMap<>();

    private final ScheduledExecutorService leases = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "jobs-leases");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread[] workers = new Thread[WORKERS];
    private volatile boolean stopping;
    private boolean silent;

    Jobs(JobStore store, JobFiles files, LineScoring scoring, Keeping keeping, Database database, Settings settings) {
        this.database = database;
        this.store = store;
        this.files = files;
        this.scoring = scoring;
        this.keeping = keeping;
        this.limit = Math.toIntExact(settings.maxBody().toBytes());
    }

    /**
     * Takes in a file, streamed to disk; on return it is there and waits for its turn.
     *
     * @param announced bytes; negative where unknown
     * @throws RequestRefused where too many wait, the disk has too little left, or a table has another heading
     */
    Job take(InputStream file, long announced, JobOrder order) throws IOException {
        busy();
        room(Math.max(0, announced));
        UUID id = UUID.randomUUID();
        boolean taken = false;
        try {
            files.make(id);
            Count count = copy(file, id);
            Job job = new Job(
                    id,
                    State.QUEUED,
                    order,
                    count.bytes,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    null,
                    null,
                    order.format() == Format.NDJSON ? count.bytes : null,
                    order.format() == Format.NDJSON ? count.lines : null,
                    Checkpoint.START,
                    0,
                    files.place(),
                    null);
            if (order.format() != Format.NDJSON) {
                heading(job);
            }
            synchronized (this) {
                busy();
                store.add(job);
                taken = true;
                notifyAll();
            }
            return job;
        } finally {
            if (!taken) {
                files.remove(id);
            }
        }
    }

    private void busy() {
        if (store.queued() >= WAITING) {
            throw new RequestRefused(ProblemKind.TOO_BUSY);
        }
    }

    private void room(long bytes) throws IOException {
        if (files.free() - bytes < 2 * JobRun.RESERVE) {
            throw new RequestRefused(ProblemKind.DISK_FULL);
        }
    }

    private void heading(Job job) throws IOException {
        try {
            new TableLines(limit).check(files.upload(job.id()), job.order());
        } catch (JobFailed failed) {
            throw new RequestRefused(ProblemKind.TABLE_REJECTED, failed.zh(), failed.en());
        }
    }

    private record Count(long bytes, long lines) {}

    /** Counts the lines that are not blank on the way. */
    private Count copy(InputStream file, UUID id) throws IOException {
        long bytes = 0;
        long lines = 0;
        boolean blank = true;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(files.upload(id), StandardOpenOption.CREATE_NEW), 1 << 16)) {
            for (int more = file.read(buffer); more >= 0; more = file.read(buffer)) {
                out.write(buffer, 0, more);
                for (int i = 0; i < more; i++) {
                    byte each = buffer[i];
                    if (each == '\n') {
                        lines += blank ? 0 : 1;
                        blank = true;
                    } else if (each != ' ' && each != '\t' && each != '\r') {
                        blank = false;
                    }
                }
                if (bytes / LOOK != (bytes + more) / LOOK) {
                    room(0);
                }
                bytes += more;
            }
        }
        return new Count(bytes, blank ? lines : lines + 1);
    }

    Optional<Job> find(UUID id) {
        return store.find(id);
    }

    /** @param actor whose; null for everybody's */
    List<Job> list(String actor, int page, int size) {
        return store.list(actor, page, size);
    }

    long count(String actor) {
        return store.count(actor);
    }

    /** Stops one that has not ended; what it has done with stays. Else does nothing. */
    void cancel(UUID id) {
        store.cancel(id);
    }

    /** Takes away one that has ended, with its files; evaluations that were kept stay kept. Else does nothing. */
    void remove(UUID id) throws IOException {
        if (store.remove(id)) {
            files.remove(id);
        }
    }

    /** The rules are there by now. */
    @EventListener(ApplicationReadyEvent.class)
    void start() throws IOException {
        files.removeAllBut(store.all());
        store.settle(files.place());
        if (!database.shared()) { // else their nodes may be alive
            int interrupted = store.requeue();
            if (interrupted > 0) {
                LOG.warn("{} jobs were under way when the service last ended and are gone on with", interrupted);
            }
        }
        for (int i = 0; i < WORKERS; i++) {
            workers[i] = new Thread(this::work, "jobs-" + (i + 1));
            workers[i].setDaemon(true);
            workers[i].start();
        }
        leases.scheduleWithFixedDelay(this::extend, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            while (!stopping) {
                Optional<Job> job = next();
                if (job.isPresent()) {
                    work(job.get());
                } else {
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void pause() throws InterruptedException {
        if (!stopping) {
            wait(POLL.toMillis());
        }
    }

    private synchronized Optional<Job> next() {
        try {
            Optional<Job> job = store.take(files.place());
            silent = false;
            return job;
        } catch (IOException | RuntimeException e) { // asked again soon; told once
            if (!silent) {
                LOG.error("jobs cannot be looked for: {}", e.toString());
            }
            silent = true;
            return Optional.empty();
        }
    }

    /** Tells the others that this node is alive, and learns what is no longer its own. */
    private void extend() {
        for (Map.Entry<Job, AtomicBoolean> each : underWay.entrySet()) {
            try {
                if (!store.extend(each.getKey())) {
                    each.getValue().set(true);
                }
            } catch (RuntimeException e) { // soon again; where it lasts another node takes the job over
                LOG.debug(
                        "the lease of job {} cannot be extended", each.getKey().id(), e);
            }
        }
    }

    private void work(Job job) {
        AtomicBoolean lost = new AtomicBoolean();
        underWay.put(job, lost);
        try {
            new JobRun(store, files, scoring, keeping, chunks, job, limit, () -> stopping || lost.get()).run();
        } catch (JobRun.Stopped stopped) {
            LOG.info("job {} stopped", job.id());
            release(job);
        } catch (JobFailed failed) {
            fail(job, failed.getMessage());
        } catch (NoSuchFileException gone) {
            fail(job, "文件已不在 / its file is gone");
        } catch (IOException e) {
            LOG.warn("job {} waits for the disk: {}", job.id(), e.toString());
            later(job, "磁盘无法写入或空间不足，稍后自动继续 / the disk cannot be written or is full; it goes on by itself");
        } catch (RuntimeException e) {
            if (Storage.isUnavailable(e)) {
                LOG.warn("job {} waits for storage: {}", job.id(), e.toString());
                later(job, "数据库暂不可用，稍后自动继续 / storage does not answer; it goes on by itself");
            } else {
                LOG.error("job {} failed", job.id(), e);
                fail(job, "内部错误 / internal error: " + e.getClass().getSimpleName());
            }
        } finally {
            underWay.remove(job);
        }
    }

    /** Does nothing where it was cancelled or taken over. */
    private void release(Job job) {
        try {
            store.release(job);
        } catch (RuntimeException e) {
            LOG.debug("job {} is free when its lease ends", job.id(), e);
        }
    }

    private void fail(Job job, String why) {
        try {
            store.failed(job, why);
        } catch (RuntimeException e) { // whoever takes it up when its lease ends comes to the same end
            LOG.error("job {} cannot be marked as failed: {}", job.id(), e.toString());
        }
    }

    private void later(Job job, String why) {
        underWay.remove(job); // or its lease would be extended
        try {
            store.waits(job, why);
        } catch (RuntimeException e) { // it is free when its lease ends
            LOG.debug("job {} waits for the very storage that would say so", job.id(), e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        for (Thread worker : workers) {
            if (worker != null) {
                worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            }
        }
        leases.shutdownNow();
        chunks.destroy();
    }
}
