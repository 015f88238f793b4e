package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A line on a terminal with the progress of a long run; a short run shows none. */
final class ProgressLine implements AutoCloseable {

    private static final long NANOS = 1_000_000_000L;
    private static final long FIRST = NANOS;
    private static final long UPDATE_INTERVAL_NANOS = NANOS / 4;
    private static final int BAR = 30;

    private final CommandConsole console;
    private final boolean shown;
    private final long begun = System.nanoTime();
    private long next = begun + FIRST;
    private int width;

    /** @param asked null to show it if standard error is a terminal */
    ProgressLine(CommandConsole console, Boolean asked) {
        this.console = console;
        this.shown = asked == null ? isTerminal() : asked;
    }

    /** Java reports it for standard input and output together only. */
    private static boolean isTerminal() {
        try {
            String where = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return where.startsWith("/dev/pts/") || where.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException noLinux) {
            return System.console() != null;
        }
    }

    /** @param size of the input in bytes; -1 if unknown */
    void update(long done, long read, long size) {
        long now = System.nanoTime();
        if (!shown || now < next) {
            return;
        }
        next = now + UPDATE_INTERVAL_NANOS;
        long rate = done * NANOS / Math.max(1, now - begun);
        String count = console.localize("%,d 条，每秒 %,d 条", "%,d done, %,d a second", done, rate);
        if (size > 0) {
            int full = (int) Math.min(BAR, BAR * read / size);
            count = "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + Math.min(100, 100 * read / size) + " %  "
                    + count;
        }
        print(count);
    }

    private void print(String line) {
        int columns = ScoreTable.terminalWidth(line);
        console.err().print("\r" + line + " ".repeat(Math.max(0, width - columns)));
        console.err().flush();
        width = columns;
    }

    /** Clears the line for other output. */
    void clear() {
        if (width > 0) {
            print("");
            console.err().print("\r");
            width = 0;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
