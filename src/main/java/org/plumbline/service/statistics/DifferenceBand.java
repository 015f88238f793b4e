package org.plumbline.service.statistics;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/** Ranges of declared minus recomputed total, in points. Their order is stored: new ones are added at the end. */
enum DifferenceBand {
    /** One of the totals is unknown. */
    UNKNOWN(null, null),
    UNDER_10(null, "-10"),
    UNDER_5("-10", "-5"),
    UNDER_1("-5", "-1"),
    UNDER_0("-1", "0"),
    EQUAL("0", "0"),
    OVER_0("0", "1"),
    OVER_1("1", "5"),
    OVER_5("5", "10"),
    OVER_10("10", null);

    private final BigDecimal from;
    private final BigDecimal to;

    DifferenceBand(String from, String to) {
        this.from = from == null ? null : new BigDecimal(from);
        this.to = to == null ? null : new BigDecimal(to);
    }

    /** Bounds belong to the range nearer to zero. @param difference null if unknown */
    static DifferenceBand of(BigDecimal difference) {
        if (difference == null) {
            return UNKNOWN;
        }
        if (difference.signum() == 0) {
            return EQUAL;
        }
        return Arrays.stream(values())
                .filter(each -> each.contains(difference))
                .findFirst()
                .orElseThrow();
    }

    private boolean contains(BigDecimal difference) {
        if (this == UNKNOWN || this == EQUAL || (difference.signum() < 0) != isUnder()) {
            return false;
        }
        return isUnder()
                ? (from == null || difference.compareTo(from) >= 0) && difference.compareTo(to) < 0
                : difference.compareTo(from) > 0 && (to == null || difference.compareTo(to) <= 0);
    }

    private boolean isUnder() {
        return name().startsWith("UNDER");
    }

    /** The name in parameters and JSON fields. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A label short enough for an axis; null for the unknown, which has a message. */
    public String label() {
        if (this == UNKNOWN) {
            return null;
        }
        if (from == null) {
            return "<" + to;
        }
        if (to == null) {
            return ">" + from;
        }
        return from.equals(to) ? "0" : from + "~" + to;
    }
}
