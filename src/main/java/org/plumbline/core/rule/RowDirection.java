package org.plumbline.core.rule;

/**
 * Which values a row favours.
 *
 * @param column Chinese label of the column that states it
 * @param label the row's cell, such as 下降
 * @param opposite the cell of a row for the other direction
 */
public record RowDirection(boolean higherIsBetter, String column, String label, String opposite) {}
