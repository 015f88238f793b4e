package org.plumbline.vocabulary;

/**
 * A figure that the document states somewhere else than in its indicator table.
 *
 * @param key what it is a figure of; two values under one key must agree
 * @param unit null where not stated
 * @param source where in the document; null where not stated
 */
public record StatedFact(String key, Value value, String unit, String source) {

    /** The value with its unit, money with at least two decimals. */
    public String describeValue() {
        return value.numberOrNull() == null
                ? unit == null ? value.toString() : value + " " + unit
                : MoneyUnits.format(value.numberOrNull(), unit);
    }
}
