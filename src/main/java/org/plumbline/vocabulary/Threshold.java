package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * The bound that a check written in DRL compares with; a cell of the sheet 审核-阈值.
 *
 * @param check the finding's code
 * @param limit in the unit the check states
 */
public record Threshold(String check, BigDecimal limit, Severity severity) {}
