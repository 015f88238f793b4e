package org.plumbline.core.rule.slope;

import java.math.BigDecimal;
import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.PartialStep;
import org.plumbline.vocabulary.SlopeRule;

/** The steps on both sides of a turn as JSON and in words. */
final class SlopeCalculation implements CalculationFormat<SlopeRule.Calculation> {

    @Override
    public String family() {
        return SlopeRule.Calculation.FAMILY;
    }

    @Override
    public void write(SlopeRule.Calculation slopes, MemberWriter json) {
        json.writeNumber("actual", slopes.actual());
        json.writeNumber("target", slopes.target());
        json.writeEnum("direction", slopes.direction());
        json.writeNumber("step", slopes.step());
        json.writeEnum("partialStep", slopes.partialStep());
        json.writeNumber("turn", slopes.turn());
        json.writeNumber("steps", slopes.steps());
        json.writeNumber("each", slopes.each());
        json.writeNumber("stepsBeyond", slopes.stepsBeyond());
        json.writeNumber("eachBeyond", slopes.eachBeyond());
        json.writeNumber("limit", slopes.limit());
        json.writeBoolean("beyondLimit", slopes.beyondLimit());
    }

    @Override
    public SlopeRule.Calculation read(MemberReader json) {
        return new SlopeRule.Calculation(
                json.readNumber("actual"),
                json.readNumber("target"),
                json.readEnum("direction", Direction.class),
                json.readNumber("step"),
                json.readEnum("partialStep", PartialStep.class),
                json.readNumber("turn"),
                json.readNumber("steps"),
                json.readNumber("each"),
                json.readNumber("stepsBeyond"),
                json.readNumber("eachBeyond"),
                json.readNumber("limit"),
                json.readBoolean("beyondLimit"));
    }

    /** 实际 85%，目标 ≥100%；到 90 为止 10 步 × 0.20，以后 5 步 × 0.50 = 4.50. */
    @Override
    public void describe(SlopeRule.Calculation slopes, CalculationContext context, SentenceBuilder sentence) {
        CalculationFormat.describeValues(slopes.actual(), context, sentence);
        if (slopes.beyondLimit()) {
            boolean falling = slopes.direction() == Direction.SHORTFALL;
            sentence.appendLocalized(
                    falling ? "，低于 %s，不得分" : "，高于 %s，不得分",
                    falling ? ", below %s, which earns nothing" : ", above %s, which earns nothing",
                    SentenceBuilder.format(slopes.limit()));
        } else if (slopes.steps().signum() == 0 && slopes.stepsBeyond().signum() == 0) {
            sentence.appendLocalized("，不扣分", ", nothing to deduct");
        } else {
            appendSteps(slopes, sentence);
        }
    }

    private static void appendSteps(SlopeRule.Calculation slopes, SentenceBuilder sentence) {
        BigDecimal lost =
                slopes.steps().multiply(slopes.each()).add(slopes.stepsBeyond().multiply(slopes.eachBeyond()));
        sentence.appendLocalized(
                "；每 %s 一步，到 %s 为止 %s 步 × %s",
                "; a step is %s: to %s %s steps × %s",
                SentenceBuilder.format(slopes.step()),
                SentenceBuilder.format(slopes.turn()),
                SentenceBuilder.format(slopes.steps()),
                DecimalMath.formatPlain(slopes.each()));
        if (slopes.stepsBeyond().signum() > 0) {
            sentence.appendLocalized(
                    "，以后 %s 步 × %s",
                    ", then %s steps × %s",
                    SentenceBuilder.format(slopes.stepsBeyond()),
                    DecimalMath.formatPlain(slopes.eachBeyond()));
        }
        sentence.append(" = ").append(DecimalMath.formatPlain(DecimalMath.scalePoints(lost)));
    }
}
