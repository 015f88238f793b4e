package org.plumbline.core.spreadsheet;

import java.math.BigDecimal;

/**
 * The text that Excel shows for a number in a formatted cell.
 *
 * @param text without the blanks around it
 * @param number value of the digits shown, in the stored number's scale; null where unknown or without digits
 * @param percent whether it is shown multiplied by 100, with a percent sign
 * @param scaled whether it is shown divided by 1000, or with other characters between the digits: 35000 as 3.5万
 */
public record DisplayedValue(String text, BigDecimal number, boolean percent, boolean scaled) {}
