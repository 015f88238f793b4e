package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.rule.NearMiss;

/**
 * The points one indicator lost, the rows that nearly matched, and changes that would have gained points.
 *
 * @param group code of the group it is a member of; null for none
 * @param unit null where not specified
 * @param lost full marks less score, the group's for a member; null where unscored
 * @param weight the full marks
 * @param near nearest first
 * @param suggestions the nearest number, the fewest points to tick, or every better wording; empty where {@code none}
 *     has the reason
 * @param none null where there is a suggestion
 */
public record IndicatorHint(
        String code,
        String group,
        String unit,
        BigDecimal lost,
        BigDecimal weight,
        List<NearMiss> near,
        List<Suggestion> suggestions,
        NoSuggestionReason none) {

    /** Reasons for suggesting nothing. */
    public enum NoSuggestionReason {
        /** The actual value follows from the budget's amounts and cannot be changed by itself. */
        RECOMPUTED,
        /** There is no actual value, so that the possible score is unknown. */
        MISSING,
        /** There is a value, but it cannot be judged. */
        UNUSABLE,
        /** It is a member of a group that has no score. */
        GROUP_UNSCORED,
        /** No value gives more points: other members limit the group's score, or no row gives more. */
        NOTHING_GAINS,
        /** The search stopped at its bound. */
        NOT_SEARCHED
    }
}
