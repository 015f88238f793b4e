package org.plumbline.core.rule.over;

import org.plumbline.core.rule.RowPhrases;
import org.plumbline.vocabulary.OverMode;
import org.plumbline.vocabulary.OverRule;

/** A row of 超额 in words. */
final class OverRowSentence {

    private OverRowSentence() {}

    static String describe(RowPhrases row) {
        String selection = row.describeSelection();
        return selection
                + row.localize("，", " ")
                + row.describeChoice(OverColumns.MODE, OverMode.class, null, mode -> switch (mode) {
                    case FIXED -> row.localize(
                            "在评分行之外另扣 %s 分，扣完为止",
                            "loses %s points in addition to the judging row, down to 0",
                            row.consumeNumber(OverColumns.COSTS, OverRule.DEFAULT_POINTS));
                    case IN_PROPORTION -> row.localize(
                            "在评分行之外另扣：超额率超出 %s%% 的部分，每 1%% 扣该指标分值的 1%%，扣完为止",
                            "loses, in addition to the judging row, 1 %% of its weight for every 1 %% of over-achievement"
                                    + " beyond %s %%, down to 0",
                            row.consumeNumber(OverColumns.FROM, OverRule.DEFAULT_FROM));
                });
    }
}
