package org.plumbline.service.rulesets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** A run of fiscal years, both ends included. */
public record YearRange(int from, int to) implements Comparable<YearRange> {

    static List<YearRange> of(BitSet years) {
        List<YearRange> runs = new ArrayList<>();
        for (int from = years.nextSetBit(0); from >= 0; ) {
            int end = years.nextClearBit(from);
            runs.add(new YearRange(from, end - 1));
            from = years.nextSetBit(end);
        }
        return runs;
    }

    public boolean contains(int year) {
        return from <= year && year <= to;
    }

    @Override
    public int compareTo(YearRange other) {
        return Comparator.comparingInt(YearRange::from)
                .thenComparingInt(YearRange::to)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "–" + to;
    }
}
