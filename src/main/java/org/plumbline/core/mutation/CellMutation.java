package org.plumbline.core.mutation;

import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.spreadsheet.SheetGrid.CellContent;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;

/**
 * A change of one cell.
 *
 * @param row the rule, indicator, group or setting of the cell
 * @param cell as it is
 * @param column Chinese label
 * @param from the cell's content
 * @param to the content instead; empty for a blank cell
 * @param content {@code to} as a cell holds it
 */
public record CellMutation(RuleSource row, GridCell cell, String column, String from, String to, CellContent content) {}
