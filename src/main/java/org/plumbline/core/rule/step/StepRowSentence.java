package org.plumbline.core.rule.step;

import org.plumbline.core.rule.RowPhrases;
import org.plumbline.vocabulary.DeviationMeasure;
import org.plumbline.vocabulary.Direction;
import org.plumbline.vocabulary.PartialStep;
import org.plumbline.vocabulary.StepRule;

/** A row of 每步扣分 in words. */
final class StepRowSentence {

    private StepRowSentence() {}

    static String describe(RowPhrases row) {
        String selection = row.describeSelection();
        String side = row.describeChoice(
                StepColumns.DIRECTION, Direction.class, StepRule.DEFAULT_DIRECTION, direction -> switch (direction) {
                    case SHORTFALL -> row.localize("低于目标", "below its target");
                    case EXCESS -> row.localize("高于目标", "above its target");
                    case BOTH -> row.localize("高于或低于目标", "above or below its target");
                });
        String size = row.consume(StepColumns.STEP);
        String step = row.describeChoice(
                StepColumns.MEASURE, DeviationMeasure.class, StepRule.DEFAULT_MEASURE, measure -> switch (measure) {
                    case PERCENT_POINTS -> row.localize(" %s 个百分点", "%s percent points", size);
                    case RELATIVE_PERCENT -> row.localize("目标值的 %s%%", "%s %% of the target", size);
                    case ABSOLUTE -> row.localize(" %s 个计量单位", "%s of its units", size);
                });
        String cost = row.describeAmount(
                row.consumeNumber(StepColumns.COSTS, StepRule.DEFAULT_RATE), StepColumns.UNIT, StepRule.DEFAULT_UNIT);
        String partial = row.describeChoice(
                StepColumns.PARTIAL_STEP, PartialStep.class, StepRule.DEFAULT_PARTIAL_STEP, policy -> switch (policy) {
                    case UP -> row.localize("不足一步按一步", "a started step counts");
                    case DOWN -> row.localize("不足一步不计", "a started step does not count");
                    case PRO_RATA -> row.localize("不足一步按比例", "a started step counts pro rata");
                });
        return selection
                + row.localize("，", " ")
                + row.localize(
                        "实际值每%1$s%2$s扣%3$s，%4$s，最低得 %5$s 分",
                        "loses %3$s for every %2$s its actual value is %1$s; %4$s; the least score is %5$s points",
                        side,
                        step,
                        cost,
                        partial,
                        row.consumeNumber(StepColumns.FLOOR, StepRule.DEFAULT_FLOOR));
    }
}
