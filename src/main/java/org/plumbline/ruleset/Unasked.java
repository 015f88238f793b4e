package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.ruleset.TableSource.RowSource;
import org.plumbline.vocabulary.Circumstance;
import org.plumbline.vocabulary.Execution;

/**
 * A row of 封顶, 加分 or 否决 that could not be decided, because something it looks at is not known. Such a row does not fire,
 * which must not pass for not being met.
 *
 * @param about key of the fact; null where the execution rate is unknown
 */
public record Unasked(Reason reason, String about, RuleRef rule) {

    /** What is not known. */
    public enum Reason {
        RATE_UNKNOWN,
        /** Stated with unequal values, or as a word where the row asks for a number or the reverse. */
        FACT_UNUSABLE,
        /** Not stated at all; told of vetoes only, for who claims no bonus gets none. */
        FACT_NOT_STATED
    }

    /** In the workbook's order. */
    static List<Unasked> of(List<TableSource<?>> sources, Execution execution, List<Circumstance> circumstances) {
        List<Unasked> unasked = new ArrayList<>();
        for (TableSource<?> source : sources) {
            if (source.form() == Forms.CAP) {
                source.rows().forEach(row -> of(source, row, null, execution).ifPresent(unasked::add));
            } else if (source.form().phase() == Form.Phase.ADJUSTING) {
                source.rows().forEach(row -> of(source, row, circumstances).ifPresent(unasked::add));
            }
        }
        return unasked;
    }

    private static Optional<Unasked> of(TableSource<?> source, RowSource row, List<Circumstance> circumstances) {
        String fact = fact(source, row);
        for (Circumstance each : circumstances) {
            if (fact == null ? each.fact() == null : fact.equals(each.fact())) {
                return of(source, row, fact, each);
            }
        }
        return source.form() == Forms.VETO
                ? Optional.of(new Unasked(Reason.FACT_NOT_STATED, fact, row.ref()))
                : Optional.empty();
    }

    /** The key that a row names; null for none. */
    static String fact(TableSource<?> source, RowSource row) {
        for (int i = 0; i < source.columns().size(); i++) {
            if (source.columns().get(i).word() instanceof Form.Equal<?> equal
                    && equal.property().equals("fact")) {
                return (String) row.values().get(i);
            }
        }
        return null;
    }

    /** Empty where one condition is known not to hold, whatever the others are, or all are known. */
    private static <F> Optional<Unasked> of(TableSource<F> source, RowSource row, String fact, Object seen) {
        F asked = source.form().fact().cast(seen);
        Unasked unknown = null;
        for (int i = 0; i < source.columns().size(); i++) {
            Object cell = row.values().get(i);
            Form.Word<F> word = source.columns().get(i).word();
            if (cell == null) {
                continue;
            }
            Object value = null;
            boolean holds = true;
            if (word instanceof Form.Bound<F> bound) {
                BigDecimal figure = bound.read().apply(asked);
                value = figure;
                holds = figure == null || bound.sign().holds(figure.compareTo((BigDecimal) cell));
            } else if (word instanceof Form.Equal<F> equal) {
                value = equal.read().apply(asked);
                holds = value == null || value.equals(cell);
            } else {
                continue;
            }
            if (!holds) {
                return Optional.empty();
            }
            if (value == null && unknown == null) {
                boolean rate =
                        word instanceof Form.Bound<F> bound && bound.property().equals("executionRate");
                unknown = rate
                        ? new Unasked(Reason.RATE_UNKNOWN, null, row.ref())
                        : new Unasked(Reason.FACT_UNUSABLE, fact, row.ref());
            }
        }
        return Optional.ofNullable(unknown);
    }
}
