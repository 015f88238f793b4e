package org.plumbline.core.scoring;

/** The outcome of an indicator. */
public enum IndicatorOutcome {
    SCORED,
    MISSING,
    INVALID,
    NO_RULE,
    NO_WEIGHT,
    NOT_APPLICABLE,
    /** A member of a group of which another one counts (择一). */
    NOT_TAKEN
}
