package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.List;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.vocabulary.Submission;

/**
 * One submission of a counterexample and what the scorer made of it.
 *
 * @param given the values that matter, such as 目标值 100，实际值 95
 * @param rules the rows that judged it
 * @param score points of the indicator, or the total; null where there is none
 */
public record ProofTrial(Submission submission, Bilingual given, List<RuleSource> rules, BigDecimal score) {

    public ProofTrial {
        rules = List.copyOf(rules);
    }
}
