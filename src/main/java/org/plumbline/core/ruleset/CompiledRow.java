package org.plumbline.core.ruleset;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.FiredRule;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType;
import org.plumbline.vocabulary.RuleResult;

/**
 * One row ready to be evaluated: its typed conditions and its result for a fact that meets them.
 *
 * @param bounds conditions over the table's figures
 * @param tests every other condition
 */
record CompiledRow<F>(
        RuleSource ref,
        List<Condition> when,
        RowBound[] bounds,
        RowTest<F>[] tests,
        Function<F, ? extends RuleResult> result) {

    /** @param figure index into the table's figures */
    record RowBound(int figure, TableType.BoundOperator sign, BigDecimal limit) {
        boolean holds(BigDecimal[] figures) {
            BigDecimal value = figures[figure];
            return value != null && sign.holds(value.compareTo(limit));
        }
    }

    /** A condition that is not a bound. */
    interface RowTest<F> {
        boolean holds(F fact);
    }

    boolean hasBoundOn(int figure) {
        for (RowBound bound : bounds) {
            if (bound.figure == figure) {
                return true;
            }
        }
        return false;
    }

    /** Whether its bounds on that figure allow this row, ignoring the others. */
    boolean mayMatch(int figure, BigDecimal[] figures) {
        for (RowBound bound : bounds) {
            if (bound.figure == figure && !bound.holds(figures)) {
                return false;
            }
        }
        return true;
    }

    boolean matches(F fact, BigDecimal[] figures) {
        for (RowBound bound : bounds) {
            if (!bound.holds(figures)) {
                return false;
            }
        }
        for (RowTest<F> test : tests) {
            if (!test.holds(fact)) {
                return false;
            }
        }
        return true;
    }

    FiredRule applyTo(F fact) {
        return new FiredRule(ref, when, result.apply(fact));
    }
}
