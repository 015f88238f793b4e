package org.plumbline.service.batches;

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
import org.plumbline.service.batches.Job.Checkpoint;
import org.plumbline.service.batches.Job.State;
import org.plumbline.service.batches.JobOrder.Format;
import org.plumbline.service.evaluations.EvaluationStore;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.ChunkedExecutor;
import org.plumbline.service.storage.DatabaseKind;
import org.plumbline.service.storage.StorageErrors;
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
final class JobService implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(JobService.class);

    /** How many may wait for their turn. */
    static final int MAX_QUEUED = 20;

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
    private final LineScorer scoring;
    private final EvaluationStore evaluationStore;
    private final DatabaseKind database;
    private final int limit;
    /** Half of the cores: whoever waits for an answer has the other half. */
    private final ChunkedExecutor executor =
            ChunkedExecutor.withThreads(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    /** What this node works on, and whether it was found to be no longer its own. */
    private final Map<Job, AtomicBoolean> runningJobs = new ConcurrentHashMap<>();

    private final ScheduledExecutorService leases = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "jobs-leases");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread[] workers = new Thread[WORKERS];
    private volatile boolean stopping;
    private boolean failureLogged;

    JobService(
            JobStore store,
            JobFiles files,
            LineScorer scoring,
            EvaluationStore keeping,
            DatabaseKind database,
            Settings settings) {
        this.database = database;
        this.store = store;
        this.files = files;
        this.scoring = scoring;
        this.evaluationStore = keeping;
        this.limit = Math.toIntExact(settings.maxBody().toBytes());
    }

    /**
     * Takes in a file, streamed to disk; on return it is there and waits for its turn.
     *
     * @param announced bytes; negative where unknown
     * @throws ProblemException where too many wait, the disk has too little left, or a table has another heading
     */
    Job submit(InputStream file, long announced, JobOrder order) throws IOException {
        requireQueueSpace();
        requireDiskSpace(Math.max(0, announced));
        UUID id = UUID.randomUUID();
        boolean taken = false;
        try {
            files.createFolder(id);
            CopiedSize count = copyToDisk(file, id);
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
                    files.folderId(),
                    null);
            if (order.format() != Format.NDJSON) {
                checkHeading(job);
            }
            synchronized (this) {
                requireQueueSpace();
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

    private void requireQueueSpace() {
        if (store.countQueued() >= MAX_QUEUED) {
            throw new ProblemException(ProblemKind.TOO_BUSY);
        }
    }

    private void requireDiskSpace(long bytes) throws IOException {
        if (files.freeBytes() - bytes < 2 * JobRun.RESERVE) {
            throw new ProblemException(ProblemKind.DISK_FULL);
        }
    }

    private void checkHeading(Job job) throws IOException {
        try {
            new TableLineConverter(limit).checkHeading(files.uploadFile(job.id()), job.order());
        } catch (JobFailedException failed) {
            throw new ProblemException(ProblemKind.TABLE_REJECTED, failed.zh(), failed.en());
        }
    }

    private record CopiedSize(long bytes, long lines) {}

    /** Counts the lines that are not blank on the way. */
    private CopiedSize copyToDisk(InputStream file, UUID id) throws IOException {
        long bytes = 0;
        long lines = 0;
        boolean blank = true;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(files.uploadFile(id), StandardOpenOption.CREATE_NEW), 1 << 16)) {
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
                    requireDiskSpace(0);
                }
                bytes += more;
            }
        }
        return new CopiedSize(bytes, blank ? lines : lines + 1);
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
        files.removeAllBut(store.listIds());
        store.assignPlace(files.folderId());
        if (!database.isShared()) { // else their nodes may be alive
            int interrupted = store.requeueInterrupted();
            if (interrupted > 0) {
                LOG.warn("{} jobs were under way when the service last ended and are gone on with", interrupted);
            }
        }
        for (int i = 0; i < WORKERS; i++) {
            workers[i] = new Thread(this::work, "jobs-" + (i + 1));
            workers[i].setDaemon(true);
            workers[i].start();
        }
        leases.scheduleWithFixedDelay(this::extendLeases, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            while (!stopping) {
                Optional<Job> job = takeNext();
                if (job.isPresent()) {
                    work(job.get());
                } else {
                    awaitWork();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitWork() throws InterruptedException {
        if (!stopping) {
            wait(POLL.toMillis());
        }
    }

    private synchronized Optional<Job> takeNext() {
        try {
            Optional<Job> job = store.takeNext(files.folderId());
            failureLogged = false;
            return job;
        } catch (IOException | RuntimeException e) { // asked again soon; told once
            if (!failureLogged) {
                LOG.error("jobs cannot be looked for: {}", e.toString());
            }
            failureLogged = true;
            return Optional.empty();
        }
    }

    /** Tells the others that this node is alive, and learns what is no longer its own. */
    private void extendLeases() {
        for (Map.Entry<Job, AtomicBoolean> each : runningJobs.entrySet()) {
            try {
                if (!store.extendLease(each.getKey())) {
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
        runningJobs.put(job, lost);
        try {
            new JobRun(store, files, scoring, evaluationStore, executor, job, limit, () -> stopping || lost.get())
                    .run();
        } catch (JobRun.JobStoppedException stopped) {
            LOG.info("job {} stopped", job.id());
            release(job);
        } catch (JobFailedException failed) {
            markFailed(job, failed.getMessage());
        } catch (NoSuchFileException gone) {
            markFailed(job, "文件已不在 / its file is gone");
        } catch (IOException e) {
            LOG.warn("job {} waits for the disk: {}", job.id(), e.toString());
            postpone(job, "磁盘无法写入或空间不足，稍后自动继续 / the disk cannot be written or is full; it goes on by itself");
        } catch (RuntimeException e) {
            if (StorageErrors.isUnavailable(e)) {
                LOG.warn("job {} waits for storage: {}", job.id(), e.toString());
                postpone(job, "数据库暂不可用，稍后自动继续 / storage does not answer; it goes on by itself");
            } else {
                LOG.error("job {} failed", job.id(), e);
                markFailed(job, "内部错误 / internal error: " + e.getClass().getSimpleName());
            }
        } finally {
            runningJobs.remove(job);
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

    private void markFailed(Job job, String why) {
        try {
            store.markFailed(job, why);
        } catch (RuntimeException e) { // whoever takes it up when its lease ends comes to the same end
            LOG.error("job {} cannot be marked as failed: {}", job.id(), e.toString());
        }
    }

    private void postpone(Job job, String why) {
        runningJobs.remove(job); // or its lease would be extended
        try {
            store.markWaiting(job, why);
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
        executor.destroy();
    }
}
