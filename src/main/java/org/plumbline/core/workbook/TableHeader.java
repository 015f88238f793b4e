package org.plumbline.core.workbook;

import java.util.List;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.TableType;

/**
 * The header of a table, as read.
 *
 * @param name the RuleTable's
 * @param labels index of the row of labels; the rules follow
 * @param columns those known to the kind of table
 * @param whole whether every column is known; otherwise the absence of a cell in a row means nothing
 */
record TableHeader<F>(TableType<F> form, String name, int labels, List<ParsedColumn<F>> columns, boolean whole) {

    /** @param accepted whether the workbook was accepted before, when fewer columns may have been required */
    static boolean requires(TableType.ColumnType<?> word, boolean accepted) {
        return word.required() && !(accepted && word.hadDefault());
    }
}
