package org.plumbline.core.workbook;

import java.util.List;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableTypes;

/**
 * What stands above the rows of a table, understood.
 *
 * @param name the RuleTable's
 * @param labels index of the row of labels; the rules follow
 * @param columns those that are words of the form
 * @param whole whether every column is one; otherwise a row can't be judged by what it seems to lack
 */
record TableHeader<F>(TableType<F> form, String name, int labels, List<ParsedColumn<F>> columns, boolean whole) {

    /** @param accepted whether the workbook was accepted before, when less may have been required */
    static boolean requires(TableType.ColumnType<?> word, boolean accepted) {
        return word.required() && !(accepted && TableTypes.hadDefault(word));
    }
}
