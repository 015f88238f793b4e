package org.plumbline.core.rule.wording;

import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.vocabulary.DecimalMath;
import org.plumbline.vocabulary.WordingRule;

/** One wording as JSON and in words. */
final class WordingCalculation implements CalculationFormat<WordingRule.Calculation> {

    @Override
    public String family() {
        return WordingRule.Calculation.FAMILY;
    }

    @Override
    public void write(WordingRule.Calculation wording, MemberWriter json) {
        json.writeText("actual", wording.actual());
        json.writeText("target", wording.target());
        json.writeNumber("from", wording.from());
        json.writeNumber("to", wording.to());
        json.writeNumber("chosen", wording.chosen());
        json.writeNumber("rate", wording.rate());
        json.writeNumber("score", wording.score());
    }

    @Override
    public WordingRule.Calculation read(MemberReader json) {
        return new WordingRule.Calculation(
                json.readText("actual"),
                json.readText("target"),
                json.readNumber("from"),
                json.readNumber("to"),
                json.readNumber("chosen"),
                json.readNumber("rate"),
                json.readNumber("score"));
    }

    @Override
    public void describe(WordingRule.Calculation wording, CalculationContext context, SentenceBuilder sentence) {
        sentence.appendLocalized("实际“%s”", "actual %s", wording.actual());
        if (wording.target() != null) {
            sentence.appendLocalized("，目标“%s”", ", target %s", wording.target());
        }
        sentence.appendLocalized("；", "; ");
        if (wording.chosen() != null) {
            sentence.appendLocalized(
                    "人工评分 %s 在 %s%%–%s%% 之间，采用",
                    "the declared %s lies within %s %%–%s %% and is taken",
                    DecimalMath.formatPlain(wording.chosen()),
                    SentenceBuilder.format(wording.from()),
                    SentenceBuilder.format(wording.to()));
        } else {
            sentence.appendLocalized("得权重的 %s%%", "%s %% of the weight", SentenceBuilder.format(wording.rate()));
        }
    }
}
