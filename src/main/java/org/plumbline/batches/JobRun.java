package org.plumbline.batches;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.plumbline.batches.BatchController.Options;
import org.plumbline.batches.Job.Checkpoint;
import org.plumbline.batches.JobOrder.Format;
import org.plumbline.evaluations.InChunks;
import org.plumbline.evaluations.Keeping;
import org.plumbline.evaluations.Scored;

/**
 * Works through a job from its checkpoint on. At each checkpoint the results are on disk first; then one transaction moves the
 * checkpoint and, where they are kept, stores the evaluations. A process that dies before its commit leaves bytes behind the
 * checkpoint, which count for nothing, and one that is overtaken by another node's run cannot commit.
 */
final class JobRun {

    /** Answers between two checkpoints, in number and bytes: few enough to hold, many enough to pay for a commit. */
    private static final int ANSWERS = 512;

    private static final int BYTES = 4 << 20;

    /** Bytes that stay free on the disk, for the database. */
    static final long RESERVE = 128L << 20;

    private final JobStore store;
    private final JobFiles files;
    private final LineScoring scoring;
    private final Keeping keeping;
    private final InChunks chunks;
    private final TableLines tables;
    private final Job job;
    private final Options options;
    private final BooleanSupplier stopping;

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final List<Keeping.Ready> kept = new ArrayList<>();
    private int answers;
    private long good;
    private long bad;

    /**
     * @param limit bytes of a submission
     * @param stopping whether to leave the rest to a later run
     */
    JobRun(
            JobStore store,
            JobFiles files,
            LineScoring scoring,
            Keeping keeping,
            InChunks chunks,
            Job job,
            int limit,
            BooleanSupplier stopping) {
        this.store = store;
        this.files = files;
        this.scoring = scoring;
        this.keeping = keeping;
        this.chunks = chunks;
        this.tables = new TableLines(limit);
        this.job = job;
        this.stopping = stopping;
        this.options = new Options(
                job.order().detail(), job.order().ruleSet(), job.order().speech(), JobView.path(job.id()), limit, true);
        this.good = job.at().good();
        this.bad = job.at().bad();
    }

    /** The job is no longer this run's: cancelled, taken over, or to be gone on with later. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /**
     * On return the job is done.
     *
     * @throws Stopped between two checkpoints
     * @throws JobFailed where no later run could do better
     * @throws IOException where the disk fails; a later run may do better
     */
    void run() throws IOException {
        Path lines = files.lines(job);
        if (job.inputBytes() == null) {
            Path written = files.linesOfRun(job);
            long count = tables.write(files.upload(job.id()), job.order(), written, this::goOn);
            long size = Files.size(written);
            // a run that was overtaken brings the very same bytes
            Files.move(written, lines, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (!store.prepared(job, size, count)) {
                throw new Stopped();
            }
        }
        Checkpoint from = job.at();
        files.results(job); // what runs before this one wrote is there
        try (FileChannel out = FileChannel.open(
                        files.resultsOfRun(job),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                FileChannel in = FileChannel.open(lines, StandardOpenOption.READ)) {
            in.position(from.inputOffset());
            InputStream rest = new BufferedInputStream(Channels.newInputStream(in), 1 << 16);
            Lines left = new Lines(
                    rest, TableLines.room(job.order(), options.limit()), from.inputOffset(), from.inputLine());
            Parts parts = new Parts(left);
            chunks.run(parts, this::answer, answered -> take(answered, out));
            if (answers > 0 || parts.last != null) {
                checkpoint(left.offset(), left.number(), out);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        store.done(job);
    }

    private void goOn() {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
    }

    /** Some lines, and where they end. */
    private record Part(List<Line> lines, long offset, long number) {}

    private record Answered(Part part, List<Answer> answers) {}

    private static final class Parts implements Iterator<List<Part>> {

        private final Lines lines;
        private Part last;

        Parts(Lines lines) {
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public List<Part> next() {
            List<Line> some = lines.next();
            last = new Part(some, lines.offset(), lines.number());
            return List.of(last);
        }
    }

    private Answered answer(List<Part> one) {
        Part part = one.get(0);
        List<Answer> answers = new ArrayList<>(part.lines.size());
        for (Line line : part.lines) {
            goOn();
            answers.add(
                    job.order().format() == Format.NDJSON
                            ? scoring.answer(line, options, this::ready)
                            : tables.answer(line, scoring, options, this::ready));
        }
        return new Answered(part, answers);
    }

    private Keeping.Ready ready(Scored scored) {
        return job.order().keep() ? keeping.ready(scored, job.order().actor(), job.id()) : null;
    }

    private void take(Answered answered, FileChannel out) {
        for (Answer answer : answered.answers) {
            results.writeBytes(answer.bytes());
            results.write('\n');
            answers++;
            if (answer.good()) {
                good++;
            } else {
                bad++;
            }
            if (answer.ready() != null) {
                kept.add(answer.ready());
            }
        }
        if (answers >= ANSWERS || results.size() >= BYTES) {
            checkpoint(answered.part.offset, answered.part.number, out);
        }
    }

    private void checkpoint(long inputOffset, long inputLine, FileChannel out) {
        goOn();
        try {
            if (files.free() < RESERVE) {
                throw new IOException("less than " + RESERVE + " bytes are free");
            }
            ByteBuffer bytes = ByteBuffer.wrap(results.toByteArray());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
            Checkpoint at = new Checkpoint(inputOffset, inputLine, job.at().resultBytes() + out.position(), good, bad);
            keeping.keep(kept, () -> {
                if (!store.checkpoint(job, at)) {
                    throw new Stopped(); // undoes what was stored with it
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        results.reset();
        kept.clear();
        answers = 0;
    }
}
