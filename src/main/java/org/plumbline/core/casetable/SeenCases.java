package org.plumbline.core.casetable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The cases of a table so far, by 128 bits of the SHA-256 of their keys: a table may have a million of them. */
final class SeenCases {

    /** Two words of the key and one of its row; a row of 0 is a free slot. */
    private static final int LONGS = 3;

    private final MessageDigest digest;
    private long[] places = new long[LONGS * 1024];
    private int count;

    SeenCases() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /**
     * @param row from 1
     * @return the row in which the case was seen first: this one where it is new
     */
    long add(List<String> key, long row) {
        if (count * 2 * LONGS >= places.length) {
            grow();
        }
        byte[] hash = digest.digest(String.join("\u0000", key).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long one = bytes.getLong();
        long other = bytes.getLong();
        int at = place(places, one, other);
        if (places[at + 2] == 0) {
            put(places, at, one, other, row);
            count++;
        }
        return places[at + 2];
    }

    private static void put(long[] places, int at, long one, long other, long row) {
        places[at] = one;
        places[at + 1] = other;
        places[at + 2] = row;
    }

    /** The slot of a key, or the free slot for it. */
    private static int place(long[] places, long one, long other) {
        int all = places.length / LONGS;
        int at = (int) Long.remainderUnsigned(one, all);
        while (places[at * LONGS + 2] != 0 && (places[at * LONGS] != one || places[at * LONGS + 1] != other)) {
            at = (at + 1) % all;
        }
        return at * LONGS;
    }

    private void grow() {
        long[] more = new long[places.length * 2];
        for (int at = 0; at < places.length; at += LONGS) {
            if (places[at + 2] != 0) {
                put(more, place(more, places[at], places[at + 1]), places[at], places[at + 1], places[at + 2]);
            }
        }
        places = more;
    }
}
