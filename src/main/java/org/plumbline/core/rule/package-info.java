/**
 * The kinds of tables a workbook may have and the columns of each ({@link org.plumbline.core.rule.RuleFamily}), and a table
 * as read from a workbook ({@link org.plumbline.core.rule.ParsedTable}). Must not know cells or Drools.
 */
package org.plumbline.core.rule;
