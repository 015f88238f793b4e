package org.plumbline.core.rule.reverse;

import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.PercentColumn;
import org.plumbline.core.rule.RowDirection;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.ReverseRatioRule;
import org.plumbline.vocabulary.ZeroTargetPolicy;

/**
 * 反比: REVERSE_RATIO. Its score never rises with the value, so that it has no turning point other than the target and
 * the bounds among a row's conditions.
 */
public final class ReverseRatioFamily implements RuleFamily<NumberReading> {

    private final CalculationFormat<?> calculation = new ReverseRatioCalculation();

    @Override
    public TableType<NumberReading> table() {
        return ReverseRatioColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("反比计分表", "a table of scores by reverse ratio");
    }

    @Override
    public String purpose() {
        return ONE_ROW_JUDGES;
    }

    @Override
    public String describeRow(RowPhrases row) {
        return row.describeSelection()
                + row.localize(
                        "，不超过目标得满分，超过目标按 目标值÷实际值 的比例得分，最多得分值的 %s%%；",
                        ": full marks up to the target, weight × target ÷ actual above it, at most %s %% of the weight; ",
                        row.consume(ReverseRatioColumns.LIMIT))
                + row.describeZeroTarget(ReverseRatioColumns.ZERO_TARGET, ReverseRatioRule.DEFAULT_ZERO_TARGET);
    }

    @Override
    public Optional<CalculationFormat<?>> calculation() {
        return Optional.of(calculation);
    }

    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        RowProblems.checkLimit(row, ReverseRatioColumns.LIMIT, problems);
    }

    @Override
    public List<PercentColumn> listPercents(TypedRow row) {
        return List.of(PercentColumn.ofLimit(ReverseRatioColumns.LIMIT));
    }

    @Override
    public boolean comparesWithTarget() {
        return true;
    }

    @Override
    public boolean rejectsZeroTarget(TypedRow row) {
        return row.findChoice(
                        ReverseRatioColumns.ZERO_TARGET, ZeroTargetPolicy.class, ReverseRatioRule.DEFAULT_ZERO_TARGET)
                == ZeroTargetPolicy.REFUSE;
    }

    @Override
    public RowDirection findDirection(TypedRow row) {
        return new RowDirection(false, ReverseRatioColumns.OPERATOR, "反比", "≤ / <");
    }
}
