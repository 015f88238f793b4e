package org.plumbline.core.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;

/**
 * One kind of rule table with everything specific to it: its columns, its sentences, the format of its calculations,
 * and what other parts need to know of its rows. Each family is a package below this one; its rule class, which
 * workbooks name, is in {@code vocabulary}. The list of families is {@code core.rule.family.RuleFamilies}.
 *
 * <p>Families of the phases ADJUSTING, GRADING and REVIEWING state results that the scorer applies, and have no
 * calculation of their own.
 */
public interface RuleFamily<F> {

    /** The usual {@link #purpose} of a table of which one row judges an indicator. */
    String ONE_ROW_JUDGES = "扣分规则。一个指标只由一行判定，两行都适用会报错";

    TableType<F> table();

    /** Name of a sheet of this family, such as 每步扣分表. */
    Bilingual sheetKind();

    /** Purpose of a sheet of this family, in Chinese, for the workbook's sheet of instructions. */
    String purpose();

    /** The meaning of a row, without its basis; columns that it does not consume are appended by the caller. */
    String describeRow(RowPhrases row);

    /** How its calculations are written and described; empty for families that do not judge readings. */
    default Optional<CalculationFormat<?>> calculation() {
        return Optional.empty();
    }

    /**
     * The actual values, besides the target and the bounds among the row's conditions, at which a score by this row may
     * stop rising and begin to fall or the reverse. Why-not misses gains beyond a value that is left out, and the proof of
     * a rule set relies on the list: between two of them a score by this row only rises or only falls, in the same
     * direction for every target of one sign, and at one of them it rises or drops for all targets alike.
     *
     * @param target never null; each value is a multiple of it plus a constant
     */
    default List<BigDecimal> findTurningPoints(TypedRow row, BigDecimal target) {
        return List.of();
    }

    /** The checkpoints of a row; empty for families that judge no checklists. */
    default List<String> listCheckpoints(TypedRow row) {
        return List.of();
    }

    /**
     * All wordings that a row judges; empty for any wording, and for families that judge none.
     *
     * @param target null where none is printed
     */
    default List<String> listWordings(TypedRow row, String target) {
        return List.of();
    }

    /** One of the wordings that a row names for each of its result. */
    default List<String> listExampleWordings(TypedRow row, String target) {
        return List.of();
    }

    /** The filled columns of a row that hold points. */
    default List<AmountColumn> listAmounts(TypedRow row) {
        return List.of();
    }

    /**
     * The column of a row whose share of the weight must sum to 100 with those of the rows beside it; null for none.
     */
    default String findShareColumn(TypedRow row) {
        return null;
    }

    /** The columns of a row that hold percentages. */
    default List<PercentColumn> listPercents(TypedRow row) {
        return List.of();
    }

    /** Whether rows of this family count from the target, which must then be a number. */
    default boolean comparesWithTarget() {
        return false;
    }

    /** Whether a row divides by the target, and gives no score where it is not above zero. */
    default boolean rejectsZeroTarget(TypedRow row) {
        return false;
    }

    /** Which values a row favours, where the row specifies it; null where it specifies neither or both. */
    default RowDirection findDirection(TypedRow row) {
        return null;
    }

    /** The cells of a row that are the two ends of a range; null for none. */
    default CellRange findRange(TypedRow row) {
        return null;
    }

    /** Reports problems of a row whose cells are each well-formed. */
    default void checkRow(TypedRow row, RowProblems problems) {}

    /** Whether a row measures in percent points, which only fits indicators in %. */
    default boolean measuresPercentPoints(TypedRow row) {
        return false;
    }
}
