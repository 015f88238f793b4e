package org.plumbline.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import org.plumbline.vocabulary.Numbers;

/**
 * JSON as UTF-8 bytes that grow. Jackson's generator gives the same bytes; it asks of each of a trace's thousand tokens
 * whether it may stand there, which here its writers answer for.
 */
final class JsonBytes implements AutoCloseable {

    /** What stands behind the backslash; 0 for what is written as it is, u for what has no letter of its own. */
    private static final byte[] ESCAPES = escapes();

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    /** A character takes six bytes where it is written as a number. */
    private static final int LONGEST = 6;

    /** As much as a large evaluation takes; a thread keeps no more for its next one. */
    private static final int KEPT = 256 * 1024;

    private static final ThreadLocal<JsonBytes> SPARE = new ThreadLocal<>();

    private byte[] bytes;
    private int size;
    private char[] characters = new char[256];
    /** Whether what comes next follows a member or an element. */
    private boolean follows;

    JsonBytes(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** For a whole document: with the buffer of this thread's last one, to be closed when it is done with. */
    static JsonBytes take() {
        JsonBytes spare = SPARE.get();
        if (spare == null) {
            return new JsonBytes(32 * 1024);
        }
        SPARE.remove(); // one written within another has its own
        return spare;
    }

    @Override
    public void close() {
        if (bytes.length <= KEPT) {
            size = 0;
            follows = false;
            SPARE.set(this);
        }
    }

    private static byte[] escapes() {
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

    void to(Sink sink) throws IOException {
        sink.take(bytes, size);
    }

    void startObject() {
        open('{');
    }

    void endObject() {
        close('}');
    }

    void startArray() {
        open('[');
    }

    void endArray() {
        close(']');
    }

    void startObject(String name) {
        name(name);
        open('{');
    }

    void startArray(String name) {
        name(name);
        open('[');
    }

    /** @param name one of ours: letters and digits, so that there is nothing to escape */
    @SuppressWarnings(
            "deprecation") // it drops the upper halves of characters, and these have none; nothing else is one copy
    void name(String name) {
        int length = name.length();
        reserve(length + 4);
        byte[] to = bytes;
        int at = size;
        if (follows) {
            to[at++] = ',';
        }
        to[at++] = '"';
        name.getBytes(0, length, to, at);
        at += length;
        to[at++] = '"';
        to[at++] = ':';
        size = at;
        follows = false;
    }

    /** @param name of any characters */
    void key(String name) {
        string(name);
        append(':');
        follows = false;
    }

    void string(String name, String text) {
        name(name);
        string(text);
    }

    /** @param text null to write null */
    void string(String text) {
        if (text == null) {
            plain("null");
        } else {
            begin();
            int length = text.length();
            text.getChars(0, length, room(length), 0);
            append('"');
            encode(length);
            append('"');
            follows = true;
        }
    }

    void string(String name, StringBuilder text, byte[] end) {
        name(name);
        string(text, end);
    }

    /** @param end more of the text, encoded by {@link #inside} */
    void string(StringBuilder text, byte[] end) {
        begin();
        int length = text.length();
        text.getChars(0, length, room(length), 0);
        append('"');
        encode(length);
        append(end);
        append('"');
        follows = true;
    }

    /** A text as it stands between its quotation marks. */
    static byte[] inside(String text) {
        JsonBytes json = new JsonBytes(text.length() * 3 + 2);
        json.string(text);
        return Arrays.copyOfRange(json.bytes, 1, json.size - 1);
    }

    void number(String name, BigDecimal number) {
        name(name);
        number(number);
    }

    void number(String name, int number) {
        name(name);
        number(number);
    }

    void bool(String name, boolean value) {
        name(name);
        bool(value);
    }

    /** @param number null to write null */
    void number(BigDecimal number) {
        plain(number == null ? "null" : Numbers.plain(number));
    }

    void number(int number) {
        plain(Integer.toString(number));
    }

    void bool(boolean value) {
        plain(value ? "true" : "false");
    }

    /** @param written members or elements, without a comma before them; empty for none */
    void written(byte[] written) {
        if (written.length > 0) {
            begin();
            append(written);
            follows = true;
        }
    }

    private void open(char bracket) {
        begin();
        append(bracket);
        follows = false;
    }

    private void close(char bracket) {
        append(bracket);
        follows = true;
    }

    private void begin() {
        if (follows) {
            append(',');
        }
    }

    @SuppressWarnings("deprecation") // as in name
    private void plain(String value) {
        int length = value.length();
        reserve(length + 1);
        if (follows) {
            bytes[size++] = ',';
        }
        value.getBytes(0, length, bytes, size);
        size += length;
        follows = true;
    }

    private char[] room(int length) {
        if (characters.length < length) {
            characters = new char[2 * length];
        }
        return characters;
    }

    /** So many of the characters at hand. */
    private void encode(int length) {
        reserve(LONGEST * length);
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
                    at = asNumber(next, to, at);
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
                at = asNumber(next, to, at); // half of a pair has no UTF-8
            }
        }
        size = at;
    }

    private static int asNumber(char character, byte[] to, int at) {
        to[at] = '\\';
        to[at + 1] = 'u';
        for (int i = 0; i < 4; i++) {
            to[at + 2 + i] = HEX[character >> 12 - 4 * i & 0xF];
        }
        return at + LONGEST;
    }

    private void append(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    private void append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
