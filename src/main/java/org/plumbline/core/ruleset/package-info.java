/**
 * Rule files in; an executable, immutable {@link org.plumbline.core.ruleset.RuleSet} or a list of
 * {@link org.plumbline.core.spreadsheet.Problem}s out.
 *
 * <p>A workbook's table sheets are standard Drools decision tables, but nothing a cell says is ever compiled: each
 * technical snippet is looked up by its exact text in a closed vocabulary ({@link org.plumbline.core.rule.TableTypes}), each
 * data cell becomes a typed value, and each table becomes one Drools rule through the canonical model. Only
 * {@code rules/drl}, written by engineers, is compiled.
 *
 * <p>This package must not know scores or storage; test cases of the sheet 测试 are read here and run elsewhere. Start reading at
 * {@link org.plumbline.core.ruleset.RuleSetLoader}, then {@code TableTypes} and {@code RuleTableReader}.
 */
package org.plumbline.core.ruleset;
