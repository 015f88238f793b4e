package org.plumbline.core.whynot;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.rule.NearMiss;

/**
 * What one indicator lost, which rows came near, and what would have gained.
 *
 * @param group code of the group it is a member of; null for none
 * @param unit null where not said
 * @param lost full marks less score, the group's for a member; null where unscored
 * @param weight the full marks
 * @param near nearest first
 * @param suggestions the nearest number, the fewest points to tick, or every better wording; empty where {@code none} says why
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

    /** Why nothing is suggested. */
    public enum NoSuggestionReason {
        /** The actual value follows from the budget's amounts and is not free to differ. */
        RECOMPUTED,
        /** Without an actual value nothing is known of what it might have been. */
        MISSING,
        /** There is a value, but none that can be judged. */
        UNUSABLE,
        /** It is a member of a group that has no score. */
        GROUP_UNSCORED,
        /** Whatever its value, no more points: other members hold the group's score, or no row gives more. */
        NOTHING_GAINS,
        /** The search was given up at its bound. */
        NOT_SEARCHED
    }
}
