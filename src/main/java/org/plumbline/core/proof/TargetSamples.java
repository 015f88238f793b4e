package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The targets to decide for where submissions state them: each at which two of the lines of {@link ValueLines} meet, and
 * three of every range between, where the lines keep their order and each part of the values its rows.
 *
 * @param ranges the targets of each range, a simple number first, or one target by itself; in ascending order
 */
record TargetSamples(List<List<BigDecimal>> ranges) {

    static TargetSamples of(ValueLines lines) {
        List<List<BigDecimal>> ranges = new ArrayList<>();
        BigDecimal before = null;
        for (BigDecimal crossing : lines.listCrossings()) {
            addRange(
                    before == null ? ValueGrid.FAR.negate() : ValueGrid.firstAbove(before),
                    ValueGrid.lastBelow(crossing),
                    ranges);
            if (ValueGrid.contains(crossing)) {
                ranges.add(List.of(crossing));
            }
            before = crossing;
        }
        addRange(ValueGrid.firstAbove(before), ValueGrid.FAR, ranges);
        return new TargetSamples(ranges);
    }

    private static void addRange(BigDecimal first, BigDecimal last, List<List<BigDecimal>> ranges) {
        if (first.compareTo(last) <= 0) {
            ranges.add(List.of(ValueGrid.findSimplest(first, last), first, last));
        }
    }
}
