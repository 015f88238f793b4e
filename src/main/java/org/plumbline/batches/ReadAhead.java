package org.plumbline.batches;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.plumbline.evaluations.InChunks;

/**
 * Reads the next chunks of lines on a thread of its own, while those before are scored and answered: the container cannot say
 * whether a read would wait.
 */
final class ReadAhead implements InChunks.Source<Line>, AutoCloseable {

    private static final int CHUNKS = 16;

    /** A chunk; null at the end, with what went wrong where something did. */
    private record Read(List<Line> chunk, RuntimeException failure) {}

    private final BlockingQueue<Read> queue = new ArrayBlockingQueue<>(CHUNKS);
    private final Thread reader;
    private volatile boolean closed;
    private Read next;

    ReadAhead(Lines lines) {
        reader = new Thread(() -> read(lines), "batch-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Lines lines) {
        // what is no exception is told as well: whoever asks for chunks would wait for ever
        Read last = new Read(null, new IllegalStateException("reading was cut off"));
        try {
            while (!closed && lines.hasNext()) {
                put(new Read(lines.next(), null));
            }
            last = new Read(null, null);
        } catch (RuntimeException e) { // thrown where the chunks are asked for
            last = new Read(null, e);
        } finally {
            put(last);
        }
    }

    private void put(Read read) {
        if (!closed) {
            try {
                queue.put(read);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean wouldWait() {
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
    public List<Line> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        // a read may bring a line or two; what waits is handed out together
        List<Line> chunk = new ArrayList<>(next.chunk);
        int bytes = bytes(chunk);
        next = null;
        for (Read more = queue.peek();
                more != null && more.chunk != null && chunk.size() < Lines.CHUNK && bytes < Lines.CHUNK_BYTES;
                more = queue.peek()) {
            chunk.addAll(queue.remove().chunk);
            bytes += bytes(more.chunk);
        }
        return chunk;
    }

    private static int bytes(List<Line> chunk) {
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
