package org.plumbline.core.robustness;

import java.math.BigDecimal;
import java.util.List;

/**
 * The verdict if a submission is read more strictly.
 *
 * @param kinds what is not accepted as declared
 * @param changed codes of the indicators that are read otherwise
 * @param total null where the rules then give none
 * @param grade null without a total
 */
public record StricterReading(List<Weakness.Kind> kinds, List<String> changed, BigDecimal total, String grade) {}
