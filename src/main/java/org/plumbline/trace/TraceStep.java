package org.plumbline.trace;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.plumbline.ruleset.RuleRef;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Total;
import org.plumbline.vocabulary.Working;

/** One step on the way to a score (步骤). Points are negative where they are lost. */
public sealed interface TraceStep {

    Kind kind();

    /** Code of the indicator or group concerned; null where the whole evaluation is. */
    String indicator();

    /** Where the rule is written; null where no rule was at work, such as a sum. */
    RuleRef rule();

    /** Points gained or, negative, lost; null where the step moves none. */
    default BigDecimal points() {
        return null;
    }

    /** What happened. */
    enum Kind {
        READING,
        DEDUCTION,
        FULL_MARKS,
        BONUS,
        CLAMP,
        GROUP,
        ROLL_UP,
        CAP,
        VETO,
        GRADE,
        FINDING
    }

    /** Anything about reading a value that is not plain: recomputed, converted, missing, unusable. */
    record Read(String indicator, RuleRef rule, Note note, Map<String, Object> read) implements TraceStep {

        @Override
        public Kind kind() {
            return Kind.READING;
        }

        /** What was particular about it. */
        public enum Note {
            /** The actual value follows from the budget's amounts. */
            RECOMPUTED,
            /** The actual value was converted into the indicator's unit. */
            CONVERTED,
            /** A negative value was counted as zero. */
            NEGATIVE_AS_ZERO,
            /** A word under a numeric method, judged by the method for words. */
            WORD_UNDER_NUMBER,
            /** Left out and the rest scaled up: 不适用·折算. */
            LEFT_OUT,
            /** Nothing to judge. */
            MISSING,
            /** Something that cannot be judged. */
            UNUSABLE
        }
    }

    /**
     * A row judged an indicator.
     *
     * @param when the row's conditions as written in its cells
     * @param read what it read, with the arithmetic
     * @param points taken, negative or zero
     * @param running what is left of the indicator's marks
     */
    record Judged(
            String indicator,
            RuleRef rule,
            List<String> when,
            String basis,
            Working read,
            BigDecimal points,
            BigDecimal running)
            implements TraceStep {

        @Override
        public Kind kind() {
            return points.signum() == 0 ? Kind.FULL_MARKS : Kind.DEDUCTION;
        }
    }

    /**
     * A score was held within its bounds or rounded.
     *
     * @param before the score until here
     * @param points what the bound added or took
     */
    record Clamped(
            String indicator, RuleRef rule, Bound bound, BigDecimal before, BigDecimal points, BigDecimal running)
            implements TraceStep {

        @Override
        public Kind kind() {
            return Kind.CLAMP;
        }

        /** Which bound. */
        public enum Bound {
            FLOOR,
            WEIGHT,
            ROUNDING
        }
    }

    /**
     * A shared weight was given by its members' completions.
     *
     * @param completions percent, by member code; members left out are not here
     */
    record Grouped(
            String indicator,
            RuleRef rule,
            GroupTake take,
            Map<String, BigDecimal> completions,
            BigDecimal weight,
            BigDecimal running)
            implements TraceStep {

        @Override
        public Kind kind() {
            return Kind.GROUP;
        }
    }

    /**
     * Scores were added up.
     *
     * @param level 1 or 2; 0 for the total
     * @param name of the level; null for the total
     * @param ofWeight the weight of what was scored
     * @param rescaledFrom the sum before 不适用·折算 scaled it up; null where it did not
     * @param running the sum
     */
    record RolledUp(int level, String name, BigDecimal ofWeight, BigDecimal rescaledFrom, BigDecimal running)
            implements TraceStep {

        @Override
        public Kind kind() {
            return Kind.ROLL_UP;
        }

        @Override
        public String indicator() {
            return null;
        }

        @Override
        public RuleRef rule() {
            return null;
        }
    }

    /**
     * A band gave a grade.
     *
     * @param of whether the rules' total or the declared one, which shows what the body's own total would have been
     */
    record Graded(RuleRef rule, List<String> when, String basis, Total.Kind of, BigDecimal running, String grade)
            implements TraceStep {

        @Override
        public Kind kind() {
            return Kind.GRADE;
        }

        @Override
        public String indicator() {
            return null;
        }
    }

    /** A finding was raised; {@code read} are the numbers compared. */
    record Found(
            String indicator,
            RuleRef rule,
            List<String> when,
            String basis,
            String code,
            Severity severity,
            String about,
            Map<String, Object> read,
            String sentence)
            implements TraceStep {

        @Override
        public Kind kind() {
            return Kind.FINDING;
        }
    }
}
