package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something measured that a row of the 审核 sheet may find worth a {@link Finding}: the measuring is done once, the
 * thresholds are cells.
 *
 * @param kind what was measured
 * @param indicator code of the indicator concerned; null where the whole submission is
 * @param about the budget line or task concerned; null otherwise
 * @param value the measure, in the unit {@link Check#measure} says; null for a check that only is or is not
 * @param read the numbers compared, by name
 */
public record Observation(Check kind, String indicator, String about, BigDecimal value, Map<String, Object> read) {

    public Observation {
        read = Collections.unmodifiableMap(read);
    }

    public static Observation of(
            Check kind, String indicator, String about, BigDecimal value, Object... namesAndValues) {
        return new Observation(kind, indicator, about, value, collectRead(namesAndValues));
    }

    /** The label under which a row names the check. */
    public String check() {
        return kind.label();
    }

    /** A map in the order given; numbers with at most four decimals, absent values left out. */
    static Map<String, Object> collectRead(Object... namesAndValues) {
        Map<String, Object> read = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                read.put(
                        (String) namesAndValues[i],
                        value instanceof BigDecimal b ? DecimalMath.roundForDisplay(b) : value.toString());
            }
        }
        return read;
    }
}
