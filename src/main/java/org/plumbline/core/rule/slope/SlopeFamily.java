package org.plumbline.core.rule.slope;

import java.math.BigDecimal;
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
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.PartialStep;
import org.plumbline.vocabulary.PointsUnit;

/** 分段: SLOPE. Its score only rises, or only falls, with the value, so that it has no turning point. */
public final class SlopeFamily implements RuleFamily<NumberReading> {

    private final CalculationFormat<?> calculation = new SlopeCalculation();

    @Override
    public TableType<NumberReading> table() {
        return SlopeColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("分段扣分表", "a table of deductions with two slopes");
    }

    @Override
    public String purpose() {
        return ONE_ROW_JUDGES;
    }

    @Override
    public Optional<CalculationFormat<?>> calculation() {
        return Optional.of(calculation);
    }

    @Override
    public String describeRow(RowPhrases row) {
        String selection = row.describeSelection();
        String side =
                row.describeChoice(SlopeColumns.DIRECTION, Direction.class, null, direction -> switch (direction) {
                    case EXCESS -> row.localize("高于", "above");
                    case SHORTFALL, BOTH -> row.localize("低于", "below");
                });
        String slopes = row.localize(
                "，实际值每%1$s目标值 %2$s 扣%3$s，%1$s %4$s 以后每 %2$s 扣%5$s；",
                " loses %3$s for every %2$s its actual value is %1$s its target, and %5$s for every %2$s %1$s %4$s; ",
                side,
                row.consume(SlopeColumns.STEP),
                row.describeAmount(row.consume(SlopeColumns.COSTS), SlopeColumns.UNIT, null),
                row.consume(SlopeColumns.TURN),
                row.describeAmount(row.consume(SlopeColumns.COSTS_BEYOND), SlopeColumns.UNIT, null));
        return selection + slopes + describePartialStep(row) + describeLimit(row, side);
    }

    private static String describePartialStep(RowPhrases row) {
        return row.describeChoice(SlopeColumns.PARTIAL_STEP, PartialStep.class, null, policy -> switch (policy) {
            case UP -> row.localize("不足一步按一步", "a started step counts");
            case DOWN -> row.localize("不足一步不计", "a started step does not count");
            case PRO_RATA -> row.localize("不足一步按比例", "a started step counts pro rata");
        });
    }

    private static String describeLimit(RowPhrases row, String side) {
        return row.contains(SlopeColumns.LIMIT)
                ? row.localize("；%s %s 的不得分", "; nothing is earned %s %s", side, row.consume(SlopeColumns.LIMIT))
                : row.localize("；扣完为止", "; the least score is 0");
    }

    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        BigDecimal turn = row.findNumber(SlopeColumns.TURN, null);
        BigDecimal limit = row.findNumber(SlopeColumns.LIMIT, turn);
        boolean falling =
                row.findChoice(SlopeColumns.DIRECTION, Direction.class, Direction.SHORTFALL) == Direction.SHORTFALL;
        if (turn != null && (falling ? limit.compareTo(turn) > 0 : limit.compareTo(turn) < 0)) {
            problems.reportInconsistent(
                    SlopeColumns.LIMIT,
                    Bilingual.of(
                            falling ? "不大于转折值 %s" : "不小于转折值 %s",
                            falling ? "at most the turn, %s" : "at least the turn, %s",
                            turn.toPlainString()),
                    new Bilingual("否则转折以后的一段用不上", "Otherwise nothing is scored beyond the turn"));
        }
        BigDecimal costs = row.findNumber(SlopeColumns.COSTS, null);
        BigDecimal beyond = row.findNumber(SlopeColumns.COSTS_BEYOND, costs);
        if (costs != null && beyond.compareTo(costs) == 0) {
            problems.reportDoubt(
                    SlopeColumns.COSTS_BEYOND,
                    new Bilingual("与转折前不同的数", "another amount than before the turn"),
                    new Bilingual("两段一样的，请用每步扣分", "Without a difference, points per step would do"));
        }
    }

    @Override
    public List<AmountColumn> listAmounts(TypedRow row) {
        PointsUnit unit = row.findChoice(SlopeColumns.UNIT, PointsUnit.class, null);
        return unit == null
                ? List.of()
                : List.of(SlopeColumns.COSTS, SlopeColumns.COSTS_BEYOND).stream()
                        .filter(label -> row.findValue(label) != null)
                        .map(label -> new AmountColumn(label, AmountKind.DEDUCTION, unit))
                        .toList();
    }

    @Override
    public List<PercentColumn> listPercents(TypedRow row) {
        boolean ofWeight =
                row.findChoice(SlopeColumns.UNIT, PointsUnit.class, PointsUnit.POINTS) == PointsUnit.WEIGHT_PERCENT;
        return ofWeight
                ? List.of(PercentColumn.of(SlopeColumns.COSTS), PercentColumn.of(SlopeColumns.COSTS_BEYOND))
                : List.of();
    }

    @Override
    public boolean comparesWithTarget() {
        return true;
    }

    @Override
    public RowDirection findDirection(TypedRow row) {
        Direction direction = row.findChoice(SlopeColumns.DIRECTION, Direction.class, null);
        if (direction == null) {
            return null;
        }
        boolean higher = direction == Direction.SHORTFALL;
        Direction opposite = higher ? Direction.EXCESS : Direction.SHORTFALL;
        return new RowDirection(higher, SlopeColumns.DIRECTION, direction.label(), opposite.label());
    }
}
