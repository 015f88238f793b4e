package org.plumbline.core.whynot;

import java.math.BigDecimal;
import org.plumbline.vocabulary.IndicatorEntry;

/**
 * A change to one indicator and the result of scoring again.
 *
 * @param effort how large the change is: |to − from| ÷ |from|, of a zero ÷ |target|, of two zeros ÷ 1; points ticked ÷
 *     points of its rows; 1 for a wording
 * @param gain points more, of the indicator or of the group it is a member of; above zero
 * @param score the indicator's or group's score then
 * @param applied the changed entry
 */
public record Suggestion(
        String indicator,
        Change change,
        BigDecimal effort,
        BigDecimal gain,
        BigDecimal score,
        IndicatorEntry applied) {}
