package org.plumbline.core.ruleset;

import java.util.List;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.rule.TableType.BoundOperator;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.Threshold;

/**
 * A rule written in DRL, as its findings cite it.
 *
 * @param cited the row of 审核-阈值 that bounds it; the DRL file where the workbook has no such row
 * @param when the check and the bound of that row; empty where there is none
 */
record DrlRule(RuleSource cited, List<Condition> when) {

    /**
     * @param written in the DRL file
     * @param row of the threshold; null where the workbook has none
     */
    static DrlRule of(RuleSource written, RuleSource row, Threshold threshold) {
        if (row == null || threshold == null) {
            return new DrlRule(written, List.of());
        }
        Check check = Check.valueOf(threshold.check());
        // a rounding difference is one of at most the threshold
        BoundOperator operator = check == Check.ROUNDING ? BoundOperator.AT_MOST : BoundOperator.GREATER;
        return new DrlRule(
                row,
                List.of(
                        new Condition.Equality(Figure.CHECK, check.label()),
                        new Condition.Bound(Figure.VALUE, operator, threshold.limit())));
    }
}
