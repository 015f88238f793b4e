package org.plumbline.core.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The format of stored bytes: one byte that names the dictionary, then a zlib stream. The dictionary holds what every
 * submission and evaluation repeats; with it, a few kilobytes compress as well as a large file.
 */
public final class ByteCompressor {

    /** A dictionary is never changed once evaluations were stored with it; a better one gets the next number. */
    private static final byte NEWEST = 1;

    private static final byte[] DICTIONARY = findDictionary(NEWEST);

    private static final int LEVEL = 6;

    private ByteCompressor() {}

    /** Stored bytes that are damaged. */
    public static final class CorruptedBytesException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        CorruptedBytesException(String message) {
            super(message);
        }
    }

    public static byte[] compress(byte[] bytes) {
        Deflater deflater = new Deflater(LEVEL);
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 8 + 64);
            packed.write(NEWEST);
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @throws Damaged where the bytes were altered */
    public static byte[] decompress(byte[] packed) {
        if (packed.length == 0) {
            throw new CorruptedBytesException("there are no packed bytes");
        }
        if (packed[0] != NEWEST) {
            throw new CorruptedBytesException(
                    "packed with dictionary " + packed[0] + ", which this release does not have");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, 1, packed.length - 1);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(packed.length * 8);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                bytes.write(buffer, 0, length);
                if (inflater.needsDictionary()) {
                    inflater.setDictionary(DICTIONARY);
                } else if (length == 0 && inflater.needsInput() && !inflater.finished()) {
                    throw new CorruptedBytesException("the packed bytes end too early");
                }
            }
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new CorruptedBytesException("the packed bytes are damaged");
        } finally {
            inflater.end();
        }
    }

    private static byte[] findDictionary(int number) {
        try (InputStream resource = ByteCompressor.class.getResourceAsStream("dictionary-" + number + ".txt")) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
