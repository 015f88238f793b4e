package org.plumbline.service.batches;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.plumbline.service.storage.ChunkedExecutor;

/** Reads lines from a stream, as many at once as have arrived. Of a line that is too long only the number is returned. */
public final class LineReader implements ChunkedExecutor.ChunkSource<BatchLine> {

    private static final int BUFFER = 1 << 16;

    /** Lines of a chunk: enough to keep a thread busy, few enough that the first results come soon. */
    static final int CHUNK = 32;

    /** Bytes of a chunk, since several chunks are in memory at once. */
    static final int CHUNK_BYTES = 1 << 18;

    private final InputStream in;
    private final int limit;
    private byte[] buffer = new byte[BUFFER];
    /** Bytes read and not returned. */
    private int from;

    private int to;
    /** The offset before which no line ends. */
    private int searched;

    private long number;
    /** End offset of the last line, and offset of the buffer, in bytes of the stream. */
    private long end;

    private long base;
    private boolean tooLong;
    private boolean ended;
    private List<BatchLine> ready = new ArrayList<>();
    private int readyBytes;

    /** @param limit bytes of a line */
    public LineReader(InputStream in, int limit) {
        this(in, limit, 0, 0);
    }

    /**
     * Continues after lines that are finished.
     *
     * @param offset of {@code in}, from {@link #endOffset}
     * @param number of lines before it, from {@link #lineCount}
     */
    LineReader(InputStream in, int limit, long offset, long number) {
        this.in = in;
        this.limit = limit;
        this.base = offset;
        this.end = offset;
        this.number = number;
    }

    /** End offset of the last returned line, in bytes. */
    long endOffset() {
        return end;
    }

    /** The number of returned lines, blank ones included. */
    long lineCount() {
        return number;
    }

    @Override
    public boolean wouldBlock() {
        try {
            splitLines();
            // whole chunks of what has arrived: a read may return a few lines at a time
            while (!isChunkFull() && !ended && in.available() > 0) {
                readMore();
                splitLines();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ready.isEmpty() && !ended;
    }

    @Override
    public boolean hasNext() {
        try {
            splitLines();
            while (ready.isEmpty() && !ended) {
                readMore();
                splitLines();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !ready.isEmpty();
    }

    @Override
    public List<BatchLine> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<BatchLine> chunk = ready;
        ready = new ArrayList<>(CHUNK);
        readyBytes = 0;
        return chunk;
    }

    private boolean isChunkFull() {
        return ready.size() >= CHUNK || readyBytes >= CHUNK_BYTES;
    }

    /** Splits the buffer into lines, at most a chunk. */
    private void splitLines() {
        while (!isChunkFull() && searched < to) {
            if (buffer[searched++] == '\n') {
                addLine(searched - 1);
                from = searched;
            }
        }
        if (ended && searched == to && (from < to || tooLong) && !isChunkFull()) {
            addLine(to); // the last line may have no line end
            from = to;
        }
        if (searched == to && to - from > limit) {
            tooLong = true;
            from = to;
        }
    }

    private void addLine(int stop) {
        number++;
        end = base + searched;
        int last = stop > from && buffer[stop - 1] == '\r' ? stop - 1 : stop;
        if (tooLong || last - from > limit) {
            ready.add(new BatchLine(number, null));
        } else if (!isBlank(last)) {
            ready.add(new BatchLine(number, Arrays.copyOfRange(buffer, from, last)));
            readyBytes += last - from;
        }
        tooLong = false;
    }

    private boolean isBlank(int stop) {
        for (int i = from; i < stop; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void readMore() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            searched -= from;
            base += from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int more = in.read(buffer, to, buffer.length - to);
        if (more < 0) {
            ended = true;
        } else {
            to += more;
        }
    }
}
