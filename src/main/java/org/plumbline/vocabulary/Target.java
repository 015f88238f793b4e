package org.plumbline.vocabulary;

/**
 * A target as a submission states it.
 *
 * @param operator null where the document prints none (then = , and ≤ for a cost target)
 * @param value null where the document prints none
 * @param unit null where not stated
 */
public record Target(Operator operator, Value value, String unit) {}
