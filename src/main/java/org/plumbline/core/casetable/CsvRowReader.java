package org.plumbline.core.casetable;

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

/**
 * RFC 4180. Without a charset given: UTF-8, with or without byte order mark, where the whole file is valid UTF-8, else
 * GBK.
 */
public final class CsvRowReader implements TableRowReader {

    /** GBK with its extensions. */
    private static final Charset GBK = Charset.forName("GB18030");

    private static final int BUFFER = 1 << 16;

    private final Charset named;
    private final int limit;

    /**
     * @param charset null to detect it
     * @param limit characters of a row; a longer one mostly is an unclosed quotation mark
     */
    public CsvRowReader(String charset, int limit) {
        this.named = charset == null ? null : findCharset(charset);
        this.limit = limit;
    }

    /** @return null where it is not supported */
    public static Charset findCharset(String name) {
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "gbk", "gb2312", "gb18030" -> GBK;
            default -> null;
        };
    }

    @Override
    public TableRead read(Path file, RowHandler sink) throws IOException {
        Charset charset = named != null ? named : isUtf8(file) ? StandardCharsets.UTF_8 : GBK;
        try (InputStream in = Files.newInputStream(file);
                BoundedReader reader = new BoundedReader(
                        new BufferedReader(new InputStreamReader(in, charset.newDecoder()), BUFFER), limit)) {
            CSVParser parser = CSVFormat.RFC4180.parse(skipByteOrderMark(reader));
            for (CSVRecord row : parser) {
                reader.read = 0;
                if (!sink.handleRow(row.getRecordNumber(), row.toList())) {
                    break;
                }
            }
            return TableRead.PLAIN;
        } catch (UncheckedIOException e) {
            throw toException(e.getCause());
        } catch (CharacterCodingException e) {
            throw toException(e);
        }
    }

    private static RuntimeException toException(IOException e) throws IOException {
        if (e instanceof CharacterCodingException) {
            return new TableRejectedException(
                    "不是 UTF-8 或 GBK 编码，请另存为 UTF-8 的 CSV",
                    "neither UTF-8 nor GBK, or not the charset named; save it as CSV in UTF-8");
        }
        if (e instanceof java.nio.file.FileSystemException) {
            throw e;
        }
        // the parser's own message about a misplaced quotation mark
        return new TableRejectedException(
                "不是有效的 CSV（RFC 4180）：" + e.getMessage(), "not valid CSV (RFC 4180): " + e.getMessage());
    }

    private static Reader skipByteOrderMark(BoundedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** Whether the whole file is. */
    private static boolean isUtf8(Path file) throws IOException {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            char[] buffer = new char[BUFFER];
            while (reader.read(buffer) >= 0) {
                // only checks whether it can be decoded
            }
            return true;
        } catch (CharacterCodingException no) {
            return false;
        }
    }

    /** Limits the length of a row. */
    private static final class BoundedReader extends FilterReader {

        private final int limit;
        private long read;

        BoundedReader(Reader in, int limit) {
            super(in);
            this.limit = limit;
        }

        private void countCharacters(int more) {
            read += Math.max(0, more);
            if (read > limit) {
                throw new TableRejectedException(
                        "一行超过 " + limit + " 个字符，或引号没有成对",
                        "a row has more than " + limit + " characters, or a quotation mark is not closed");
            }
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            countCharacters(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int more = super.read(into, offset, length);
            countCharacters(more);
            return more;
        }
    }
}
