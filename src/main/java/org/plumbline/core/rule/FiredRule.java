package org.plumbline.core.rule;

import java.util.List;
import org.plumbline.vocabulary.RuleResult;

/**
 * A rule that fired and its result.
 *
 * @param when the conditions that the row's cells state; empty for DRL
 */
public record FiredRule(RuleSource rule, List<Condition> when, RuleResult statement) {}
