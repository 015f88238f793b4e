package org.plumbline.core.rule.reverse;

import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.ReverseRatioRule;

/** The reverse ratio of one value as JSON and in words. */
final class ReverseRatioCalculation implements CalculationFormat<ReverseRatioRule.Calculation> {

    @Override
    public String family() {
        return ReverseRatioRule.Calculation.FAMILY;
    }

    @Override
    public void write(ReverseRatioRule.Calculation reverse, MemberWriter json) {
        json.writeNumber("actual", reverse.actual());
        json.writeNumber("target", reverse.target());
        json.writeNumber("weight", reverse.weight());
        json.writeNumber("limit", reverse.limit());
        json.writeNumber("quotient", reverse.quotient());
        json.writeNumber("score", reverse.score());
    }

    @Override
    public ReverseRatioRule.Calculation read(MemberReader json) {
        return new ReverseRatioRule.Calculation(
                json.readNumber("actual"),
                json.readNumber("target"),
                json.readNumber("weight"),
                json.readNumber("limit"),
                json.readNumber("quotient"),
                json.readNumber("score"));
    }

    /** 实际 192元，目标 ≤160元，超过目标；权重 15 × 目标 160 ÷ 实际 192 = 12.50. */
    @Override
    public void describe(ReverseRatioRule.Calculation reverse, CalculationContext context, SentenceBuilder sentence) {
        CalculationFormat.describeValues(reverse.actual(), context, sentence);
        boolean met = reverse.actual().compareTo(reverse.target()) <= 0;
        sentence.appendLocalized(met ? "，未超过目标；" : "，超过目标；", met ? ", not above it; " : ", above it; ");
        if (reverse.quotient() == null && !met) {
            sentence.appendLocalized("目标不大于 0，不能相除，不得分", "nothing to divide by, nothing earned");
            return;
        }
        boolean limited =
                met || reverse.quotient().compareTo(DecimalMath.takePercent(reverse.limit(), reverse.weight())) > 0;
        if (reverse.quotient() != null) {
            sentence.appendLocalized(
                    "权重 %s × 目标 %s ÷ 实际 %s = %s",
                    "weight %s × target %s ÷ actual %s = %s",
                    SentenceBuilder.format(reverse.weight()),
                    SentenceBuilder.format(reverse.target()),
                    SentenceBuilder.format(reverse.actual()),
                    limited ? SentenceBuilder.format(reverse.quotient()) : DecimalMath.formatPlain(reverse.score()));
        }
        if (limited) {
            sentence.appendLocalized(met ? "" : "，", met ? "" : ", ")
                    .appendLocalized("得权重的 %s%%", "%s %% of the weight", SentenceBuilder.format(reverse.limit()));
        }
    }
}
