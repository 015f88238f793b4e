package org.plumbline.core.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.RuleResult;

/**
 * One kind of table: which facts its rows look at and which columns it may have. A column is recognised by the exact text
 * of its technical snippet, which stock Drools compiles and we only look up.
 *
 * @param name stable name, such as STEP
 * @param title how a sheet of this kind is called
 * @param pattern the object cell above the condition columns
 * @param fact what the pattern matches
 * @param phase when its rows are asked
 * @param exclusive whether exactly one row may judge a reading
 * @param conditions the condition columns it may have, by snippet
 * @param actions the action columns it may have, by snippet, in the order they must stand
 */
public record TableType<F>(
        String name,
        Bilingual title,
        String pattern,
        Class<F> fact,
        RulePhase phase,
        boolean exclusive,
        Map<String, ConditionColumn<F>> conditions,
        Map<String, ActionColumn<F>> actions) {

    /** Whether a scheme may do without it: every scheme has grades and checks. */
    public boolean isOptional() {
        return phase == RulePhase.JUDGING || phase == RulePhase.ADJUSTING;
    }

    /** Whether its rows give a reading its marks, rather than take more from what another row left. */
    public boolean givesMarks() {
        return phase == RulePhase.JUDGING && this != TableTypes.OVER;
    }

    /** What a column is to a clerk. */
    public sealed interface ColumnType<F> permits ConditionColumn, ActionColumn {
        String snippet();

        Bilingual label();

        /** What to write in it, with unit; shown as the input hint and in the documentation. */
        Bilingual meaning();

        CellType kind();

        /** Whether every row must fill it in. */
        boolean required();
    }

    /** What a cell may hold. */
    public sealed interface CellType {
        record TextCellType() implements CellType {}

        /** @param least inclusive; null for no bound */
        record NumberCellType(BigDecimal least, BigDecimal most) implements CellType {}

        record ChoiceCellType(List<String> labels) implements CellType {}
    }

    /** A condition column; {@code property} names the figure or word looked at, {@code sign} how. */
    public sealed interface ConditionColumn<F> extends ColumnType<F> {

        String property();

        /** What {@code property} names. */
        default Figure figure() {
            return Figure.named(property());
        }

        @Override
        default boolean required() {
            return false;
        }
    }

    /** Fact property == cell. Indexed: rows are found by hash. */
    public record EqualityCondition<F>(
            String property,
            Function<F, String> read,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellType kind)
            implements ConditionColumn<F> {}

    /** Fact property against a bound; a fact without the property does not match. */
    public record BoundCondition<F>(
            String property,
            Function<F, BigDecimal> read,
            BoundOperator sign,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellType kind)
            implements ConditionColumn<F> {}

    /** Any other question a fact answers about the cell's text. */
    public record TestCondition<F>(
            String property,
            BiPredicate<F, String> holds,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellType kind)
            implements ConditionColumn<F> {}

    /** How a bound is compared. */
    public enum BoundOperator {
        GREATER(">") {
            @Override
            public boolean holds(int order) {
                return order > 0;
            }
        },
        AT_LEAST(">=") {
            @Override
            public boolean holds(int order) {
                return order >= 0;
            }
        },
        AT_MOST("<=") {
            @Override
            public boolean holds(int order) {
                return order <= 0;
            }
        },
        LESS("<") {
            @Override
            public boolean holds(int order) {
                return order < 0;
            }
        };

        private final String text;

        BoundOperator(String text) {
            this.text = text;
        }

        public String symbol() {
            return text;
        }

        public boolean isLower() {
            return this == GREATER || this == AT_LEAST;
        }

        public abstract boolean holds(int order);
    }

    /** An action column. A row's first one opens a draft, the last one closes it; both must be filled in. */
    sealed interface ActionColumn<F> extends ColumnType<F> {
        @Override
        default boolean required() {
            return true;
        }
    }

    /** @param open cell value (String or BigDecimal) → draft */
    public record OpeningAction<F>(
            Function<Object, Object> open, String snippet, Bilingual label, Bilingual meaning, CellType kind)
            implements ActionColumn<F> {}

    /** @param required whether the draft means nothing without it */
    public record SettingAction<F>(
            BiConsumer<Object, Object> set,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellType kind,
            boolean required)
            implements ActionColumn<F> {}

    /** @param close draft and cell value → what the row does with a fact */
    public record ClosingAction<F>(
            BiFunction<Object, Object, Function<F, ? extends RuleResult>> close,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellType kind)
            implements ActionColumn<F> {}

    /** The times a session is asked, in their order. */
    public enum RulePhase {
        JUDGING,
        ADJUSTING,
        GRADING,
        REVIEWING
    }
}
