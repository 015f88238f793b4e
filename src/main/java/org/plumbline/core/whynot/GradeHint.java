package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.ruleset.GradeFloor;
import org.plumbline.core.trace.TraceStep;

/**
 * The distance to the next grade.
 *
 * @param total null where there is none
 * @param grade null where there is none
 * @param next null where there is no total or no grade above
 * @param distance from the total to the next grade's lower bound; null without one, or where the total has reached it
 *     and a veto holds the grade down
 * @param changes the fewest that reach it, and of these the ones with the least sum of efforts; empty where
 *     {@code none} has the reason
 * @param totalThen as scored again with all changes; null without changes
 * @param gradeThen likewise
 * @param bounded whether the search among sets of this size stopped at its bound, so that a smaller effort may exist
 * @param none null where there are changes
 * @param by the step that limits total or grade, of the evaluation or of the changed one; null unless {@code none} is
 *     HELD
 */
public record GradeHint(
        BigDecimal total,
        String grade,
        GradeFloor next,
        BigDecimal distance,
        List<Suggestion> changes,
        BigDecimal totalThen,
        String gradeThen,
        boolean bounded,
        NoChangeReason none,
        TraceStep by) {

    /** Reasons for suggesting no changes. */
    public enum NoChangeReason {
        NO_TOTAL,
        /** There is no grade above. */
        TOP,
        /** A bound of the total, a cap or a veto: no change of an indicator reaches the grade. */
        HELD,
        /** Changing one value of every indicator, or one member of every group, is not enough. */
        OUT_OF_REACH,
        /** The search stopped at its bound. */
        NOT_SEARCHED
    }

    static GradeHint ofHeldGrade(BigDecimal total, String grade, GradeFloor next, TraceStep by) {
        BigDecimal distance = next.isReachedBy(total) ? null : next.points().subtract(total);
        return new GradeHint(total, grade, next, distance, List.of(), null, null, false, NoChangeReason.HELD, by);
    }

    static GradeHint withoutChanges(BigDecimal total, String grade, GradeFloor next, NoChangeReason none) {
        return new GradeHint(
                total,
                grade,
                next,
                next == null ? null : next.points().subtract(total),
                List.of(),
                null,
                null,
                false,
                none,
                null);
    }
}
