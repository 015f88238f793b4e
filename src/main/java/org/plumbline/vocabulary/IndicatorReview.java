package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * What a reviewer (复核: the finance bureau or a third party) found of one indicator. It stays beside the declared value
 * and the score by the rules and changes neither.
 *
 * @param actual 复核实际值, in the unit of the entry's actual value; null where not stated
 * @param score 复核得分, points; null where not stated
 * @param reason 复核理由; null where not stated
 */
public record IndicatorReview(Value actual, BigDecimal score, String reason) {

    boolean isEmpty() {
        return actual == null && score == null && reason == null;
    }
}
