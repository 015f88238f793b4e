package org.plumbline.core.claims;

import java.math.BigDecimal;

/**
 * A row of an indicator table.
 *
 * @param level first and second level, joined
 * @param equal whether the target is an exact one, with = as its sign
 * @param target null where it is no number; likewise the other numbers
 * @param unit of the actual value, or of the target
 * @param reason null where the table has no column for it; empty where blank
 */
record IndicatorLine(
        int section,
        String level,
        String name,
        boolean equal,
        BigDecimal target,
        BigDecimal actual,
        String unit,
        BigDecimal weight,
        BigDecimal score,
        String reason,
        ClaimPlace place) {

    boolean isFullMarks() {
        return weight != null && score != null && weight.signum() > 0 && weight.compareTo(score) == 0;
    }
}
