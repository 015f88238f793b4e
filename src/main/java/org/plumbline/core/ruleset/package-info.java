/**
 * Rule files in; an executable, immutable {@link org.plumbline.core.ruleset.RuleSet} or all
 * {@link org.plumbline.core.spreadsheet.Problem}s out.
 *
 * <p>Each table becomes one Drools rule through the canonical model (decision 0001). Only {@code rules/drl}, written by
 * engineers, is compiled. Must not know scores or storage. Start reading at
 * {@link org.plumbline.core.ruleset.RuleSetLoader}.
 */
package org.plumbline.core.ruleset;
