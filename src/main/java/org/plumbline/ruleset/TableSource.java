package org.plumbline.ruleset;

import java.util.List;

/**
 * A table sheet as it was understood: columns by their words, rows by their cells' typed values.
 *
 * @param name the RuleTable's name
 * @param columns the condition and action columns, without the id column
 */
record TableSource<F>(Form<F> form, String sheet, String name, List<Column<F>> columns, List<RowSource> rows) {

    TableSource<F> with(List<RowSource> others) {
        return new TableSource<>(form, sheet, name, columns, others);
    }

    /** @param index column of the sheet, from 0 */
    record Column<F>(int index, Form.Word<F> word, String caption) {}

    /** @param values one for each column: a String, a BigDecimal, or null where blank */
    record RowSource(RuleRef ref, List<Object> values) {}
}
