package org.plumbline.core.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import org.plumbline.vocabulary.DecimalMath;

/**
 * JSON as UTF-8 bytes that grow. Jackson's generator gives the same bytes; it checks for each of a trace's thousand
 * tokens whether it is valid there, which is the writers' responsibility here.
 */
final class JsonByteWriter implements AutoCloseable {

    /** The character after the backslash; 0 for characters written unchanged, u for those without a short escape. */
    private static final byte[] ESCAPES = createEscapes();

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    /** A character takes six bytes where it is written as a number. */
    private static final int LONGEST = 6;

    /** The size of a large evaluation; a thread keeps no larger buffer for its next one. */
    private static final int KEPT = 256 * 1024;

    private static final ThreadLocal<JsonByteWriter> SPARE = new ThreadLocal<>();

    private byte[] bytes;
    private int size;
    private char[] characters = new char[256];
    /** Whether what comes next follows a member or an element. */
    private boolean needsComma;

    JsonByteWriter(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** For a whole document: reuses the buffer of this thread's last one; to be closed after use. */
    static JsonByteWriter acquire() {
        JsonByteWriter spare = SPARE.get();
        if (spare == null) {
            return new JsonByteWriter(32 * 1024);
        }
        SPARE.remove(); // a document written within another gets its own buffer
        return spare;
    }

    @Override
    public void close() {
        if (bytes.length <= KEPT) {
            size = 0;
            needsComma = false;
            SPARE.set(this);
        }
    }

    private static byte[] createEscapes() {
        byte[] escapes = new byte[128];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void writeTo(ByteSink sink) throws IOException {
        sink.accept(bytes, size);
    }

    void writeStartObject() {
        writeOpening('{');
    }

    void writeEndObject() {
        close('}');
    }

    void writeStartArray() {
        writeOpening('[');
    }

    void writeEndArray() {
        close(']');
    }

    void writeStartObject(String name) {
        writeName(name);
        writeOpening('{');
    }

    void writeStartArray(String name) {
        writeName(name);
        writeOpening('[');
    }

    /** @param name letters and digits only, so that nothing needs escaping */
    @SuppressWarnings(
            "deprecation") // it drops the upper halves of characters, and these have none; nothing else is one copy
    void writeName(String name) {
        int length = name.length();
        ensureCapacity(length + 4);
        byte[] to = bytes;
        int at = size;
        if (needsComma) {
            to[at++] = ',';
        }
        to[at++] = '"';
        name.getBytes(0, length, to, at);
        at += length;
        to[at++] = '"';
        to[at++] = ':';
        size = at;
        needsComma = false;
    }

    /** @param name of any characters */
    void writeEscapedName(String name) {
        writeString(name);
        append(':');
        needsComma = false;
    }

    void writeString(String name, String text) {
        writeName(name);
        writeString(text);
    }

    /** @param text null to write null */
    void writeString(String text) {
        if (text == null) {
            writePlain("null");
        } else {
            writeSeparator();
            int length = text.length();
            text.getChars(0, length, ensureCharacters(length), 0);
            append('"');
            encodeCharacters(length);
            append('"');
            needsComma = true;
        }
    }

    void writeString(String name, StringBuilder text, byte[] end) {
        writeName(name);
        writeString(text, end);
    }

    /** @param end more of the text, encoded by {@link #encodeText} */
    void writeString(StringBuilder text, byte[] end) {
        writeSeparator();
        int length = text.length();
        text.getChars(0, length, ensureCharacters(length), 0);
        append('"');
        encodeCharacters(length);
        append(end);
        append('"');
        needsComma = true;
    }

    /** The encoded text between its quotation marks. */
    static byte[] encodeText(String text) {
        JsonByteWriter json = new JsonByteWriter(text.length() * 3 + 2);
        json.writeString(text);
        return Arrays.copyOfRange(json.bytes, 1, json.size - 1);
    }

    void writeNumber(String name, BigDecimal number) {
        writeName(name);
        writeNumber(number);
    }

    void writeNumber(String name, int number) {
        writeName(name);
        writeNumber(number);
    }

    void writeBoolean(String name, boolean value) {
        writeName(name);
        writeBoolean(value);
    }

    /** @param number null to write null */
    void writeNumber(BigDecimal number) {
        writePlain(number == null ? "null" : DecimalMath.formatPlain(number));
    }

    void writeNumber(int number) {
        writePlain(Integer.toString(number));
    }

    void writeBoolean(boolean value) {
        writePlain(value ? "true" : "false");
    }

    /** @param written members or elements, without a comma before them; empty for none */
    void writeRaw(byte[] written) {
        if (written.length > 0) {
            writeSeparator();
            append(written);
            needsComma = true;
        }
    }

    private void writeOpening(char bracket) {
        writeSeparator();
        append(bracket);
        needsComma = false;
    }

    private void close(char bracket) {
        append(bracket);
        needsComma = true;
    }

    private void writeSeparator() {
        if (needsComma) {
            append(',');
        }
    }

    @SuppressWarnings("deprecation") // as in name
    private void writePlain(String value) {
        int length = value.length();
        ensureCapacity(length + 1);
        if (needsComma) {
            bytes[size++] = ',';
        }
        value.getBytes(0, length, bytes, size);
        size += length;
        needsComma = true;
    }

    private char[] ensureCharacters(int length) {
        if (characters.length < length) {
            characters = new char[2 * length];
        }
        return characters;
    }

    /** Encodes so many of the buffered characters. */
    private void encodeCharacters(int length) {
        ensureCapacity(LONGEST * length);
        char[] from = characters;
        byte[] to = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char next = from[i];
            if (next < 0x80) {
                byte escape = ESCAPES[next];
                if (escape == 0) {
                    to[at++] = (byte) next;
                } else if (escape == 'u') {
                    at = writeUnicodeEscape(next, to, at);
                } else {
                    to[at++] = '\\';
                    to[at++] = escape;
                }
            } else if (next < 0x800) {
                to[at++] = (byte) (0xC0 | next >> 6);
                to[at++] = (byte) (0x80 | next & 0x3F);
            } else if (!Character.isSurrogate(next)) {
                to[at++] = (byte) (0xE0 | next >> 12);
                to[at++] = (byte) (0x80 | next >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | next & 0x3F);
            } else if (i + 1 < length && Character.isSurrogatePair(next, from[i + 1])) {
                int point = Character.toCodePoint(next, from[++i]);
                to[at++] = (byte) (0xF0 | point >> 18);
                to[at++] = (byte) (0x80 | point >> 12 & 0x3F);
                to[at++] = (byte) (0x80 | point >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | point & 0x3F);
            } else {
                at = writeUnicodeEscape(next, to, at); // an unpaired surrogate has no UTF-8 form
            }
        }
        size = at;
    }

    private static int writeUnicodeEscape(char character, byte[] to, int at) {
        to[at] = '\\';
        to[at + 1] = 'u';
        for (int i = 0; i < 4; i++) {
            to[at + 2 + i] = HEX[character >> 12 - 4 * i & 0xF];
        }
        return at + LONGEST;
    }

    private void append(char ascii) {
        ensureCapacity(1);
        bytes[size++] = (byte) ascii;
    }

    private void append(byte[] more) {
        ensureCapacity(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void ensureCapacity(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
