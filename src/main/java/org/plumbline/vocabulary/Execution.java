package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * How much of the budget was spent: the input of a row of the 封顶 sheet.
 *
 * @param executionRate percent points, see {@link Budget#executionRate}; null where unknown, and then no row matches
 */
public record Execution(BigDecimal executionRate) {}
