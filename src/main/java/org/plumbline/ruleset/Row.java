package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.plumbline.vocabulary.Statement;

/**
 * One row ready to be asked: its conditions, typed, and what it says of a fact that meets them.
 *
 * @param bounds conditions over the table's figures
 * @param tests every other condition
 */
record Row<F>(RuleRef ref, List<String> when, Bound[] bounds, Test<F>[] tests, Function<F, ? extends Statement> says) {

    /** @param figure index into the table's figures */
    record Bound(int figure, Form.Sign sign, BigDecimal limit) {
        boolean holds(BigDecimal[] figures) {
            BigDecimal value = figures[figure];
            return value != null && sign.holds(value.compareTo(limit));
        }
    }

    /** A condition that is no bound. */
    interface Test<F> {
        boolean holds(F fact);
    }

    boolean isBounded(int figure) {
        for (Bound bound : bounds) {
            if (bound.figure == figure) {
                return true;
            }
        }
        return false;
    }

    /** Whether its bounds of that figure leave this row possible, whatever the others say. */
    boolean mayHold(int figure, BigDecimal[] figures) {
        for (Bound bound : bounds) {
            if (bound.figure == figure && !bound.holds(figures)) {
                return false;
            }
        }
        return true;
    }

    boolean matches(F fact, BigDecimal[] figures) {
        for (Bound bound : bounds) {
            if (!bound.holds(figures)) {
                return false;
            }
        }
        for (Test<F> test : tests) {
            if (!test.holds(fact)) {
                return false;
            }
        }
        return true;
    }

    Fired fire(F fact) {
        return new Fired(ref, when, says.apply(fact));
    }
}
