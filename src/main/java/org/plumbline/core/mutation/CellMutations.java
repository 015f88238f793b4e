package org.plumbline.core.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.rule.TableType.RulePhase;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.vocabulary.VetoAction;

/**
 * The changes of one cell that are tried: a number one unit of its last decimal higher and lower, each other choice, and a
 * text that nothing has. Of tables that raise findings, and of bases, aliases and notes, no points follow.
 */
final class CellMutations {

    private static final String OTHER_TEXT = "×";

    private CellMutations() {}

    static List<CellMutation> list(RuleSet ruleSet) {
        List<CellMutation> mutations = new ArrayList<>();
        for (ParsedTable<?> table : ruleSet.tables()) {
            if (table.form().phase() != RulePhase.REVIEWING) {
                for (int row = 0; row < table.rows().size(); row++) {
                    for (int column = 0; column < table.columns().size(); column++) {
                        addMutations(table, row, column, mutations);
                    }
                }
            }
        }
        return mutations;
    }

    private static void addMutations(ParsedTable<?> table, int row, int column, List<CellMutation> mutations) {
        Object value = table.rows().get(row).values().get(column);
        if (value == null) {
            return;
        }
        for (Object other : listOthers(table.columns().get(column).word(), value)) {
            ParsedTable<?> mutated = replace(table, row, column, other);
            if (isReadable(mutated)) {
                mutations.add(new CellMutation(
                        table,
                        mutated,
                        table.rows().get(row).ref(),
                        table.columns().get(column).word().label().zh(),
                        CellReference.convertNumToColString(
                                        table.columns().get(column).index())
                                + table.rows().get(row).ref().row(),
                        format(value),
                        format(other)));
            }
        }
    }

    private static List<Object> listOthers(TableType.ColumnType<?> column, Object value) {
        // a veto's action goes with its grade: the changed row would be rejected
        if (column instanceof TableType.ClosingAction<?>
                || column.kind() instanceof CellType.ChoiceCellType choices
                        && choices.labels().contains(VetoAction.TOP_GRADE.label())) {
            return List.of();
        }
        if (column.kind() instanceof CellType.ChoiceCellType choice) {
            return choice.labels().stream()
                    .filter(label -> !label.equals(value))
                    .<Object>map(label -> label)
                    .toList();
        }
        if (value instanceof BigDecimal number) {
            BigDecimal unit = BigDecimal.ONE.movePointLeft(
                    Math.max(0, number.stripTrailingZeros().scale()));
            CellType.NumberCellType bounds = column.kind() instanceof CellType.NumberCellType kind
                    ? kind
                    : new CellType.NumberCellType(null, null);
            return List.of(number.add(unit), number.subtract(unit)).stream()
                    .filter(each -> bounds.least() == null || each.compareTo(bounds.least()) >= 0)
                    .filter(each -> bounds.most() == null || each.compareTo(bounds.most()) <= 0)
                    .<Object>map(each -> each)
                    .toList();
        }
        return column instanceof TableType.ConditionColumn<?> || column instanceof TableType.OpeningAction<?>
                ? List.of(OTHER_TEXT)
                : List.of();
    }

    /** The table with one cell changed; null for a blank cell. */
    static ParsedTable<?> replace(ParsedTable<?> table, int row, int column, Object value) {
        List<ParsedRow> rows = new ArrayList<>(table.rows());
        rows.set(row, replace(rows.get(row), column, value));
        return table.withRows(rows);
    }

    static ParsedRow replace(ParsedRow row, int column, Object value) {
        List<Object> values = new ArrayList<>(row.values());
        values.set(column, value);
        return new ParsedRow(row.ref(), values);
    }

    /** Rules may reject a value that the column's type allows. */
    private static boolean isReadable(ParsedTable<?> table) {
        try {
            RuleSet.findMatches(table, List.of());
            return true;
        } catch (IllegalArgumentException rejected) {
            return false;
        }
    }

    private static String format(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
