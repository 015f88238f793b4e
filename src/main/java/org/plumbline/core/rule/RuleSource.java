package org.plumbline.core.rule;

/**
 * Where a rule is written.
 *
 * @param id the rule's stable id
 * @param file workbook or DRL file name
 * @param sheet null for a DRL rule
 * @param row Excel's own row number; null for a DRL rule
 */
public record RuleSource(String id, String file, String sheet, Integer row) {}
