package org.plumbline.core.rule.checkpoint;

import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.CheckpointRule;

/** One point of a checklist as JSON and in words. */
final class CheckpointCalculation implements CalculationFormat<CheckpointRule.Calculation> {

    @Override
    public String family() {
        return CheckpointRule.Calculation.FAMILY;
    }

    @Override
    public void write(CheckpointRule.Calculation point, MemberWriter json) {
        json.writeText("point", point.point());
        json.writeEnum("role", point.role());
        json.writeNumber("share", point.share());
        json.writeNumber("points", point.points());
        json.writeTexts("ticked", point.ticked());
        json.writeText("word", point.word());
        json.writeBoolean("met", point.met());
    }

    @Override
    public CheckpointRule.Calculation read(MemberReader json) {
        return new CheckpointRule.Calculation(
                json.readText("point"),
                json.readEnum("role", CheckpointRole.class),
                json.readNumber("share"),
                json.readNumber("points"),
                json.readTexts("ticked"),
                json.readText("word"),
                json.readBoolean("met"));
    }

    @Override
    public void describe(CheckpointRule.Calculation point, CalculationContext context, SentenceBuilder sentence) {
        sentence.appendLocalized("要点 %s（%s", "point %s (%s", point.point(), sentence.localize(point.role()));
        if (point.points() != null) {
            sentence.appendLocalized("，%s 分", ", %s points", SentenceBuilder.format(point.points()));
        } else if (point.role() == CheckpointRole.SHARE) {
            sentence.appendLocalized("，占权重 %s%%", ", %s %% of the weight", SentenceBuilder.format(point.share()));
        }
        sentence.appendLocalized("）：", "): ");
        if (point.ticked() == null) {
            sentence.appendLocalized("仅填结论“%s”，未附要点", "answered by the bare word %s", point.word());
        } else if (point.met()) {
            sentence.appendLocalized("具备", "met");
        } else {
            sentence.appendLocalized("不具备", "not met");
        }
    }
}
