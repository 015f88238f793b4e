package org.plumbline.core.rule.ratio;

import org.plumbline.core.rule.RowPhrases;
import org.plumbline.vocabulary.RatioKind;
import org.plumbline.vocabulary.RatioRule;
import org.plumbline.vocabulary.YesNo;

/** A row of 比例 in words. */
final class RatioRowSentence {

    private RatioRowSentence() {}

    static String describe(RowPhrases row) {
        String selection = row.describeSelection();
        String rule = row.describeChoice(RatioColumns.KIND, RatioKind.class, null, kind -> switch (kind) {
            case POSITIVE -> row.localize("正向（越高越好）：按实际值÷目标值的比例得分", "higher is better: scores actual ÷ target");
            case REVERSE -> row.localize(
                    "反向（越低越好）：不超过目标得满分，达到目标值的 %s 倍得零分，中间按比例",
                    "lower is better: full marks up to the target, none at %s times the target, in proportion between",
                    row.consumeNumber(RatioColumns.ZERO_AT, RatioRule.DEFAULT_ZERO_AT));
            case EQUAL -> describeEqual(row);
        });
        String zero = row.describeZeroTarget(RatioColumns.ZERO_TARGET, RatioRule.DEFAULT_ZERO_TARGET);
        return selection
                + row.localize("，", ": ")
                + rule
                + row.localize(
                        "，最多得分值的 %s%%；",
                        ", at most %s %% of the weight; ", row.consumeNumber(RatioColumns.CAP, RatioRule.DEFAULT_CAP))
                + zero;
    }

    private static String describeEqual(RowPhrases row) {
        return row.describeChoice(
                RatioColumns.EXCESS_COSTS, YesNo.class, RatioRule.DEFAULT_EXCESS_COSTS, costs -> switch (costs) {
                    case YES -> row.localize(
                            "等于目标得满分，不足按比例得分，超出按比例扣分，达到目标值的 %s 倍得零分",
                            "full marks at the target, in proportion below it; excess costs in proportion, none at %s times the target",
                            RatioRule.EQUAL_ZERO_AT);
                    case NO -> row.localize(
                            "等于目标得满分，不足按比例得分，超出不扣分",
                            "full marks at the target, in proportion below it; excess costs nothing");
                });
    }
}
