package org.plumbline.core.scoring;

import java.math.BigDecimal;

/** The part that is known where the total is not: {@code score} of {@code ofWeight}, with {@code unscoredWeight} open. */
public record PartialTotal(BigDecimal score, BigDecimal ofWeight, BigDecimal unscoredWeight) {

    /** Whether a weight is known at all; otherwise all three are 0 and mean nothing. */
    public boolean hasWeights() {
        return ofWeight.signum() + unscoredWeight.signum() > 0;
    }
}
