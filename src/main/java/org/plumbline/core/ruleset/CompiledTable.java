package org.plumbline.core.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.ParsedTable;
import org.plumbline.core.rule.ParsedTable.ParsedColumn;
import org.plumbline.core.rule.ParsedTable.ParsedRow;
import org.plumbline.core.rule.TableType;
import org.plumbline.vocabulary.RuleResult;

/**
 * A table ready to be evaluated. Rows are found by hash on the equality column most rows fill in (指标编号, 评分办法 …), so the
 * cost of a lookup does not grow with the table, and among those by the figure they bound.
 */
final class CompiledTable<F> {

    private final TableType<F> form;
    private final String name;
    private final Function<F, String> key;
    private final List<Function<F, BigDecimal>> figures;
    private final Map<String, RowIndex<F>> rowsByKey;
    private final RowIndex<F> rowsWithoutKey;

    private CompiledTable(
            TableType<F> form,
            String name,
            Function<F, String> key,
            List<Function<F, BigDecimal>> figures,
            Map<String, RowIndex<F>> byKey,
            RowIndex<F> unkeyed) {
        this.form = form;
        this.name = name;
        this.key = key;
        this.figures = figures;
        this.rowsByKey = byKey;
        this.rowsWithoutKey = unkeyed;
    }

    TableType<F> form() {
        return form;
    }

    /** Unique in the workbook: sheet names are. */
    String name() {
        return name;
    }

    /** The results of the rows for these facts; null where no row matches any. Facts of another type are ignored. */
    List<FiredRule> findMatches(List<?> facts) {
        List<FiredRule> answers = null;
        BigDecimal[] values = new BigDecimal[figures.size()];
        for (Object each : facts) {
            if (!form.fact().isInstance(each)) {
                continue;
            }
            F fact = form.fact().cast(each);
            RowIndex<F> keyed = key == null ? null : rowsByKey.get(key.apply(fact));
            if (keyed == null && rowsWithoutKey.isEmpty()) {
                continue;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = figures.get(i).apply(fact);
            }
            if (answers == null) {
                answers = new ArrayList<>(facts.size());
            }
            if (keyed != null) {
                keyed.collectMatches(fact, values, answers);
            }
            rowsWithoutKey.collectMatches(fact, values, answers);
        }
        return answers == null || answers.isEmpty() ? null : answers;
    }

    /** Every row of a table whose cells were read without a problem. */
    static <F> CompiledTable<F> compile(ParsedTable<F> source) {
        int key = findKeyColumn(source);
        Map<String, Integer> figureIndex = new LinkedHashMap<>();
        List<Function<F, BigDecimal>> figures = new ArrayList<>();
        for (ParsedColumn<F> column : source.columns()) {
            if (column.word() instanceof TableType.BoundCondition<F> bound
                    && !figureIndex.containsKey(bound.property())) {
                figureIndex.put(bound.property(), figures.size());
                figures.add(bound.read());
            }
        }
        Map<String, List<CompiledRow<F>>> byKey = new HashMap<>();
        List<CompiledRow<F>> unkeyed = new ArrayList<>();
        for (ParsedRow row : source.rows()) {
            Object keyValue = key < 0 ? null : row.values().get(key);
            List<CompiledRow<F>> bucket =
                    keyValue == null ? unkeyed : byKey.computeIfAbsent((String) keyValue, k -> new ArrayList<>());
            bucket.add(compileRow(source, row, key, figureIndex));
        }
        Map<String, RowIndex<F>> indexes = new HashMap<>();
        byKey.forEach((value, rows) -> indexes.put(value, new RowIndex<>(rows, figures.size())));
        Function<F, String> read = key < 0
                ? null
                : ((TableType.EqualityCondition<F>) source.columns().get(key).word()).read();
        return new CompiledTable<>(
                source.form(), source.sheet(), read, figures, indexes, new RowIndex<>(unkeyed, figures.size()));
    }

    /** The equality column that most rows fill in; -1 for none. */
    private static <F> int findKeyColumn(ParsedTable<F> source) {
        int best = -1;
        long most = 0;
        for (int i = 0; i < source.columns().size(); i++) {
            int column = i;
            long filled = source.columns().get(i).word() instanceof TableType.EqualityCondition<F>
                    ? source.rows().stream()
                            .map(row -> row.values().get(column))
                            .filter(Objects::nonNull)
                            .count()
                    : 0;
            if (filled > most) {
                most = filled;
                best = i;
            }
        }
        return best;
    }

    @SuppressWarnings("unchecked") // an array of a generic type
    private static <F> CompiledRow<F> compileRow(
            ParsedTable<F> source, ParsedRow row, int key, Map<String, Integer> figureIndex) {
        List<CompiledRow.RowBound> bounds = new ArrayList<>();
        List<CompiledRow.RowTest<F>> tests = new ArrayList<>();
        List<Condition> when = new ArrayList<>();
        Object draft = null;
        Function<F, ? extends RuleResult> result = null;
        for (int i = 0; i < source.columns().size(); i++) {
            Object value = row.values().get(i);
            if (value == null) {
                continue;
            }
            TableType.ColumnType<F> word = source.columns().get(i).word();
            if (word instanceof TableType.BoundCondition<F> bound) {
                bounds.add(
                        new CompiledRow.RowBound(figureIndex.get(bound.property()), bound.sign(), (BigDecimal) value));
                when.add(new Condition.Bound(bound.figure(), bound.sign(), (BigDecimal) value));
            } else if (word instanceof TableType.EqualityCondition<F> equal) {
                if (i != key) {
                    tests.add(fact -> value.equals(equal.read().apply(fact)));
                }
                when.add(new Condition.Equality(equal.figure(), (String) value));
            } else if (word instanceof TableType.TestCondition<F> test) {
                tests.add(fact -> test.holds().test(fact, (String) value));
                when.add(new Condition.Test(test.figure(), (String) value));
            } else if (word instanceof TableType.OpeningAction<F> opening) {
                draft = opening.open().apply(value);
            } else if (word instanceof TableType.SettingAction<F> setting) {
                setting.set().accept(draft, value);
            } else if (word instanceof TableType.ClosingAction<F> closing) {
                result = closing.close().apply(draft, value);
            }
        }
        return new CompiledRow<>(
                row.ref(),
                List.copyOf(when),
                bounds.toArray(new CompiledRow.RowBound[0]),
                tests.toArray(new CompiledRow.RowTest[0]),
                result);
    }
}
