package org.plumbline.core.draft;

import java.math.BigDecimal;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.PartialStep;

/** A phrase of a scoring standard. */
sealed interface Phrase {

    /** @param unit % or 百分点 or a unit as printed; null for a bare number */
    record Quantity(BigDecimal number, String unit) {

        boolean isSame(Quantity other) {
            return number.compareTo(other.number) == 0
                    && (unit == null || other.unit == null || unit.equals(other.unit));
        }
    }

    /** Whether a bound belongs to its band. */
    enum Inclusion {
        YES,
        NO,
        UNKNOWN
    }

    /** What a condition compares. */
    enum Subject {
        /** The indicator's actual value, named or not. */
        ACTUAL,
        /** The share of the target that is reached. */
        COMPLETION
    }

    /** Names what the conditions after it compare. */
    record Naming(Subject subject) implements Phrase {}

    /**
     * A range of values.
     *
     * @param low null for none
     * @param high null for none
     * @param equal whether one value is named: both bounds are it
     */
    record Range(Quantity low, Inclusion lowIn, Quantity high, Inclusion highIn, boolean equal) implements Phrase {}

    /** How a value relates to the target. */
    enum TargetRelation {
        /** As its operator says. */
        MET,
        AT_LEAST,
        AT_MOST,
        EQUAL,
        MISSED,
        BELOW,
        ABOVE
    }

    record AgainstTarget(TargetRelation relation) implements Phrase {}

    /** What an amount is counted in. */
    enum AmountUnit {
        POINTS,
        WEIGHT_PERCENT,
        /** A percentage without saying of what. */
        PERCENT
    }

    /**
     * What is earned; full marks without a number are {@code 100} percent of the weight.
     *
     * @param unit null for full marks that are stated in points
     */
    record Earning(BigDecimal number, AmountUnit unit) implements Phrase {

        static final Earning FULL = new Earning(BigDecimal.valueOf(100), AmountUnit.WEIGHT_PERCENT);
        static final Earning NOTHING = new Earning(BigDecimal.ZERO, AmountUnit.WEIGHT_PERCENT);

        /** Whether it is the whole weight by its number or its words. */
        boolean isAll(BigDecimal weight) {
            return unit == null || unit == AmountUnit.POINTS && number.compareTo(weight) == 0;
        }
    }

    /**
     * Each step away from the target.
     *
     * @param direction null where the phrase names none
     * @param ofTarget whether the size is a percentage of the target by its words
     * @param ofRate whether it is a step of the completion rate by its words
     * @param loose whether the word, such as 差, means the side on which the target is missed
     * @param each whether it says that every step counts, not the first alone
     */
    record Step(Direction direction, Quantity size, boolean ofTarget, boolean ofRate, boolean loose, boolean each)
            implements Phrase {}

    record Cost(BigDecimal number, AmountUnit unit) implements Phrase {}

    /** Nothing is left at the least. */
    record FloorZero() implements Phrase {}

    /** @param lost whether the number is the most that is lost; else the least that is left */
    record Floor(BigDecimal points, boolean lost) implements Phrase {}

    /** @param size of a started step; null where none is named */
    record Started(PartialStep policy, Quantity size) implements Phrase {}

    /**
     * A score in proportion.
     *
     * @param reverse target ÷ actual
     * @param subject what is multiplied: the completion rate by its name, or by a quotient (ACTUAL); null where the
     *     indicator's value itself is multiplied
     * @param divisor the number in place of the target; null where the target is named
     * @param factor points; null where the weight is named
     * @param named whether it says in proportion to what
     */
    record Ratio(boolean reverse, Subject subject, Quantity divisor, BigDecimal factor, boolean named)
            implements Phrase {}

    /** Each so many earn points. */
    record EarnedEach(Quantity size, BigDecimal points) implements Phrase {}

    /**
     * More than the target earns no more than full marks.
     *
     * @param points full marks; null where they are not stated in points
     * @param beyond the target; null where it is not stated as a number
     */
    record Capped(BigDecimal points, Quantity beyond) implements Phrase {}

    record FullMarks(BigDecimal points) implements Phrase {}

    /** In every other case. */
    record Otherwise() implements Phrase {}

    /** Of the part beyond a bound. */
    record PartBeyond() implements Phrase {}

    /** Punctuation and words that change nothing. */
    record Separator() implements Phrase {}
}
