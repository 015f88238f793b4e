package org.plumbline.service.batches;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.plumbline.service.storage.ChunkedExecutor;

/**
 * Reads the next chunks of lines on its own thread while earlier ones are scored and answered: the container cannot say
 * whether a read would wait.
 */
final class LineReadAhead implements ChunkedExecutor.ChunkSource<BatchLine>, AutoCloseable {

    private static final int CHUNKS = 16;

    /** A chunk; null at the end, with the failure if there was one. */
    private record ReadChunk(List<BatchLine> chunk, RuntimeException failure) {}

    private final BlockingQueue<ReadChunk> queue = new ArrayBlockingQueue<>(CHUNKS);
    private final Thread reader;
    private volatile boolean closed;
    private ReadChunk next;

    LineReadAhead(LineReader lines) {
        reader = new Thread(() -> readAll(lines), "batch-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll(LineReader lines) {
        // errors are handed over as well: the consumer would wait forever
        ReadChunk last = new ReadChunk(null, new IllegalStateException("reading was cut off"));
        try {
            while (!closed && lines.hasNext()) {
                put(new ReadChunk(lines.next(), null));
            }
            last = new ReadChunk(null, null);
        } catch (RuntimeException e) { // thrown in the consumer's thread
            last = new ReadChunk(null, e);
        } finally {
            put(last);
        }
    }

    private void put(ReadChunk read) {
        if (!closed) {
            try {
                queue.put(read);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean wouldBlock() {
        return next == null && queue.isEmpty();
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while lines were read", e);
            }
        }
        if (next.failure != null) {
            throw next.failure;
        }
        return next.chunk != null;
    }

    @Override
    public List<BatchLine> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        // a read may return one or two lines; waiting ones are handed out together
        List<BatchLine> chunk = new ArrayList<>(next.chunk);
        int bytes = countBytes(chunk);
        next = null;
        for (ReadChunk more = queue.peek();
                more != null && more.chunk != null && chunk.size() < LineReader.CHUNK && bytes < LineReader.CHUNK_BYTES;
                more = queue.peek()) {
            chunk.addAll(queue.remove().chunk);
            bytes += countBytes(more.chunk);
        }
        return chunk;
    }

    private static int countBytes(List<BatchLine> chunk) {
        return chunk.stream()
                .mapToInt(line -> line.bytes() == null ? 0 : line.bytes().length)
                .sum();
    }

    /** Waits until the reading thread has ended: the container reuses the request for the next one. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (reader.isAlive()) {
            queue.clear(); // a blocked producer then sees that the queue is closed
            try {
                reader.join(20);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
