package org.plumbline.core.annotation;

import java.util.List;
import org.plumbline.core.annotation.WorkbookRemark.RemarkLevel;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.proof.Counterexample;
import org.plumbline.core.proof.RuleSetProof;
import org.plumbline.core.rule.RuleSource;

/** The counterexamples of a proof as remarks at the rows concerned. */
public final class ProofRemarks {

    private ProofRemarks() {}

    public static List<WorkbookRemark> of(RuleSetProof proof) {
        return proof.listCounterexamples().stream().map(ProofRemarks::of).toList();
    }

    private static WorkbookRemark of(Counterexample each) {
        RuleSource rule = each.rule();
        boolean placed = rule != null && rule.sheet() != null && rule.row() != null;
        Bilingual property = each.property().label();
        return new WorkbookRemark(
                placed ? rule.sheet() : null,
                placed ? "A" + rule.row() : null,
                RemarkLevel.WARNING,
                new Bilingual(
                        "“" + property.zh() + "”有反例：" + each.sentence().zh(),
                        "\"" + property.en() + "\" is refuted: "
                                + each.sentence().en()));
    }
}
