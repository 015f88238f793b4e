package org.plumbline.core.rule.checkpoint;

import org.plumbline.core.rule.RowPhrases;
import org.plumbline.vocabulary.BareWordPolicy;
import org.plumbline.vocabulary.CheckpointRole;
import org.plumbline.vocabulary.CheckpointRule;

/** A row of 要点 in words. */
final class CheckpointRowSentence {

    private CheckpointRowSentence() {}

    static String describe(RowPhrases row) {
        String selection = row.describeSelection();
        String point = row.consume(CheckpointColumns.POINT);
        String rule = row.describeChoice(
                CheckpointColumns.ROLE, CheckpointRole.class, CheckpointRule.DEFAULT_ROLE, role -> switch (role) {
                    case GATE -> row.localize(
                            "要点 %s 为门槛，不具备则得零分", "point %s is a gate: without it nothing is earned", point);
                    case SHARE -> describePart(row, point);
                    case ALL -> row.localize(
                            "要点 %s 须全部具备，缺一不得分", "points %s must all be there, or nothing is earned", point);
                });
        String word = row.describeChoice(
                CheckpointColumns.BARE_WORD,
                BareWordPolicy.class,
                CheckpointRule.DEFAULT_BARE_WORD,
                policy -> switch (policy) {
                    case FULL_AND_FLAG -> row.localize(
                            "只填结论、未勾选要点时给满分并提示", "a bare word without ticks earns full marks and raises a finding");
                    case PENDING -> row.localize("只填结论、未勾选要点时待补", "a bare word without ticks leaves it pending");
                });
        return selection + row.localize("，", ": ") + rule + row.localize("；", "; ") + word;
    }

    private static String describePart(RowPhrases row, String point) {
        return row.contains(CheckpointColumns.POINTS)
                ? row.localize(
                        "要点 %s 值 %s 分，不具备则扣去",
                        "point %s is worth %s points, lost without it", point, row.consume(CheckpointColumns.POINTS))
                : row.localize(
                        "要点 %s 占分值的 %s%%，不具备则扣去",
                        "point %s is worth %s %% of the weight, lost without it",
                        point,
                        row.consumeNumber(CheckpointColumns.SHARE, CheckpointRule.DEFAULT_SHARE));
    }
}
