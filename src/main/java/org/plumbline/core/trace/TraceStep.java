package org.plumbline.core.trace;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Total;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.VetoAction;
import org.plumbline.vocabulary.Working;

/** One step on the way to a score (步骤). Points are negative where they are lost. */
public sealed interface TraceStep {

    StepKind kind();

    /** Code of the indicator or group concerned; null where the whole evaluation is. */
    default String indicator() {
        return null;
    }

    /** Where the rule is written; null where no rule is involved, such as for a sum. */
    default RuleSource rule() {
        return null;
    }

    /** Points gained or, negative, lost; null where the step changes none. */
    default BigDecimal points() {
        return null;
    }

    /** The remainder or the sum after the step; null where the step is not about points. */
    default BigDecimal running() {
        return null;
    }

    /** The conditions that the row's cells state; empty where there is none. */
    default List<Condition> when() {
        return List.of();
    }

    /** Document and article; null where the step has none. */
    default String basis() {
        return null;
    }

    /** The stage of scoring that it belongs to. */
    default StepStage stage() {
        return kind().stageOf(indicator());
    }

    /**
     * Distinguishes steps of one rule: for a clamp the bound, for a reading the note, else the kind. DEDUCTION and
     * FULL_MARKS are one: a row that takes points for one value and none for another is the same row.
     */
    default Enum<?> variant() {
        return kind();
    }

    /** Calls the visitor's method for this kind of step. */
    <R> R accept(StepVisitor<R> visitor);

    /**
     * A special case of reading a value: recomputed, converted, missing, unusable.
     *
     * @param gap why it cannot be scored; null where it can
     * @param policy the workbook's policy for a missing value; null where it was not used
     */
    record ReadingStep(
            String indicator,
            RuleSource rule,
            ReadingNote note,
            FigureValues read,
            UnscorableReason gap,
            MissingPolicy policy)
            implements TraceStep {
        @Override
        public StepKind kind() {
            return StepKind.READING;
        }

        @Override
        public Enum<?> variant() {
            return note;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitReading(this);
        }

        /** The special cases. */
        public enum ReadingNote {
            /** The actual value follows from the budget's amounts, or from facts stated of the indicator. */
            RECOMPUTED,
            STATED,
            /** A fault found by a reviewer is judged in place of the value; the weight is a share of a level's points. */
            FAULT_FOUND,
            WEIGHT_SHARED,
            /** The actual value was converted into the indicator's unit. */
            CONVERTED,
            /** A negative value was counted as zero. */
            NEGATIVE_AS_ZERO,
            /** A word under a numeric method, judged by the method for words. */
            WORD_UNDER_NUMBER,
            /** Left out and the rest scaled up: 不适用·折算. */
            LEFT_OUT,
            /** Nothing to judge, or something that cannot be judged. */
            MISSING,
            UNUSABLE
        }
    }

    /**
     * A row judged an indicator.
     *
     * @param when the conditions that the row's cells state
     * @param read its inputs and the calculation
     * @param target the indicator's, with the unit of its values; null where none is printed. JSON has it with the
     *     indicator
     * @param points taken, negative or zero
     * @param running the remaining points of the indicator
     */
    record ScoringStep(
            String indicator,
            RuleSource rule,
            List<Condition> when,
            String basis,
            Working read,
            Target target,
            BigDecimal points,
            BigDecimal running)
            implements TraceStep {

        @Override
        public StepKind kind() {
            return points.signum() == 0 ? StepKind.FULL_MARKS : StepKind.DEDUCTION;
        }

        @Override
        public Enum<?> variant() {
            return StepKind.DEDUCTION;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitScoring(this);
        }
    }

    /**
     * A score was held within its bounds or rounded.
     *
     * @param indicator null where it is the total
     * @param rule null for a bound of the total that is not written in a cell, because it applies by default
     * @param before the score before this step
     * @param points the points that the bound added or took
     */
    record ClampStep(
            String indicator,
            RuleSource rule,
            ClampBound bound,
            BigDecimal before,
            BigDecimal points,
            BigDecimal running)
            implements TraceStep {

        @Override
        public StepKind kind() {
            return StepKind.CLAMP;
        }

        @Override
        public Enum<?> variant() {
            return bound;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitClamp(this);
        }
    }

    /**
     * A shared weight was given by its members' completions.
     *
     * @param completions percent, by member code; members left out are not here
     * @param taken code of the one member that counts (择一); null where all do
     * @param mostLost the most points that members lose together; null for no limit
     */
    record GroupStep(
            String indicator,
            RuleSource rule,
            GroupAggregation take,
            Map<String, BigDecimal> completions,
            String taken,
            BigDecimal weight,
            BigDecimal mostLost,
            BigDecimal running)
            implements TraceStep {

        @Override
        public StepKind kind() {
            return StepKind.GROUP;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitGroup(this);
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
    record RollUpStep(int level, String name, BigDecimal ofWeight, BigDecimal rescaledFrom, BigDecimal running)
            implements TraceStep {

        @Override
        public StepKind kind() {
            return StepKind.ROLL_UP;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitRollUp(this);
        }
    }

    /**
     * A row gave a bonus.
     *
     * @param read the fact or the execution rate, and COUNT, EACH and MOST of the row
     * @param points added to the total, within the row's own limit
     * @param running the total
     */
    record BonusStep(
            RuleSource rule,
            List<Condition> when,
            String basis,
            FigureValues read,
            BigDecimal points,
            BigDecimal running)
            implements TraceStep {

        @Override
        public StepKind kind() {
            return StepKind.BONUS;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitBonus(this);
        }
    }

    /**
     * A row limited the total by the execution rate; recorded also where the total was within the limit.
     *
     * @param limit 总分上限
     * @param before the total before this step
     * @param points taken, negative or zero
     */
    record CapStep(
            RuleSource rule,
            List<Condition> when,
            String basis,
            FigureValues read,
            BigDecimal limit,
            BigDecimal before,
            BigDecimal points,
            BigDecimal running)
            implements TraceStep {

        @Override
        public StepKind kind() {
            return StepKind.CAP;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitCap(this);
        }
    }

    /**
     * A veto set the total to 0, or limited the grade after grading.
     *
     * @param before the total before this step; null where the grade is limited, as are {@code points} and
     *     {@code running}
     * @param limit the best grade still allowed; null where the total is set to 0, as are {@code from} and
     *     {@code grade}
     * @param from the grade before this step
     * @param grade the grade after this step, never better than {@code from}
     */
    record VetoStep(
            RuleSource rule,
            List<Condition> when,
            String basis,
            FigureValues read,
            VetoAction action,
            BigDecimal before,
            BigDecimal points,
            BigDecimal running,
            String limit,
            String from,
            String grade)
            implements TraceStep {

        @Override
        public StepKind kind() {
            return StepKind.VETO;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitVeto(this);
        }

        /** Whether the grade is worse after it. */
        public boolean lowersGrade() {
            return from != null && !from.equals(grade);
        }
    }

    /**
     * A band gave a grade.
     *
     * @param of whether the rules' total or the declared one, which shows the grade of the body's own total
     */
    record GradeStep(
            RuleSource rule, List<Condition> when, String basis, Total.TotalSource of, BigDecimal running, String grade)
            implements TraceStep {

        @Override
        public StepKind kind() {
            return StepKind.GRADE;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitGrade(this);
        }
    }

    /**
     * What a review says of an indicator or of the whole.
     *
     * @param indicator null where the total is reviewed
     * @param read the declared, the rules' and the reviewed figures, as far as stated, and the deviation
     */
    record ReviewStep(String indicator, FigureValues read) implements TraceStep {

        @Override
        public StepKind kind() {
            return StepKind.REVIEW;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitReview(this);
        }
    }

    /** A finding was raised; {@code read} are the figures compared. */
    record FindingStep(
            String indicator,
            RuleSource rule,
            List<Condition> when,
            String basis,
            String code,
            Severity severity,
            String about,
            FigureValues read,
            String sentence)
            implements TraceStep {

        @Override
        public StepKind kind() {
            return StepKind.FINDING;
        }

        @Override
        public <R> R accept(StepVisitor<R> visitor) {
            return visitor.visitFinding(this);
        }
    }
}
