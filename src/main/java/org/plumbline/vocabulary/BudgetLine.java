package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * One expenditure line or task of a budget; amounts in the budget's unit.
 *
 * @param item never null
 * @param budget null where not printed
 * @param executed null where not printed
 */
public record BudgetLine(String item, BigDecimal budget, BigDecimal executed) {}
