package org.plumbline.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static List<BatchLine> all(LineReader lines) {
        List<BatchLine> all = new ArrayList<>();
        while (lines.hasNext()) {
            List<BatchLine> chunk = lines.next();
            assertThat(chunk).isNotEmpty().hasSizeLessThanOrEqualTo(32);
            all.addAll(chunk);
        }
        return all;
    }

    private static List<String> said(List<BatchLine> lines) {
        return lines.stream()
                .map(line -> line.number() + ":"
                        + (line.bytes() == null ? "too long" : new String(line.bytes(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static LineReader of(String text, int limit) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit);
    }

    @Test
    void blankLinesCountAndTheLastLineNeedsNoLineEnd() {
        assertThat(said(all(of("a\r\n\n  \nb\n\r\nc", 10)))).containsExactly("1:a", "4:b", "6:c");
        assertThat(said(all(of("", 10)))).isEmpty();
        assertThat(said(all(of("\n", 10)))).isEmpty();
    }

    @Test
    void aTooLongLineIsReportedAtItsPosition() {
        String lines = "a\n" + "x".repeat(500_000) + "\nb\n" + "y".repeat(11) + "\n" + "z".repeat(10) + "\n"
                + "w".repeat(200_000);
        assertThat(said(all(of(lines, 10))))
                .containsExactly("1:a", "2:too long", "3:b", "4:too long", "5:" + "z".repeat(10), "6:too long");
    }

    /** However the bytes arrive. */
    @Property(tries = 300)
    void linesAreSplitAlikeHoweverTheBytesArrive(
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 50) int piece) {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            String line = "é".repeat(lengths.get(i) / 2);
            text.append(line).append('\n');
            if (!line.isEmpty()) {
                expected.add(i + 1 + ":" + (line.length() * 2 > 30 ? "too long" : line));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(said(all(new LineReader(new SmallReadsInputStream(bytes, piece), 30))))
                .isEqualTo(expected);
    }

    @Test
    void aReaderReportsThatItWouldBlockBeforeBlocking() {
        LineReader lines = new LineReader(new SmallReadsInputStream("a\nb\nc".getBytes(StandardCharsets.UTF_8), 4), 10);
        assertThat(lines.wouldBlock()).isTrue();
        assertThat(lines.hasNext()).isTrue();
        assertThat(lines.wouldBlock()).isFalse();
        assertThat(said(lines.next())).containsExactly("1:a", "2:b");
        assertThat(lines.wouldBlock()).isTrue();
        assertThat(said(lines.next())).containsExactly("3:c");
        assertThat(lines.hasNext()).isFalse();
        assertThat(lines.wouldBlock()).isFalse();
    }

    /** Gives a few bytes a read, and never says that there are more. */
    private static final class SmallReadsInputStream extends InputStream {

        private final ByteArrayInputStream bytes;
        private final int piece;

        SmallReadsInputStream(byte[] bytes, int piece) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.piece = piece;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return bytes.read(into, offset, Math.min(piece, length));
        }
    }
}
