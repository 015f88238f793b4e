package org.plumbline.table;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** RFC 4180. Without a charset named: UTF-8, with or without byte order mark, where all of it is that, else GBK. */
public final class CsvRows implements TableRows {

    /** GBK and all that was added to it. */
    private static final Charset GBK = Charset.forName("GB18030");

    private static final int BUFFER = 1 << 16;

    private final Charset named;
    private final int limit;

    /**
     * @param charset null to find out
     * @param limit characters of a row; one that is longer is mostly a quotation mark that nobody closed
     */
    public CsvRows(String charset, int limit) {
        this.named = charset == null ? null : charset(charset);
        this.limit = limit;
    }

    /** @return null where it is none that is read */
    public static Charset charset(String name) {
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "gbk", "gb2312", "gb18030" -> GBK;
            default -> null;
        };
    }

    @Override
    public void read(Path file, Sink sink) throws IOException {
        Charset charset = named != null ? named : utf8(file) ? StandardCharsets.UTF_8 : GBK;
        try (InputStream in = Files.newInputStream(file);
                Bounded reader = new Bounded(
                        new BufferedReader(new InputStreamReader(in, charset.newDecoder()), BUFFER), limit)) {
            CSVParser parser = CSVFormat.RFC4180.parse(withoutMark(reader));
            for (CSVRecord row : parser) {
                reader.read = 0;
                if (!sink.row(row.getRecordNumber(), row.toList())) {
                    return;
                }
            }
        } catch (UncheckedIOException e) {
            throw refusal(e.getCause());
        } catch (CharacterCodingException e) {
            throw refusal(e);
        }
    }

    private static RuntimeException refusal(IOException e) throws IOException {
        if (e instanceof CharacterCodingException) {
            return new TableRefused(
                    "不是 UTF-8 或 GBK 编码，请另存为 UTF-8 的 CSV",
                    "neither UTF-8 nor GBK, or not the charset named; save it as CSV in UTF-8");
        }
        if (e instanceof java.nio.file.FileSystemException) {
            throw e;
        }
        // what the parser itself says of a quotation mark in the wrong place
        return new TableRefused("不是有效的 CSV（RFC 4180）：" + e.getMessage(), "not valid CSV (RFC 4180): " + e.getMessage());
    }

    private static Reader withoutMark(Bounded reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** Whether all of it is. */
    private static boolean utf8(Path file) throws IOException {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            char[] buffer = new char[BUFFER];
            while (reader.read(buffer) >= 0) {
                // only whether it can be read
            }
            return true;
        } catch (CharacterCodingException no) {
            return false;
        }
    }

    /** Lets no row grow without end. */
    private static final class Bounded extends FilterReader {

        private final int limit;
        private long read;

        Bounded(Reader in, int limit) {
            super(in);
            this.limit = limit;
        }

        private void count(int more) {
            read += Math.max(0, more);
            if (read > limit) {
                throw new TableRefused(
                        "一行超过 " + limit + " 个字符，或引号没有成对",
                        "a row has more than " + limit + " characters, or a quotation mark is not closed");
            }
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int more = super.read(into, offset, length);
            count(more);
            return more;
        }
    }
}
