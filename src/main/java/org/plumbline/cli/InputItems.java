package org.plumbline.cli;

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
import org.plumbline.service.batches.LineReader;
import org.plumbline.service.storage.ChunkedExecutor;

/** The inputs of all files in order; of a file of lines only a few chunks are in memory at once. */
final class InputItems implements ChunkedExecutor.ChunkSource<InputItem>, AutoCloseable {

    static final String STDIN = "-";

    /** Maximum bytes of a submission, as in the service. */
    static final int LIMIT = 2 << 20;

    private final Iterator<String> files;
    private final InputFormat as;
    private final InputStream stdin;
    private final AtomicLong read = new AtomicLong();
    private final long size;

    /** The file of lines being read; null if there is none. */
    private LineReader lines;

    private String file;
    private InputStream open;

    /**
     * @param as the content of the files; null to go by their names
     * @throws CommandException if one does not exist or is of an unknown kind
     */
    InputItems(List<String> files, InputFormat as, InputStream stdin) {
        this.files = files.iterator();
        this.as = as;
        this.stdin = stdin;
        long sum = 0;
        boolean known = true;
        for (String each : files) {
            notFolder(each);
            formatOf(each);
            if (each.equals(STDIN)) {
                known = false;
            } else {
                sum += requireLength(Path.of(each));
            }
        }
        size = known ? sum : -1;
    }

    /** Bytes of all files; -1 if unknown. */
    long totalBytes() {
        return size;
    }

    /** Bytes read so far. */
    long bytesRead() {
        return read.get();
    }

    private InputFormat formatOf(String name) {
        return as == null ? InputFormat.of(name) : as;
    }

    /** @throws CommandException if it is a folder */
    static void notFolder(String file) {
        if (!file.equals(STDIN) && Files.isDirectory(Path.of(file))) {
            throw new CommandException("%s 是文件夹，请写明其中的文件", "%s is a folder; name the files in it", file);
        }
    }

    private static long requireLength(Path path) {
        if (!Files.isReadable(path)) {
            throw new CommandException("没有这个文件，或无法读取：%s", "the file does not exist or cannot be read: %s", path);
        }
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean wouldBlock() {
        return lines != null && lines.wouldBlock();
    }

    @Override
    public boolean hasNext() {
        if (lines != null && lines.hasNext()) {
            return true;
        }
        while (files.hasNext()) {
            close();
            file = files.next();
            if (formatOf(file) != InputFormat.NDJSON) {
                return true;
            }
            lines = new LineReader(openFile(), LIMIT);
            if (lines.hasNext()) {
                return true;
            }
        }
        close();
        return false;
    }

    @Override
    public List<InputItem> next() {
        if (lines != null) {
            return lines.next().stream()
                    .map(line -> new InputItem(file, line.number(), InputFormat.NDJSON, line.bytes()))
                    .toList();
        }
        if (file == null) {
            throw new NoSuchElementException();
        }
        try (InputStream in = openFile()) {
            return List.of(new InputItem(file, null, formatOf(file), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream openFile() {
        try {
            open = new CountingInputStream(file.equals(STDIN) ? stdin : Files.newInputStream(Path.of(file)), read);
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

    private static final class CountingInputStream extends FilterInputStream {

        private final AtomicLong read;

        CountingInputStream(InputStream in, AtomicLong read) {
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
