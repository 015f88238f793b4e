package org.plumbline.core.trace;

/** The kind of a step. */
public enum StepKind {
    READING(StepStage.READING, false),
    DEDUCTION(StepStage.SCORING, true),
    FULL_MARKS(StepStage.SCORING, false),
    BONUS(StepStage.ADJUSTING, false),
    /** Of an indicator's score, or of the total: see {@link #stageOf}. */
    CLAMP(StepStage.SCORING, true),
    GROUP(StepStage.GROUPING, false),
    ROLL_UP(StepStage.SUMMING, false),
    CAP(StepStage.ADJUSTING, true),
    VETO(StepStage.ADJUSTING, true),
    GRADE(StepStage.GRADING, false),
    REVIEW(StepStage.REVIEWING, false),
    FINDING(StepStage.CHECKING, false);

    private final StepStage stage;
    private final boolean takesPoints;

    StepKind(StepStage stage, boolean takesPoints) {
        this.stage = stage;
        this.takesPoints = takesPoints;
    }

    /** @param indicator the step's; null where the whole evaluation is concerned */
    public StepStage stageOf(String indicator) {
        return this == CLAMP && indicator == null ? StepStage.ADJUSTING : stage;
    }

    /** Whether a step of this kind may take points from a score or total. */
    public boolean takesPoints() {
        return takesPoints;
    }
}
