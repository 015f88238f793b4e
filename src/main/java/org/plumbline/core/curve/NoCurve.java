package org.plumbline.core.curve;

/** An indicator without a curve. */
public record NoCurve(NoCurveReason reason) implements CurveResult {

    /** Reasons for having no curve. */
    public enum NoCurveReason {
        /** Neither the scheme nor the case has the indicator. */
        NO_INDICATOR,
        /** A wording, or points to tick, is judged and no number. */
        NOT_A_NUMBER,
        /** The value is recomputed from amounts, of which the denominator is missing or not above zero. */
        NO_AMOUNTS,
        /** The value follows from stated facts, such as two days. */
        FROM_FACTS
    }
}
