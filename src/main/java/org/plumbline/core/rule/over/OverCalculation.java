package org.plumbline.core.rule.over;

import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.OverMode;
import org.plumbline.vocabulary.OverRule;

/** The over-achievement of one value as JSON and in words. */
final class OverCalculation implements CalculationFormat<OverRule.Calculation> {

    @Override
    public String family() {
        return OverRule.Calculation.FAMILY;
    }

    @Override
    public void write(OverRule.Calculation over, MemberWriter json) {
        json.writeNumber("actual", over.actual());
        json.writeNumber("target", over.target());
        json.writeNumber("overAchieved", over.overAchieved());
        json.writeEnum("mode", over.mode());
        json.writeNumber("from", over.from());
        json.writeNumber("beyond", over.beyond());
        json.writeNumber("weight", over.weight());
    }

    @Override
    public OverRule.Calculation read(MemberReader json) {
        return new OverRule.Calculation(
                json.readNumber("actual"),
                json.readNumber("target"),
                json.readNumber("overAchieved"),
                json.readEnum("mode", OverMode.class),
                json.readNumber("from"),
                json.readNumber("beyond"),
                json.readNumber("weight"));
    }

    @Override
    public void describe(OverRule.Calculation over, CalculationContext context, SentenceBuilder sentence) {
        CalculationFormat.describeValues(over.actual(), context, sentence);
        sentence.appendLocalized(
                "，超过目标 %s%%；", ", %s %% over the target; ", SentenceBuilder.format(over.overAchieved()));
        if (over.mode() == OverMode.FIXED) {
            sentence.appendLocalized("超额扣固定分", "a fixed deduction for over-achievement");
        } else {
            sentence.appendLocalized(
                    "超出起算 %s%% 的部分 %s%%，按偏离度调减：权重 %s × %s%%",
                    "%s %% is free, %s %% beyond it; reduced in proportion: weight %s × %s %%",
                    SentenceBuilder.format(over.from()),
                    SentenceBuilder.format(over.beyond()),
                    SentenceBuilder.format(over.weight()),
                    SentenceBuilder.format(over.beyond().min(DecimalMath.HUNDRED)));
        }
    }

    @Override
    public boolean endsInProduct(OverRule.Calculation over) {
        return over.mode() == OverMode.IN_PROPORTION;
    }
}
