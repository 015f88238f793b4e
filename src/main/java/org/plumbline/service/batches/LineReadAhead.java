package org.plumbline.service.batches;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.plumbline.service.storage.ChunkedExecutor;

/**
 * Reads the next chunks of lines on a thread of its own, while those before are scored and answered: the container cannot say
 * whether a read would wait.
 */
final class LineReadAhead implements ChunkedExecutor.ChunkSource<BatchLine>, AutoCloseable {

    private static final int CHUNKS = 16;

    /** A chunk; null at the end, with what went wrong where something did. */
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
        // what is no exception is told as well: whoever asks for chunks would wait for ever
        ReadChunk last = new ReadChunk(null, new IllegalStateException("reading was cut off"));
        try {
            while (!closed && lines.hasNext()) {
                put(new ReadChunk(lines.next(), null));
            }
            last = new ReadChunk(null, null);
        } catch (RuntimeException e) { // thrown where the chunks are asked for
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
        // a read may bring a line or two; what waits is handed out together
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

    /** Waits until nobody reads any more: the container uses the request for the next one. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (reader.isAlive()) {
            queue.clear(); // who waits to put something in sees that it is closed
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
