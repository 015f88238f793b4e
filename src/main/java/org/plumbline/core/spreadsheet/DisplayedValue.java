package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;

/**
 * What Excel shows of a number, where its cell has a format.
 *
 * @param text without the blanks around it
 * @param number what the digits shown amount to, in the stored number's terms; null where they cannot be told or there are none
 * @param percent whether a hundredfold is shown, with a percent sign
 * @param scaled whether a thousandth is shown, or other characters stand between the digits: 35000 as 3.5万
 */
public record DisplayedValue(String text, BigDecimal number, boolean percent, boolean scaled) {}
