/**
 * Rule workbooks: reading catalogue, tables and test cases, writing new workbooks and templates, and the difference
 * between two workbooks. Must not know how rules are run.
 *
 * <p>A table sheet is a standard Drools decision table, but no cell is ever compiled: each technical snippet is looked
 * up by its exact text in {@link org.plumbline.core.rule.family.RuleFamilies} and each data cell becomes a typed value. Start reading
 * at {@code CatalogueReader} and {@code RuleTableReader}.
 */
package org.plumbline.core.workbook;
