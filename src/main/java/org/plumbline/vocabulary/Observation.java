package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * A measurement that a row of the 审核 sheet may turn into a {@link Finding}: measuring happens once, the
 * thresholds are cells.
 *
 * @param kind the check measured
 * @param row the check whose rows judge it: {@code kind}, or its {@link Check#substitute}
 * @param indicator code of the indicator concerned; null where the whole submission is
 * @param about the budget line or task concerned; null otherwise
 * @param value the measure, in the unit that {@link Check#measure} states; null for a check without a measure
 * @param read the figures compared
 */
public record Observation(Check kind, Check row, String indicator, String about, BigDecimal value, FigureValues read) {

    /** @param read numbers are kept with at most four decimals, figures without a value left out */
    public static Observation of(Check kind, String indicator, String about, BigDecimal value, FigureValue... read) {
        return new Observation(kind, kind, indicator, about, value, FigureValues.ofRounded(read));
    }

    /** The same, judged by the rows of another check. */
    public Observation judgedBy(Check other) {
        return new Observation(kind, other, indicator, about, value, read);
    }

    /** The label under which a row names the check that judges it. */
    public String check() {
        return row.label();
    }
}
