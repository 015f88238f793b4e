package org.plumbline.core.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.core.proof.ProofRow.FilledCondition;
import org.plumbline.core.rule.RowDirection;
import org.plumbline.vocabulary.Operator;

/**
 * A range of values in which larger ones are better, or smaller ones. The operator decides: ≥ and > larger, ≤ and <
 * smaller, = towards the target from below. Beyond the target a row may say otherwise, by a bound on the distance or
 * by taking points in both directions; nothing is then claimed there, or that nearer to the target is better.
 *
 * @param from null for no lower end
 * @param to null for no upper end
 */
record OrderClaim(boolean largerIsBetter, BigDecimal from, BigDecimal to) {

    private static final Set<String> ABOVE_TARGET = Set.of("excess", "deviation");
    private static final Set<String> BELOW_TARGET = Set.of("shortfall", "deviation");

    /** @param target null where none is stated */
    static List<OrderClaim> list(Operator operator, List<ProofRow> rows, BigDecimal target) {
        boolean above = rows.stream().anyMatch(row -> takesPointsAt(row, ABOVE_TARGET, false));
        boolean below = rows.stream().anyMatch(row -> takesPointsAt(row, BELOW_TARGET, true));
        List<OrderClaim> claims = new ArrayList<>();
        if (operator == Operator.EQUAL) {
            if (target != null && (below || rows.stream().anyMatch(OrderClaim::looksAtCompletion))) {
                claims.add(new OrderClaim(true, null, target));
            }
            if (target != null && above) {
                claims.add(new OrderClaim(false, target, null));
            }
        } else if (operator.isHigherBetter()) {
            claims.add(new OrderClaim(true, null, target != null && above ? target : null));
        } else {
            claims.add(new OrderClaim(false, target != null && below ? target : null, null));
        }
        return claims;
    }

    static boolean looksAtCompletion(ProofRow row) {
        return row.listConditions().stream()
                .anyMatch(each -> each.column().property().equals("completion"));
    }

    /** @param below on which side of the target; a row without a direction takes points on both */
    private static boolean takesPointsAt(ProofRow row, Set<String> figures, boolean below) {
        for (FilledCondition each : row.listConditions()) {
            if (figures.contains(each.column().property())) {
                return true;
            }
        }
        RowDirection direction = row.family().findDirection(row);
        return row.givesMarks()
                && row.family().comparesWithTarget()
                && (direction == null || direction.higherIsBetter() == below);
    }

    boolean includes(BigDecimal actual) {
        return (from == null || actual.compareTo(from) >= 0) && (to == null || actual.compareTo(to) <= 0);
    }
}
