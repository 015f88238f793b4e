package org.plumbline.core.claims;

import java.math.BigDecimal;

/**
 * A row of a table of budgeted and executed amounts, in the table's unit.
 *
 * @param total whether it is the total of its table
 * @param task whether its table is one of tasks
 * @param done what the row says of its completion; empty for nothing
 */
record AmountLine(
        int section,
        String table,
        String name,
        BigDecimal budget,
        BigDecimal executed,
        boolean total,
        boolean task,
        String done,
        ClaimPlace place) {

    /** Budget less executed. */
    BigDecimal unspent() {
        return budget.subtract(executed);
    }
}
