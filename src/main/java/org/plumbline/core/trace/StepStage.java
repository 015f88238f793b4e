package org.plumbline.core.trace;

/** The stages of scoring a submission, in their order. */
public enum StepStage {
    /** A value was read. */
    READING,
    /** An indicator gained or lost points. */
    SCORING,
    /** A shared weight was given by its members. */
    GROUPING,
    /** Scores were added up. */
    SUMMING,
    /** The total, or the grade, was changed after the scores were added up: bonuses, caps, vetoes and bounds of the total. */
    ADJUSTING,
    /** A total was graded. */
    GRADING,
    /** A review (复核) was put beside the declared value and the score by the rules; it moves no points. */
    REVIEWING,
    /** A finding was raised (审核); it moves no points. */
    CHECKING
}
