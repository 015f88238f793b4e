package org.plumbline.service.batches;

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
import org.plumbline.service.batches.BatchController.LineOptions;
import org.plumbline.service.batches.Job.Checkpoint;
import org.plumbline.service.batches.JobOrder.Format;
import org.plumbline.service.evaluations.EvaluationStore;
import org.plumbline.service.evaluations.ScoringResult;
import org.plumbline.service.storage.ChunkedExecutor;
import org.plumbline.service.work.StopSignal;
import org.plumbline.service.work.Stopped;

/**
 * Processes a job from its checkpoint. At each checkpoint the results are on disk first; then one transaction moves the
 * checkpoint and, if requested, stores the evaluations. A process that is killed before the commit leaves bytes after the
 * checkpoint, which are ignored, and one whose job was taken over by another node's run cannot commit.
 */
final class JobRun {

    /** Maximum results between two checkpoints, in number and bytes: bounds memory, and commits are few. */
    private static final int ANSWERS = 512;

    private static final int BYTES = 4 << 20;

    /** Free bytes on the disk that are reserved for the database. */
    static final long RESERVE = 128L << 20;

    private final JobStore store;
    private final JobFiles files;
    private final LineScorer scoring;
    private final EvaluationStore evaluationStore;
    private final ChunkedExecutor executor;
    private final TableLineConverter tables;
    private final Job job;
    private final LineOptions options;
    private final StopSignal stop;

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final List<EvaluationStore.PreparedEvaluation> preparedEvaluations = new ArrayList<>();
    private int answers;
    private long good;
    private long bad;

    /**
     * @param limit bytes of a submission
     * @param stop asks to leave the rest to a later run
     */
    JobRun(
            JobStore store,
            JobFiles files,
            LineScorer scoring,
            EvaluationStore evaluationStore,
            ChunkedExecutor chunks,
            Job job,
            int limit,
            StopSignal stop) {
        this.store = store;
        this.files = files;
        this.scoring = scoring;
        this.evaluationStore = evaluationStore;
        this.executor = chunks;
        this.tables = new TableLineConverter(limit);
        this.job = job;
        this.stop = stop;
        this.options = new LineOptions(
                job.order().detail(),
                job.order().ruleSet(),
                job.order().language(),
                JobView.path(job.id()),
                limit,
                true,
                job.order().scope());
        this.good = job.at().good();
        this.bad = job.at().bad();
    }

    /**
     * Returns when the job is finished.
     *
     * @throws Stopped between two checkpoints
     * @throws JobFailedException if every later run would fail as well
     * @throws IOException if the disk fails; a later run may succeed
     */
    void run() throws IOException {
        if (job.inputBytes() == null) {
            convertTable();
        }
        files.findResults(job); // the results of earlier runs exist
        scoreLines(job.at());
        store.markDone(job);
    }

    private void convertTable() throws IOException {
        Path written = files.runLinesFile(job);
        TableLineConverter.Written table =
                tables.writeLines(files.uploadFile(job.id()), job.order(), written, stop::check);
        long size = Files.size(written);
        // a run whose job was taken over writes the same bytes
        Files.move(written, files.linesFile(job), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (!store.markPrepared(job, size, table)) {
            throw new Stopped();
        }
    }

    private void scoreLines(Checkpoint from) throws IOException {
        try (FileChannel out = FileChannel.open(
                        files.runResultsFile(job),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                FileChannel in = FileChannel.open(files.linesFile(job), StandardOpenOption.READ)) {
            in.position(from.inputOffset());
            InputStream rest = new BufferedInputStream(Channels.newInputStream(in), 1 << 16);
            LineReader left = new LineReader(
                    rest,
                    TableLineConverter.maxLineBytes(job.order(), options.limit()),
                    from.inputOffset(),
                    from.inputLine());
            ChunkIterator parts = new ChunkIterator(left);
            executor.run(
                    parts,
                    part -> options.scope().call(() -> scoreChunk(part)),
                    answered -> appendResults(answered, out));
            if (answers > 0 || parts.last != null) {
                saveCheckpoint(left.endOffset(), left.lineCount(), out);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Some lines, and where they end. */
    private record LineChunk(List<BatchLine> lines, long offset, long number) {}

    private record ScoredChunk(LineChunk part, List<LineResult> answers) {}

    private static final class ChunkIterator implements Iterator<List<LineChunk>> {

        private final LineReader lines;
        private LineChunk last;

        ChunkIterator(LineReader lines) {
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public List<LineChunk> next() {
            List<BatchLine> some = lines.next();
            last = new LineChunk(some, lines.endOffset(), lines.lineCount());
            return List.of(last);
        }
    }

    private ScoredChunk scoreChunk(List<LineChunk> one) {
        LineChunk part = one.get(0);
        List<LineResult> answers = new ArrayList<>(part.lines.size());
        for (BatchLine line : part.lines) {
            stop.check();
            answers.add(
                    job.order().format() == Format.NDJSON
                            ? scoring.scoreLine(line, options, this::prepare)
                            : tables.scoreLine(line, scoring, options, this::prepare));
        }
        return new ScoredChunk(part, answers);
    }

    private EvaluationStore.PreparedEvaluation prepare(ScoringResult scored) {
        return job.order().keep() ? evaluationStore.prepare(scored, job.order().actor(), job.id()) : null;
    }

    private void appendResults(ScoredChunk answered, FileChannel out) {
        for (LineResult answer : answered.answers) {
            results.writeBytes(answer.bytes());
            results.write('\n');
            answers++;
            if (answer.good()) {
                good++;
            } else {
                bad++;
            }
            if (answer.ready() != null) {
                preparedEvaluations.add(answer.ready());
            }
        }
        if (answers >= ANSWERS || results.size() >= BYTES) {
            saveCheckpoint(answered.part.offset, answered.part.number, out);
        }
    }

    private void saveCheckpoint(long inputOffset, long inputLine, FileChannel out) {
        stop.check();
        try {
            if (files.freeBytes() < RESERVE) {
                throw new IOException("fewer than " + RESERVE + " bytes are free");
            }
            ByteBuffer bytes = ByteBuffer.wrap(results.toByteArray());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
            Checkpoint at = new Checkpoint(inputOffset, inputLine, job.at().resultBytes() + out.position(), good, bad);
            evaluationStore.save(preparedEvaluations, () -> {
                if (!store.saveCheckpoint(job, at)) {
                    throw new Stopped(); // rolls back what was stored with it
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        results.reset();
        preparedEvaluations.clear();
        answers = 0;
    }
}
