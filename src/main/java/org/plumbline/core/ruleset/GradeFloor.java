package org.plumbline.core.ruleset;

import java.math.BigDecimal;

/**
 * Where a grade's band begins.
 *
 * @param included whether a total of exactly so many points has the grade
 */
public record GradeFloor(String grade, BigDecimal points, boolean included) {

    public boolean isReachedBy(BigDecimal total) {
        int order = total.compareTo(points);
        return order > 0 || included && order == 0;
    }
}
