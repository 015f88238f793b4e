package org.plumbline.core.rule.step;

import java.math.BigDecimal;
import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.DeviationMeasure;
import org.plumbline.vocabulary.PartialStep;
import org.plumbline.vocabulary.PointsUnit;
import org.plumbline.vocabulary.StepRule;

/** The steps of one value as JSON and in words. */
final class StepCalculation implements CalculationFormat<StepRule.Calculation> {

    @Override
    public String family() {
        return StepRule.Calculation.FAMILY;
    }

    @Override
    public void write(StepRule.Calculation steps, MemberWriter json) {
        json.writeNumber("actual", steps.actual());
        json.writeNumber("target", steps.target());
        json.writeNumber("shortfall", steps.shortfall());
        json.writeNumber("excess", steps.excess());
        json.writeNumber("deviation", steps.deviation());
        json.writeEnum("measure", steps.measure());
        json.writeNumber("step", steps.step());
        json.writeEnum("partialStep", steps.partialStep());
        json.writeNumber("steps", steps.steps());
        json.writeNumber("rate", steps.rate());
        json.writeEnum("unit", steps.unit());
        json.writeNumber("each", steps.each());
    }

    @Override
    public StepRule.Calculation read(MemberReader json) {
        return new StepRule.Calculation(
                json.readNumber("actual"),
                json.readNumber("target"),
                json.readNumber("shortfall"),
                json.readNumber("excess"),
                json.readNumber("deviation"),
                json.readEnum("measure", DeviationMeasure.class),
                json.readNumber("step"),
                json.readEnum("partialStep", PartialStep.class),
                json.readNumber("steps"),
                json.readNumber("rate"),
                json.readEnum("unit", PointsUnit.class),
                json.readNumber("each"));
    }

    @Override
    public void describe(StepRule.Calculation steps, CalculationContext context, SentenceBuilder sentence) {
        BigDecimal gap = steps.shortfall() != null
                ? steps.shortfall()
                : steps.excess() != null ? steps.excess() : steps.deviation();
        CalculationFormat.describeValues(steps.actual(), context, sentence);
        if (gap.signum() == 0) {
            sentence.appendLocalized("，达到要求", ", target met");
            return;
        }
        String measure = describeMeasure(steps.measure(), context.unit(), sentence);
        String side = steps.shortfall() != null
                ? sentence.localize("差", "short by")
                : steps.excess() != null ? sentence.localize("高", "over by") : sentence.localize("偏离", "off by");
        sentence.appendLocalized("，%s %s %s", ", %s %s %s", side, SentenceBuilder.format(gap), measure)
                .appendLocalized(
                        "；每%s %s %s", "; each %s %s %s costs ", side, SentenceBuilder.format(steps.step()), measure);
        if (steps.unit() == PointsUnit.POINTS) {
            sentence.appendLocalized("扣 %s 分", "%s points", SentenceBuilder.format(steps.rate()));
        } else {
            sentence.appendLocalized("扣权重的 %s%%", "%s %% of the weight", SentenceBuilder.format(steps.rate()));
        }
        sentence.appendLocalized("，", ", ");
        appendPartialStep(steps.partialStep(), sentence);
        sentence.appendLocalized(
                " → %s 步 × %s",
                " → %s steps × %s", SentenceBuilder.format(steps.steps()), DecimalMath.formatPlain(steps.each()));
    }

    private static void appendPartialStep(PartialStep policy, SentenceBuilder sentence) {
        switch (policy) {
            case UP -> sentence.appendLocalized("不足一步按一步", "a started step counts");
            case DOWN -> sentence.appendLocalized("不足一步不计", "a started step does not count");
            case PRO_RATA -> sentence.appendLocalized("不足一步按比例", "a started step counts pro rata");
        }
    }

    private static String describeMeasure(DeviationMeasure measure, String unit, SentenceBuilder sentence) {
        return switch (measure) {
            case PERCENT_POINTS -> sentence.localize("个百分点", "percent points");
            case RELATIVE_PERCENT -> sentence.localize("%（相对目标）", "% of the target");
            case ABSOLUTE -> unit;
        };
    }

    @Override
    public boolean endsInProduct(StepRule.Calculation steps) {
        return true;
    }
}
