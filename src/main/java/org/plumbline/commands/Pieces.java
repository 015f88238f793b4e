package org.plumbline.commands;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import org.plumbline.batches.Lines;
import org.plumbline.evaluations.InChunks;

/** What the files hold, one after the other; of a file of lines never more than a few chunks are in memory. */
final class Pieces implements InChunks.Source<Piece>, AutoCloseable {

    static final String STDIN = "-";

    /** Bytes of a submission, as the service takes it. */
    static final int LIMIT = 2 << 20;

    private final Iterator<String> files;
    private final Kind as;
    private final InputStream stdin;
    private final AtomicLong read = new AtomicLong();
    private final long size;

    /** The file of lines that is being read; null where none is. */
    private Lines lines;

    private String file;
    private InputStream open;

    /**
     * @param as what the files hold; null to go by their names
     * @throws CommandRefused where one is not there or of no known kind
     */
    Pieces(List<String> files, Kind as, InputStream stdin) {
        this.files = files.iterator();
        this.as = as;
        this.stdin = stdin;
        long sum = 0;
        boolean known = true;
        for (String each : files) {
            kind(each);
            if (each.equals(STDIN)) {
                known = false;
            } else {
                sum += length(Path.of(each));
            }
        }
        size = known ? sum : -1;
    }

    /** Bytes of all files; -1 where unknown. */
    long size() {
        return size;
    }

    /** Bytes read so far. */
    long read() {
        return read.get();
    }

    private Kind kind(String name) {
        return as == null ? Kind.of(name) : as;
    }

    private static long length(Path path) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new CommandRefused("没有这个文件，或无法读取：%s", "there is no such file, or it cannot be read: %s", path);
        }
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean wouldWait() {
        return lines != null && lines.wouldWait();
    }

    @Override
    public boolean hasNext() {
        if (lines != null && lines.hasNext()) {
            return true;
        }
        while (files.hasNext()) {
            close();
            file = files.next();
            if (kind(file) != Kind.NDJSON) {
                return true;
            }
            lines = new Lines(open(), LIMIT);
            if (lines.hasNext()) {
                return true;
            }
        }
        close();
        return false;
    }

    @Override
    public List<Piece> next() {
        if (lines != null) {
            return lines.next().stream()
                    .map(line -> new Piece(file, line.number(), Kind.NDJSON, line.bytes()))
                    .toList();
        }
        if (file == null) {
            throw new NoSuchElementException();
        }
        try (InputStream in = open()) {
            return List.of(new Piece(file, null, kind(file), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open() {
        try {
            open = new Counted(file.equals(STDIN) ? stdin : Files.newInputStream(Path.of(file)), read);
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lines = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            open = null;
        }
    }

    private static final class Counted extends FilterInputStream {

        private final AtomicLong read;

        Counted(InputStream in, AtomicLong read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                read.incrementAndGet();
            }
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int count = super.read(into, from, most);
            if (count > 0) {
                read.addAndGet(count);
            }
            return count;
        }
    }
}
