package org.plumbline.core.rule.band;

import java.util.List;
import java.util.Optional;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.AmountColumn;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.PercentColumn;
import org.plumbline.core.rule.RowPhrases;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.vocabulary.BandRule;
import org.plumbline.vocabulary.NumberReading;
import org.plumbline.vocabulary.PointsUnit;

/** 区间: BAND. */
public final class BandFamily implements RuleFamily<NumberReading> {

    private final CalculationFormat<?> calculation = new BandCalculation();

    @Override
    public TableType<NumberReading> table() {
        return BandColumns.TABLE;
    }

    @Override
    public Bilingual sheetKind() {
        return new Bilingual("区间计分表", "a table of scores by band");
    }

    @Override
    public String purpose() {
        return ONE_ROW_JUDGES;
    }

    @Override
    public String describeRow(RowPhrases row) {
        return row.describeSelection()
                + row.localize("，得", " earns ")
                + row.describeAmount(row.consume(BandColumns.EARNS), BandColumns.UNIT, BandRule.DEFAULT_UNIT);
    }

    @Override
    public Optional<CalculationFormat<?>> calculation() {
        return Optional.of(calculation);
    }

    @Override
    public List<AmountColumn> listAmounts(TypedRow row) {
        PointsUnit unit = row.findChoice(BandColumns.UNIT, PointsUnit.class, BandRule.DEFAULT_UNIT);
        return row.findValue(BandColumns.EARNS) == null
                ? List.of()
                : List.of(new AmountColumn(BandColumns.EARNS, AmountColumn.AmountKind.FIXED_SCORE, unit));
    }

    @Override
    public List<PercentColumn> listPercents(TypedRow row) {
        return row.findChoice(BandColumns.UNIT, PointsUnit.class, BandRule.DEFAULT_UNIT) == PointsUnit.WEIGHT_PERCENT
                ? List.of(PercentColumn.of(BandColumns.EARNS))
                : List.of();
    }
}
