package org.plumbline.core.proof;

import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;

/**
 * Submissions for which a property does not hold; the scorer has scored each of them.
 *
 * @param indicator code of the indicator; null for an own indicator, and where none is concerned
 * @param rule the row to look at first; null where no row is near
 * @param trials the submissions with their results: the better one first where two are compared
 * @param sentence what contradicts the property
 */
public record Counterexample(
        ProofProperty property, String indicator, RuleSource rule, List<ProofTrial> trials, Bilingual sentence) {

    public Counterexample {
        trials = List.copyOf(trials);
    }
}
