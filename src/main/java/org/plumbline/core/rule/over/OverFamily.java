package org.plumbline.core.rule.over;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.AmountColumn;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.PercentColumn;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RowProblems;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.OverRule;
import org.plumbline.vocabulary.PointsUnit;

/** 超额, which takes points in addition to the row that judges: OVER. */
public final class OverFamily implements RuleFamily<NumberReading> {

    private final CalculationFormat<?> calculation = new OverCalculation();

    @Override
    public TableType<NumberReading> table() {
        return OverColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("超额扣分表", "a table of deductions for over-achievement");
    }

    @Override
    public String purpose() {
        return "超额扣分规则。在评分行之外另扣，一个指标最多适用一行";
    }

    @Override
    public String describeRow(RowPhrases row) {
        return OverRowSentence.describe(row);
    }

    @Override
    public Optional<CalculationFormat<?>> calculation() {
        return Optional.of(calculation);
    }

    @Override
    public List<BigDecimal> findTurningPoints(TypedRow row, BigDecimal target) {
        BigDecimal from = row.findNumber(OverColumns.FROM, OverRule.DEFAULT_FROM);
        return List.of(
                OverColumns.addPercent(target, from), OverColumns.addPercent(target, from.add(DecimalMath.HUNDRED)));
    }

    @Override
    public List<AmountColumn> listAmounts(TypedRow row) {
        return row.findValue(OverColumns.COSTS) == null
                ? List.of()
                : List.of(new AmountColumn(OverColumns.COSTS, AmountColumn.AmountKind.DEDUCTION, PointsUnit.POINTS));
    }

    @Override
    public void checkRow(TypedRow row, RowProblems problems) {
        OverRowCheck.check(row, problems);
    }

    @Override
    public List<PercentColumn> listPercents(TypedRow row) {
        return List.of(PercentColumn.of(OverColumns.FROM));
    }
}
