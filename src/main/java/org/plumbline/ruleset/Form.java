package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.plumbline.vocabulary.Statement;

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
record Form<F>(
        String name,
        Bilingual title,
        String pattern,
        Class<F> fact,
        Phase phase,
        boolean exclusive,
        Map<String, Condition<F>> conditions,
        Map<String, Action<F>> actions) {

    /** Whether its rows give a reading its marks, rather than take more from what another row left. */
    boolean judges() {
        return phase == Phase.JUDGING && this != Forms.OVER;
    }

    /** What a column is to a clerk. */
    sealed interface Word<F> permits Condition, Action {
        String snippet();

        Bilingual label();

        /** What to write in it, with unit; shown as the input hint and in the documentation. */
        Bilingual meaning();

        CellKind kind();

        /** Whether every row must fill it in. */
        boolean required();
    }

    /** What a cell may hold. */
    sealed interface CellKind {
        record Text() implements CellKind {}

        /** @param least inclusive; null for no bound */
        record Number(BigDecimal least, BigDecimal most) implements CellKind {}

        record Choice(List<String> labels) implements CellKind {}
    }

    /** A condition column; {@code property} names the figure or word looked at, {@code sign} how. */
    sealed interface Condition<F> extends Word<F> {
        @Override
        default boolean required() {
            return false;
        }
    }

    /** Fact property == cell. Indexed: rows are found by hash. */
    record Equal<F>(
            String property,
            Function<F, String> read,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellKind kind)
            implements Condition<F> {}

    /** Fact property against a bound; a fact without the property does not match. */
    record Bound<F>(
            String property,
            Function<F, BigDecimal> read,
            Sign sign,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellKind kind)
            implements Condition<F> {}

    /** Any other question a fact answers about the cell's text. */
    record Test<F>(
            String property,
            BiPredicate<F, String> holds,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellKind kind)
            implements Condition<F> {}

    /** How a bound is compared. */
    enum Sign {
        GREATER(">") {
            @Override
            boolean holds(int order) {
                return order > 0;
            }
        },
        AT_LEAST(">=") {
            @Override
            boolean holds(int order) {
                return order >= 0;
            }
        },
        AT_MOST("<=") {
            @Override
            boolean holds(int order) {
                return order <= 0;
            }
        },
        LESS("<") {
            @Override
            boolean holds(int order) {
                return order < 0;
            }
        };

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        boolean isLower() {
            return this == GREATER || this == AT_LEAST;
        }

        abstract boolean holds(int order);
    }

    /** An action column. A row's first one opens a draft, the last one closes it; both must be filled in. */
    sealed interface Action<F> extends Word<F> {
        @Override
        default boolean required() {
            return true;
        }
    }

    /** @param open cell value (String or BigDecimal) → draft */
    record Opening<F>(Function<Object, Object> open, String snippet, Bilingual label, Bilingual meaning, CellKind kind)
            implements Action<F> {}

    /** @param required whether the draft means nothing without it */
    record Setting<F>(
            BiConsumer<Object, Object> set,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellKind kind,
            boolean required)
            implements Action<F> {}

    /** @param close draft and cell value → what the row does with a fact */
    record Closing<F>(
            BiFunction<Object, Object, Function<F, ? extends Statement>> close,
            String snippet,
            Bilingual label,
            Bilingual meaning,
            CellKind kind)
            implements Action<F> {}

    /** The times a session is asked, in their order. */
    enum Phase {
        JUDGING,
        ADJUSTING,
        GRADING,
        REVIEWING
    }
}
