package org.plumbline.core.rule.ratio;

import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.RatioKind;
import org.plumbline.vocabulary.RatioRule;

/** The ratio of one value as JSON and in words. */
final class RatioCalculation implements CalculationFormat<RatioRule.Calculation> {

    @Override
    public String family() {
        return RatioRule.Calculation.FAMILY;
    }

    @Override
    public void write(RatioRule.Calculation ratio, MemberWriter json) {
        json.writeEnum("kind", ratio.kind());
        json.writeNumber("actual", ratio.actual());
        json.writeNumber("target", ratio.target());
        json.writeNumber("completion", ratio.completion());
        json.writeNumber("score", ratio.score());
    }

    @Override
    public RatioRule.Calculation read(MemberReader json) {
        return new RatioRule.Calculation(
                json.readEnum("kind", RatioKind.class),
                json.readNumber("actual"),
                json.readNumber("target"),
                json.readNumber("completion"),
                json.readNumber("score"));
    }

    @Override
    public void describe(RatioRule.Calculation ratio, CalculationContext context, SentenceBuilder sentence) {
        CalculationFormat.describeValues(ratio.actual(), context, sentence);
        if (ratio.completion() != null && ratio.kind() != RatioKind.REVERSE) {
            sentence.appendLocalized("，完成率 %s%%", ", completion %s %%", SentenceBuilder.format(ratio.completion()));
        }
        sentence.appendLocalized(
                "；按%s比例得 %s 分",
                "; by %s ratio %s points", sentence.localize(ratio.kind()), DecimalMath.formatPlain(ratio.score()));
    }
}
