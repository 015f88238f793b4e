package org.plumbline.core.rule;

import java.math.BigDecimal;

/**
 * A column of one row that holds a percentage.
 *
 * @param label the column's Chinese label
 * @param suspicious up to this a number above 0 is likely a fraction, such as 0.95 where 95 was meant
 */
public record PercentColumn(String label, BigDecimal suspicious) {

    /** A limit in percent of the weight, which is about 100: 1.2 is likely 120 %. */
    public static PercentColumn ofLimit(String label) {
        return new PercentColumn(label, BigDecimal.TEN);
    }

    public static PercentColumn of(String label) {
        return new PercentColumn(label, BigDecimal.ONE);
    }
}
