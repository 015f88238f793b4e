package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.List;

/** What a row read and how it came to its points: the arithmetic, as values. Amounts are null where they play no part. */
public sealed interface Working {

    /**
     * Family F5.
     *
     * @param gap the distance to the target by {@code direction} and {@code measure}
     * @param steps how many steps that is, by {@code partialStep}
     * @param rate what one step costs, in {@code unit}
     * @param each what one step costs, in points
     */
    record Steps(
            BigDecimal actual,
            BigDecimal target,
            BigDecimal shortfall,
            BigDecimal excess,
            BigDecimal deviation,
            DeviationMeasure measure,
            BigDecimal step,
            PartialStep partialStep,
            BigDecimal steps,
            BigDecimal rate,
            PointsUnit unit,
            BigDecimal each)
            implements Working {}

    /**
     * Families F1–F4.
     *
     * @param completion actual ÷ target × 100; null where the target is not positive
     * @param score points given by the ratio
     */
    record Ratio(RatioKind kind, BigDecimal actual, BigDecimal target, BigDecimal completion, BigDecimal score)
            implements Working {}

    /**
     * Family F6.
     *
     * @param shortfall null without a target
     * @param rate what the band gives, in {@code unit}
     */
    record Band(
            BigDecimal actual,
            BigDecimal target,
            BigDecimal shortfall,
            BigDecimal excess,
            BigDecimal rate,
            PointsUnit unit,
            BigDecimal score)
            implements Working {}

    /**
     * Family F7.
     *
     * @param ticked codes ticked; null where answered by a bare word
     * @param share percent of the weight this point is worth; null where it is worth all
     */
    record Checkpoint(
            String point, CheckpointRole role, BigDecimal share, List<String> ticked, String word, boolean met)
            implements Working {}

    /**
     * Families F8 and F9.
     *
     * @param from lower end of the band in percent of the weight; null without a band
     * @param chosen the declared score, where it lies in the band and is taken
     * @param rate what the wording is worth otherwise, in percent of the weight
     */
    record Wordings(
            String actual,
            String target,
            BigDecimal from,
            BigDecimal to,
            BigDecimal chosen,
            BigDecimal rate,
            BigDecimal score)
            implements Working {}

    /**
     * Family F10.
     *
     * @param overAchieved (actual − target) ÷ target × 100
     * @param from over-achievement that costs nothing, in percent; null for a fixed deduction
     * @param beyond overAchieved − from, not below 0; null for a fixed deduction
     */
    record Over(
            BigDecimal actual,
            BigDecimal target,
            BigDecimal overAchieved,
            OverMode mode,
            BigDecimal from,
            BigDecimal beyond,
            BigDecimal weight)
            implements Working {}

    /**
     * Nothing was handed in, and the workbook says what that is worth (family F14).
     *
     * @param policy ZERO or FULL
     */
    record Absent(MissingPolicy policy, UnscorableReason gap) implements Working {}
}
