package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.plumbline.ruleset.TableSource.Column;
import org.plumbline.ruleset.TableSource.RowSource;
import org.plumbline.vocabulary.Statement;

/**
 * A table ready to be asked. Rows are found by hash on the equality column most rows fill in (指标编号, 评分办法 …), so the
 * cost of an answer does not grow with the table, and among those by the figure they bound.
 */
final class Table<F> {

    private final Form<F> form;
    private final String name;
    private final Function<F, String> key;
    private final List<Function<F, BigDecimal>> figures;
    private final Map<String, RowIndex<F>> byKey;
    private final RowIndex<F> unkeyed;

    private Table(
            Form<F> form,
            String name,
            Function<F, String> key,
            List<Function<F, BigDecimal>> figures,
            Map<String, RowIndex<F>> byKey,
            RowIndex<F> unkeyed) {
        this.form = form;
        this.name = name;
        this.key = key;
        this.figures = figures;
        this.byKey = byKey;
        this.unkeyed = unkeyed;
    }

    Form<F> form() {
        return form;
    }

    /** Unique in the workbook: sheet names are. */
    String name() {
        return name;
    }

    /** What the rows say of these facts; null where no row matches any. Facts of another kind are passed over. */
    List<Fired> answers(List<?> facts) {
        List<Fired> answers = null;
        BigDecimal[] values = new BigDecimal[figures.size()];
        for (Object each : facts) {
            if (!form.fact().isInstance(each)) {
                continue;
            }
            F fact = form.fact().cast(each);
            RowIndex<F> keyed = key == null ? null : byKey.get(key.apply(fact));
            if (keyed == null && unkeyed.isEmpty()) {
                continue;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = figures.get(i).apply(fact);
            }
            if (answers == null) {
                answers = new ArrayList<>(facts.size());
            }
            if (keyed != null) {
                keyed.ask(fact, values, answers);
            }
            unkeyed.ask(fact, values, answers);
        }
        return answers == null || answers.isEmpty() ? null : answers;
    }

    /** Every row of a table whose cells were read without a problem. */
    static <F> Table<F> of(TableSource<F> source) {
        int key = keyColumn(source);
        Map<String, Integer> figureIndex = new LinkedHashMap<>();
        List<Function<F, BigDecimal>> figures = new ArrayList<>();
        for (Column<F> column : source.columns()) {
            if (column.word() instanceof Form.Bound<F> bound && !figureIndex.containsKey(bound.property())) {
                figureIndex.put(bound.property(), figures.size());
                figures.add(bound.read());
            }
        }
        Map<String, List<Row<F>>> byKey = new HashMap<>();
        List<Row<F>> unkeyed = new ArrayList<>();
        for (RowSource row : source.rows()) {
            Object keyValue = key < 0 ? null : row.values().get(key);
            List<Row<F>> bucket =
                    keyValue == null ? unkeyed : byKey.computeIfAbsent((String) keyValue, k -> new ArrayList<>());
            bucket.add(row(source, row, key, figureIndex));
        }
        Map<String, RowIndex<F>> indexes = new HashMap<>();
        byKey.forEach((value, rows) -> indexes.put(value, new RowIndex<>(rows, figures.size())));
        Function<F, String> read =
                key < 0 ? null : ((Form.Equal<F>) source.columns().get(key).word()).read();
        return new Table<>(
                source.form(), source.sheet(), read, figures, indexes, new RowIndex<>(unkeyed, figures.size()));
    }

    /** The equality column that most rows fill in; -1 for none. */
    private static <F> int keyColumn(TableSource<F> source) {
        int best = -1;
        long most = 0;
        for (int i = 0; i < source.columns().size(); i++) {
            int column = i;
            long filled = source.columns().get(i).word() instanceof Form.Equal<F>
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
    private static <F> Row<F> row(TableSource<F> source, RowSource row, int key, Map<String, Integer> figureIndex) {
        List<Row.Bound> bounds = new ArrayList<>();
        List<Row.Test<F>> tests = new ArrayList<>();
        List<String> when = new ArrayList<>();
        Object draft = null;
        Function<F, ? extends Statement> says = null;
        for (int i = 0; i < source.columns().size(); i++) {
            Object value = row.values().get(i);
            if (value == null) {
                continue;
            }
            Form.Word<F> word = source.columns().get(i).word();
            if (word instanceof Form.Bound<F> bound) {
                bounds.add(new Row.Bound(figureIndex.get(bound.property()), bound.sign(), (BigDecimal) value));
                when.add(bound.property() + " " + bound.sign().text() + " " + ((BigDecimal) value).toPlainString());
            } else if (word instanceof Form.Equal<F> equal) {
                if (i != key) {
                    tests.add(fact -> value.equals(equal.read().apply(fact)));
                }
                when.add(equal.property() + " == " + value);
            } else if (word instanceof Form.Test<F> test) {
                tests.add(fact -> test.holds().test(fact, (String) value));
                when.add(test.property() + " " + value);
            } else if (word instanceof Form.Opening<F> opening) {
                draft = opening.open().apply(value);
            } else if (word instanceof Form.Setting<F> setting) {
                setting.set().accept(draft, value);
            } else if (word instanceof Form.Closing<F> closing) {
                says = closing.close().apply(draft, value);
            }
        }
        return new Row<>(
                row.ref(), List.copyOf(when), bounds.toArray(new Row.Bound[0]), tests.toArray(new Row.Test[0]), says);
    }
}
