package org.plumbline.core.ruleset;

import java.util.List;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.vocabulary.Case;
import org.plumbline.vocabulary.Observation;
import org.plumbline.vocabulary.Reading;
import org.plumbline.vocabulary.Total;

/**
 * Evaluates the rules for one submission, in the order of these methods. The service uses a {@link RuleSet}; the oracle
 * test uses stock Drools.
 */
public interface RuleSession extends AutoCloseable {

    /** Deductions and refusals, for readings that have a usable value and a weight. */
    List<FiredRule> judge(List<Reading> readings);

    /** Bonuses, caps and vetoes, for budget execution and stated facts. */
    List<FiredRule> adjust(List<?> circumstances);

    /** A grade for each total. */
    List<FiredRule> grade(List<Total> totals);

    /** Findings: of the table rows on the observations, and of the DRL rules on the case. */
    List<FiredRule> review(Case subject, List<Observation> observations);

    @Override
    void close();
}
