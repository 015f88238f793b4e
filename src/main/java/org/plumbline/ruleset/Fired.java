package org.plumbline.ruleset;

import java.util.List;
import org.plumbline.vocabulary.Statement;

/**
 * A rule that fired and what it said.
 *
 * @param when the row's conditions as written in its cells; empty for DRL
 */
public record Fired(RuleRef rule, List<String> when, Statement statement) {}
