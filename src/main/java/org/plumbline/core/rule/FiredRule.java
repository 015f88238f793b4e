package org.plumbline.core.rule;

import java.util.List;
import org.plumbline.vocabulary.RuleResult;

/**
 * A rule that fired and what it said.
 *
 * @param when the row's conditions as written in its cells; empty for DRL
 */
public record FiredRule(RuleSource rule, List<String> when, RuleResult statement) {}
