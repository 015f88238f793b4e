package org.plumbline.core.rule;

/**
 * Which values a row favours.
 *
 * @param column Chinese label of the column that says so
 * @param says what the row says, such as 下降
 * @param opposite what a row for the other direction says
 */
public record RowDirection(boolean higherIsBetter, String column, String says, String opposite) {}
