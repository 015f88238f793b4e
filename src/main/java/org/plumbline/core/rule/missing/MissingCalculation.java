package org.plumbline.core.rule.missing;

import org.plumbline.core.rule.CalculationContext;
import org.plumbline.core.rule.CalculationFormat;
import org.plumbline.core.rule.MemberReader;
import org.plumbline.core.rule.MemberWriter;
import org.plumbline.core.rule.SentenceBuilder;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Working;

/** The points of a missing value as JSON and in words. */
public final class MissingCalculation implements CalculationFormat<Working.Absent> {

    @Override
    public String family() {
        return Working.Absent.FAMILY;
    }

    @Override
    public void write(Working.Absent absent, MemberWriter json) {
        json.writeEnum("policy", absent.policy());
        json.writeEnum("gap", absent.gap());
    }

    @Override
    public Working.Absent read(MemberReader json) {
        return new Working.Absent(
                json.readEnum("policy", MissingPolicy.class), json.readEnum("gap", UnscorableReason.class));
    }

    @Override
    public void describe(Working.Absent absent, CalculationContext context, SentenceBuilder sentence) {
        String policy = sentence.localize(absent.policy());
        if (absent.gap() == UnscorableReason.NOT_CHOSEN) {
            sentence.appendLocalized("未指定择一的成员，按“%s”计分", "no member was chosen, scored by policy %s", policy);
        } else {
            sentence.appendLocalized("无实际值，按“%s”计分", "no actual value, scored by policy %s", policy);
        }
    }
}
