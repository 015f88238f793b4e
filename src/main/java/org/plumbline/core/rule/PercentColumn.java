package org.plumbline.core.rule;

import java.math.BigDecimal;

/**
 * A column of one row that holds a percentage.
 *
 * @param label the column's Chinese label
 * @param suspicious up to this a number above 0 is likely a fraction, such as 0.95 where 95 was meant
 */
public record PercentColumn(String label, BigDecimal suspicious) {

    public static PercentColumn of(String label) {
        return new PercentColumn(label, BigDecimal.ONE);
    }
}
