package org.plumbline.core.claims;

import java.math.BigDecimal;

/** Full marks and score of a group of indicators, as a sentence states both. */
record BlockScore(int section, String name, BigDecimal full, BigDecimal score, ClaimPlace place) {

    boolean isFull() {
        return full.compareTo(score) == 0;
    }
}
