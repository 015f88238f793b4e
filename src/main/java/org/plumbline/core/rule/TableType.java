package org.plumbline.core.rule;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.RuleResult;

/**
 * One kind of table: which facts its rows match and which columns it may have. A column is recognised by the exact text
 * of its technical snippet, which stock Drools compiles and this engine only looks up.
 *
 * @param name stable name, such as STEP
 * @param title name of a sheet of this kind
 * @param pattern the object cell above the condition columns
 * @param fact what the pattern matches
 * @param phase phase in which its rows are evaluated
 * @param matching how many of its rows may match one fact
 * @param conditions the condition columns it may have, by snippet
 * @param actions the action columns it may have, by snippet, in their required order
 */
public record TableType<F>(
        String name,
        Bilingual title,
        String pattern,
        Class<F> fact,
        RulePhase phase,
        RowMatching matching,
        Map<String, ConditionColumn<F>> conditions,
        Map<String, ActionColumn<F>> actions) {

    /** Whether a scheme may omit it: every scheme has grades and checks. */
    public boolean isOptional() {
        return phase == RulePhase.JUDGING || phase == RulePhase.ADJUSTING;
    }

    /** Whether its rows judge a reading, rather than take more points after another row. */
    public boolean givesMarks() {
        return phase == RulePhase.JUDGING && matching != RowMatching.ONE_BESIDES;
    }

    /** Whether two matching rows contradict one another. */
    public boolean exclusive() {
        return matching != RowMatching.ANY_NUMBER;
    }

    /** How many rows of a table may match one fact. */
    public enum RowMatching {
        EXACTLY_ONE,
        /** At most one, besides the row of another table that judges. */
        ONE_BESIDES,
        ANY_NUMBER
    }

    /** The description of a column for users. */
    public sealed interface ColumnType<F> permits ConditionColumn, ActionColumn {
        String snippet();

        Bilingual label();

        /** What to write in it, with unit; shown as the input hint and in the documentation. */
        Bilingual meaning();

        CellType kind();

        /** Whether every row must fill it in. */
        boolean required();

        /**
         * Whether it was optional before, with a default: a workbook accepted then is still read with the default,
         * although the column is required now.
         */
        default boolean hadDefault() {
            return false;
        }
    }

    /** The allowed content of a cell. */
    public sealed interface CellType {
        record TextCellType() implements CellType {}

        /** @param least inclusive; null for no bound */
        record NumberCellType(BigDecimal least, BigDecimal most) implements CellType {}

        record ChoiceCellType(List<String> labels) implements CellType {}

        CellType TEXT = new TextCellType();
        CellType NUMBER = new NumberCellType(null, null);
        CellType NOT_NEGATIVE = new NumberCellType(BigDecimal.ZERO, null);
        CellType POSITIVE = new NumberCellType(new BigDecimal("0.000001"), null);
        CellType PERCENT = new NumberCellType(BigDecimal.ZERO, BigDecimal.valueOf(100));

        static <E extends Enum<E> & Labelled> CellType choiceOf(Class<E> type) {
            return new ChoiceCellType(
                    Arrays.stream(type.getEnumConstants()).map(Labelled::label).toList());
        }
    }

    /** A condition column; {@code property} names the figure or text compared, {@code sign} the comparison. */
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

    /**
     * Fact property against a bound; a fact without the property does not match.
     *
     * @param inverse at which actual values the property is the bound
     */
    public record BoundCondition<F>(
            String property,
            Function<F, BigDecimal> read,
            Inverse inverse,
            BoundOperator sign,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellType kind)
            implements ConditionColumn<F> {}

    /** The actual values at which a figure has a given value. */
    @FunctionalInterface
    public interface Inverse {

        /** @param target null where none is printed */
        List<BigDecimal> findActualValues(BigDecimal figure, BigDecimal target);
    }

    /** Any other test of the cell's text that the fact evaluates. */
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
    public sealed interface ActionColumn<F> extends ColumnType<F> {
        @Override
        default boolean required() {
            return true;
        }
    }

    /** @param open cell value (String or BigDecimal) → draft */
    public record OpeningAction<F>(
            Function<Object, Object> open, String snippet, Bilingual label, Bilingual meaning, CellType kind)
            implements ActionColumn<F> {}

    /** @param required whether the draft is incomplete without it */
    public record SettingAction<F>(
            BiConsumer<Object, Object> set,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellType kind,
            boolean required,
            boolean hadDefault)
            implements ActionColumn<F> {}

    /** @param close draft and cell value → the row's function of a fact */
    public record ClosingAction<F>(
            BiFunction<Object, Object, Function<F, ? extends RuleResult>> close,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellType kind)
            implements ActionColumn<F> {}

    /** The phases of a session, in order. */
    public enum RulePhase {
        JUDGING,
        ADJUSTING,
        GRADING,
        REVIEWING
    }
}
