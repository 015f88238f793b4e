package org.plumbline.publishing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** A run of fiscal years, both ends included. */
public record Years(int from, int to) implements Comparable<Years> {

    static List<Years> of(BitSet years) {
        List<Years> runs = new ArrayList<>();
        for (int from = years.nextSetBit(0); from >= 0; ) {
            int end = years.nextClearBit(from);
            runs.add(new Years(from, end - 1));
            from = years.nextSetBit(end);
        }
        return runs;
    }

    @Override
    public int compareTo(Years other) {
        return Comparator.comparingInt(Years::from).thenComparingInt(Years::to).compare(this, other);
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "–" + to;
    }
}
