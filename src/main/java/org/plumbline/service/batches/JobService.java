package org.plumbline.service.batches;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.casetable.TableRead;
import org.plumbline.core.spreadsheet.FileDestination;
import org.plumbline.service.batches.Job.Checkpoint;
import org.plumbline.service.batches.Job.State;
import org.plumbline.service.batches.JobOrder.Format;
import org.plumbline.service.evaluations.EvaluationStore;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.settings.Settings;
import org.plumbline.service.storage.ChunkedExecutor;
import org.plumbline.service.storage.DatabaseKind;
import org.plumbline.service.work.Lease;
import org.plumbline.service.work.LeasedWork;
import org.plumbline.service.work.Leases;
import org.plumbline.service.work.StopSignal;
import org.plumbline.service.work.WorkRunner;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Accepts files of submissions and scores them in the background, the oldest first, shared among
 * the nodes.
 */
@Component
@Lazy(false)
final class JobService implements LeasedWork<Job>, DisposableBean {

    /** Maximum number of queued jobs. */
    static final int MAX_QUEUED = 20;

    /** Jobs that run at the same time, so that a small one need not wait for a large one. They share their threads. */
    private static final int WORKERS = 2;

    /** Bytes between two checks of the free disk space. */
    private static final long LOOK = 16L << 20;

    private final JobStore store;
    private final JobFiles files;
    private final LineScorer scoring;
    private final EvaluationStore evaluationStore;
    private final DatabaseKind database;
    private final int limit;
    /** Half of the cores; the other half is for requests. */
    /** Bytes: forms and rule workbooks have a lower limit. */
    private static final long LARGEST_GUESSED = 16 << 20;

    private static final Bilingual NO_ADVICE = new Bilingual("", "");

    private final ChunkedExecutor executor =
            ChunkedExecutor.withThreads(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    private final Leases leases;
    private final WorkRunner<Job> runner;

    JobService(
            JobStore store,
            JobFiles files,
            LineScorer scoring,
            EvaluationStore evaluationStore,
            DatabaseKind database,
            Settings settings) {
        this.database = database;
        this.store = store;
        this.files = files;
        this.scoring = scoring;
        this.evaluationStore = evaluationStore;
        this.limit = Math.toIntExact(settings.maxBody().toBytes());
        this.leases = store.leases();
        this.runner = new WorkRunner<>("jobs", WORKERS, leases, this);
    }

    /**
     * Stores an uploaded file as a queued job; the file is streamed to disk.
     *
     * @param announced bytes; negative if unknown
     * @throws ProblemException if the queue is full, the disk has too little space, or a table has
     *     another heading
     */
    Job submit(InputStream file, long announced, JobOrder order) throws IOException {
        requireQueueSpace();
        requireDiskSpace(Math.max(0, announced));
        UUID id = UUID.randomUUID();
        boolean taken = false;
        try {
            files.createFolder(id);
            Job job = createJob(id, order, copyToDisk(file, id));
            if (order.format() != Format.NDJSON) {
                checkHeading(job);
            }
            synchronized (this) {
                requireQueueSpace();
                store.add(job);
                taken = true;
            }
            runner.wake();
            return job;
        } finally {
            if (!taken) {
                files.remove(id);
            }
        }
    }

    private Job createJob(UUID id, JobOrder order, CopiedSize count) throws IOException {
        boolean lines = order.format() == Format.NDJSON;
        return new Job(
                id,
                State.QUEUED,
                order,
                count.bytes,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                lines ? count.bytes : null,
                lines ? count.lines : null,
                Checkpoint.START,
                0,
                files.folderId(),
                TableRead.PLAIN,
                null);
    }

    private void requireQueueSpace() {
        if (leases.queued() >= MAX_QUEUED) {
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
            Bilingual advice = guessDestination(files.uploadFile(job.id()));
            throw new ProblemException(
                    ProblemKind.TABLE_REJECTED, advice.zh() + failed.zh(), advice.en() + failed.en());
        }
    }

    /** Where the file belongs if it is no table of submissions; two empty texts if it cannot be seen. */
    private static Bilingual guessDestination(Path file) throws IOException {
        return Files.size(file) > LARGEST_GUESSED ? NO_ADVICE : describeDestination(Files.readAllBytes(file));
    }

    /** Where a file belongs that is no table of submissions; two empty texts if it cannot be seen. */
    static Bilingual describeDestination(byte[] file) {
        return FileDestination.guess(file)
                .filter(destination -> destination != FileDestination.JOBS)
                .map(FileDestination::advice)
                .map(advice -> new Bilingual(advice.zh(), advice.en() + " "))
                .orElse(NO_ADVICE);
    }

    private record CopiedSize(long bytes, long lines) {}

    /** Counts the lines that are not blank. */
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

    /** @param actor owner; null for all */
    List<Job> list(String actor, int page, int size) {
        return store.list(actor, page, size);
    }

    long count(String actor) {
        return store.count(actor);
    }

    /** Cancels a job that has not ended; finished results remain. Else does nothing. */
    void cancel(UUID id) {
        leases.cancel(id);
        runner.stop(id);
    }

    /**
     * Removes a job that has ended, with its files; stored evaluations remain. Else
     * does nothing.
     */
    void remove(UUID id) throws IOException {
        if (store.remove(id)) {
            files.remove(id);
        }
    }

    /** The rules were imported before jobs start. */
    @EventListener(ApplicationReadyEvent.class)
    void start() throws IOException {
        files.removeAllBut(store.listIds());
        store.assignPlace(files.folderId());
        runner.start(!database.isShared());
    }

    @Override
    public Optional<Job> takeNext() throws IOException {
        return store.takeNext(files.folderId());
    }

    @Override
    public Lease lease(Job job) {
        return job.lease();
    }

    /** Its progress is stored with each checkpoint. */
    @Override
    public boolean extendLeases(Job job) {
        return leases.extend(job.lease());
    }

    @Override
    public void run(Job job, StopSignal stop) throws IOException {
        try {
            new JobRun(store, files, scoring, evaluationStore, executor, job, limit, stop).run();
        } catch (JobFailedException failed) {
            leases.fail(job.lease(), failed.getMessage());
        } catch (NoSuchFileException gone) {
            leases.fail(job.lease(), "文件已不存在 / its file no longer exists");
        }
    }

    @Override
    public void destroy() {
        runner.stop();
        executor.destroy();
    }
}
