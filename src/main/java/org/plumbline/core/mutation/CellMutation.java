package org.plumbline.core.mutation;

import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.RuleSource;

/**
 * A change of one cell.
 *
 * @param original the table as it is
 * @param mutated the table with the cell changed
 * @param column Chinese label
 * @param cell its address, such as D12
 * @param from the cell's content
 * @param to the content instead
 */
public record CellMutation(
        ParsedTable<?> original,
        ParsedTable<?> mutated,
        RuleSource row,
        String column,
        String cell,
        String from,
        String to) {}
