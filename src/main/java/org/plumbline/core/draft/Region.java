package org.plumbline.core.draft;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import org.plumbline.core.draft.Phrase.Inclusion;
import org.plumbline.core.draft.SentenceParts.Outcome;

/**
 * The values for which an outcome follows.
 *
 * @param low null for no bound
 * @param high null for no bound
 */
record Region(BigDecimal low, Inclusion lowIn, BigDecimal high, Inclusion highIn, Outcome outcome) {

    static final Comparator<Region> BY_LOW = Comparator.comparing(
                    Region::low, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Region::high, Comparator.nullsLast(Comparator.naturalOrder()));

    static Region everything(Outcome outcome) {
        return new Region(null, Inclusion.UNKNOWN, null, Inclusion.UNKNOWN, outcome);
    }

    Region withLow(BigDecimal bound, Inclusion included) {
        return new Region(bound, included, high, highIn, outcome);
    }

    Region withHigh(BigDecimal bound, Inclusion included) {
        return new Region(low, lowIn, bound, included, outcome);
    }

    /** @return null where nothing is in both */
    Region intersect(Region other) {
        Region lower = takesLow(other) ? withLow(other.low, other.lowIn) : this;
        boolean takesHigh = other.high != null && (lower.high == null || other.high.compareTo(lower.high) < 0);
        Region both = takesHigh ? lower.withHigh(other.high, other.highIn) : lower;
        boolean empty = both.low != null && both.high != null && both.low.compareTo(both.high) >= 0;
        return empty ? null : both;
    }

    private boolean takesLow(Region other) {
        return other.low != null && (low == null || other.low.compareTo(low) > 0);
    }

    /** Whether it is one value. */
    boolean isPoint() {
        return low != null && high != null && low.compareTo(high) == 0;
    }

    boolean isEverything() {
        return low == null && high == null;
    }

    /** @param axis 实际值 or 完成率 */
    void putConditions(String axis, Map<String, Object> cells) {
        if (low != null) {
            cells.put(axis + (lowIn == Inclusion.YES ? "不小于" : "大于"), low);
        }
        if (high != null) {
            cells.put(axis + (highIn == Inclusion.YES ? "不大于" : "小于"), high);
        }
    }
}
