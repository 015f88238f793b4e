package org.plumbline.service.rulesets;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.core.proof.RuleSetProof;
import org.plumbline.core.proof.RuleSetProver;
import org.plumbline.core.ruleset.RuleSet;
import org.springframework.stereotype.Component;

/** Proofs by the SHA-256 of their rule set, which never change; those used last are stored in memory. */
@Component
class RuleSetProofs {

    private static final int STORED = 50;

    private final Map<String, RuleSetProof> proofs = new LinkedHashMap<>(STORED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RuleSetProof> eldest) {
            return size() > STORED;
        }
    };

    /** One at a time: a proof takes seconds of a processor for a workbook of ten thousand rows. */
    synchronized RuleSetProof prove(RuleSet ruleSet) {
        RuleSetProof known = proofs.get(ruleSet.sha256());
        if (known == null) {
            known = RuleSetProver.prove(ruleSet);
            proofs.put(ruleSet.sha256(), known);
        }
        return known;
    }
}
