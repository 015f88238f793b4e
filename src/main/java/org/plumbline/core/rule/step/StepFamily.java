package org.plumbline.core.rule.step;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.AmountColumn;
import org.plumbline.core.rule.AmountColumn.AmountKind;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.PercentColumn;
import org.plumbline.core.rule.RowDirection;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.DeviationMeasure;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.StepRule;

/** 每步扣分: STEP. */
public final class StepFamily implements RuleFamily<NumberReading> {

    private static final BigDecimal HIGH_FLOOR = BigDecimal.valueOf(20);
    private static final BigDecimal LEAST_STEP = new BigDecimal("0.1");

    private final CalculationFormat<?> calculation = new StepCalculation();

    @Override
    public TableType<NumberReading> table() {
        return StepColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("每步扣分表", "a table of deductions per step");
    }

    @Override
    public String purpose() {
        return ONE_ROW_JUDGES;
    }

    @Override
    public String describeRow(RowPhrases row) {
        return StepRowSentence.describe(row);
    }

    @Override
    public Optional<CalculationFormat<?>> calculation() {
        return Optional.of(calculation);
    }

    @Override
    public List<AmountColumn> listAmounts(TypedRow row) {
        List<AmountColumn> amounts = new ArrayList<>();
        if (row.findValue(StepColumns.COSTS) != null) {
            PointsUnit unit = row.findChoice(StepColumns.UNIT, PointsUnit.class, StepRule.DEFAULT_UNIT);
            amounts.add(new AmountColumn(StepColumns.COSTS, AmountKind.DEDUCTION, unit));
        }
        if (row.findValue(StepColumns.FLOOR) != null) {
            amounts.add(new AmountColumn(StepColumns.FLOOR, AmountKind.LEAST_SCORE, PointsUnit.POINTS));
        }
        return amounts;
    }

    @Override
    public boolean measuresPercentPoints(TypedRow row) {
        return row.findChoice(StepColumns.MEASURE, DeviationMeasure.class, StepRule.DEFAULT_MEASURE)
                == DeviationMeasure.PERCENT_POINTS;
    }

    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        StepMethodName.check(row, problems);
        checkFloor(row, problems);
    }

    /** The floor is in points: 60, or 0.6, is likely meant as a share of the weight. */
    private static void checkFloor(TypedRow row, RowProblems problems) {
        BigDecimal floor = row.findNumber(StepColumns.FLOOR, StepRule.DEFAULT_FLOOR);
        boolean share = floor.signum() > 0 && floor.compareTo(BigDecimal.ONE) < 0;
        if (share || floor.compareTo(HIGH_FLOOR) >= 0) {
            problems.reportDoubt(
                    StepColumns.FLOOR,
                    new Bilingual("最少得几分，单位：分", "the least score, in points"),
                    Bilingual.of(
                            "现在最少得 %s 分，权重不超过它的指标总得满分；填的若是百分数，请换算成分",
                            "The least score is %s points, and indicators of no more weight always have full marks; convert a"
                                    + " percentage into points",
                            floor.toPlainString()));
        }
    }

    /** One percent a step is common, and a cell that shows 1 % holds 0.01; a step of a tenth is possible. */
    @Override
    public List<PercentColumn> listPercents(TypedRow row) {
        List<PercentColumn> percents = new ArrayList<>();
        boolean ofWeight =
                row.findChoice(StepColumns.UNIT, PointsUnit.class, StepRule.DEFAULT_UNIT) == PointsUnit.WEIGHT_PERCENT;
        if (ofWeight && !BigDecimal.ONE.equals(row.findValue(StepColumns.COSTS))) {
            percents.add(PercentColumn.of(StepColumns.COSTS));
        }
        if (row.findChoice(StepColumns.MEASURE, DeviationMeasure.class, StepRule.DEFAULT_MEASURE)
                != DeviationMeasure.ABSOLUTE) {
            percents.add(new PercentColumn(StepColumns.STEP, LEAST_STEP));
        }
        return percents;
    }

    @Override
    public boolean comparesWithTarget() {
        return true;
    }

    @Override
    public RowDirection findDirection(TypedRow row) {
        Direction direction = row.findChoice(StepColumns.DIRECTION, Direction.class, Direction.BOTH);
        if (direction == Direction.BOTH) {
            return null;
        }
        boolean higher = direction == Direction.SHORTFALL;
        Direction opposite = higher ? Direction.EXCESS : Direction.SHORTFALL;
        return new RowDirection(higher, StepColumns.DIRECTION, direction.label(), opposite.label());
    }
}
