package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * How much of the budget was spent: what a row of the 封顶 sheet looks at.
 *
 * @param executionRate percent points, see {@link Budget#executionRate}; null where unknown, and then no row matches
 */
public record Execution(BigDecimal executionRate) {}
