package org.plumbline.scoring;

/** What became of an indicator. */
public enum Outcome {
    SCORED,
    MISSING,
    INVALID,
    NO_RULE,
    NO_WEIGHT,
    NOT_APPLICABLE
}
