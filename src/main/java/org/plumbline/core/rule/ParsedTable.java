package org.plumbline.core.rule;

import java.util.List;

/**
 * A table sheet as it was read: columns by their definitions, rows by their cells' typed values.
 *
 * @param name the RuleTable's name
 * @param columns the condition and action columns, without the id column
 */
public record ParsedTable<F>(
        TableType<F> form, String sheet, String name, List<ParsedColumn<F>> columns, List<ParsedRow> rows) {

    public ParsedTable<F> withRows(List<ParsedRow> others) {
        return new ParsedTable<>(form, sheet, name, columns, others);
    }

    /** @param index column of the sheet, from 0 */
    public record ParsedColumn<F>(int index, TableType.ColumnType<F> word, String caption) {}

    /** @param values one for each column: a String, a BigDecimal, or null where blank */
    public record ParsedRow(RuleSource ref, List<Object> values) {}
}
