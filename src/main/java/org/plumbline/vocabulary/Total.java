package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * A total that a grade band judges.
 *
 * @param kind whether the rules gave it or the body declared it
 * @param points rounded as the scheme specifies
 */
public record Total(TotalSource kind, BigDecimal points) {

    /** Whose total it is. */
    public enum TotalSource {
        RULE,
        DECLARED
    }
}
