package org.plumbline.service.rehearsal;

import java.util.List;
import org.plumbline.core.rule.RuleSource;

/**
 * How often each rule fired over the stored evaluations that a version scored.
 *
 * @param versionId of the requested version
 * @param sha256 of its rule set: another version with the same rules counts as well
 * @param evaluations number of evaluations
 * @param neverFired number of rules that none of them fired
 * @param rules all rules, the least fired first, then in the workbook's order; DRL rules too
 */
public record Coverage(long versionId, String sha256, long evaluations, long neverFired, List<RuleCoverage> rules) {

    /**
     * @param fired how many steps of traces name it
     * @param evaluations in how many traces
     */
    public record RuleCoverage(RuleSource rule, long fired, long evaluations) {}
}
