package org.plumbline.core.rule.band;

import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.vocabulary.BandRule;
import org.plumbline.vocabulary.PointsUnit;

/** The band of one value as JSON and in words. */
final class BandCalculation implements CalculationFormat<BandRule.Calculation> {

    @Override
    public String family() {
        return BandRule.Calculation.FAMILY;
    }

    @Override
    public void write(BandRule.Calculation band, MemberWriter json) {
        json.writeNumber("actual", band.actual());
        json.writeNumber("target", band.target());
        json.writeNumber("shortfall", band.shortfall());
        json.writeNumber("excess", band.excess());
        json.writeNumber("rate", band.rate());
        json.writeEnum("unit", band.unit());
        json.writeNumber("score", band.score());
    }

    @Override
    public BandRule.Calculation read(MemberReader json) {
        return new BandRule.Calculation(
                json.readNumber("actual"),
                json.readNumber("target"),
                json.readNumber("shortfall"),
                json.readNumber("excess"),
                json.readNumber("rate"),
                json.readEnum("unit", PointsUnit.class),
                json.readNumber("score"));
    }

    @Override
    public void describe(BandRule.Calculation band, CalculationContext context, SentenceBuilder sentence) {
        CalculationFormat.describeValues(band.actual(), context, sentence);
        sentence.appendLocalized("；落在区间 ", "; in the band ")
                .append(context.bounds())
                .appendLocalized("，", ", ");
        if (band.unit() == PointsUnit.POINTS) {
            sentence.appendLocalized("得 %s 分", "%s points", SentenceBuilder.format(band.rate()));
        } else {
            sentence.appendLocalized("得权重的 %s%%", "%s %% of the weight", SentenceBuilder.format(band.rate()));
        }
    }
}
