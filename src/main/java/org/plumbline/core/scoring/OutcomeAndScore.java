package org.plumbline.core.scoring;

import java.math.BigDecimal;

/** @param score null unless scored */
record OutcomeAndScore(IndicatorOutcome outcome, BigDecimal score) {

    static OutcomeAndScore unscored(IndicatorOutcome outcome) {
        return new OutcomeAndScore(outcome, null);
    }
}
