package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.core.rule.Interval;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.RuleFamily;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType;
import org.plumbline.core.rule.TypedRow;
import org.plumbline.core.rule.family.RuleFamilies;

/** A row of a rule table. */
record ProofRow(ParsedTable<?> table, ParsedRow row, RuleFamily<?> family) implements TypedRow {

    static List<ProofRow> listRows(ParsedTable<?> table) {
        RuleFamily<?> family = RuleFamilies.of(table.form());
        return table.rows().stream()
                .map(row -> new ProofRow(table, row, family))
                .toList();
    }

    RuleSource source() {
        return row.ref();
    }

    @Override
    public Object findValue(String label) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).word().label().zh().equals(label)) {
                return row.values().get(i);
            }
        }
        return null;
    }

    /** The conditions that are filled in: the column with its cell. */
    List<FilledCondition> listConditions() {
        List<FilledCondition> conditions = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Object cell = row.values().get(i);
            if (cell != null && table.columns().get(i).word() instanceof TableType.ConditionColumn<?> column) {
                conditions.add(new FilledCondition(column, cell));
            }
        }
        return conditions;
    }

    /** @param cell a String, or the BigDecimal of a bound */
    record FilledCondition(TableType.ConditionColumn<?> column, Object cell) {}

    /** The required range of each figure, by its property. */
    Map<String, Interval> findIntervals() {
        Map<String, Interval> intervals = new TreeMap<>();
        for (FilledCondition each : listConditions()) {
            if (each.column() instanceof TableType.BoundCondition<?> bound) {
                intervals.merge(
                        bound.property(), Interval.of(bound.sign(), (BigDecimal) each.cell()), Interval::intersect);
            }
        }
        return intervals;
    }

    /** The text that a property must equal; null for any. */
    String findText(String property) {
        for (FilledCondition each : listConditions()) {
            if (each.column() instanceof TableType.EqualityCondition<?> equal
                    && equal.property().equals(property)) {
                return (String) each.cell();
            }
        }
        return null;
    }

    /** Whether it gives the score, rather than take more points after another row. */
    boolean givesMarks() {
        return table.form().givesMarks();
    }
}
