package org.plumbline.core.rule.wording;

import org.plumbline.core.rule.RowPhrases;
import org.plumbline.vocabulary.WordingRule;
import org.plumbline.vocabulary.YesNo;

/** A row of 定性 in words. */
final class WordingRowSentence {

    private WordingRowSentence() {}

    static String describe(RowPhrases row) {
        String earned = row.describeSelection()
                + row.localize("，", " ")
                + row.localize("得该指标分值的 %s%%", "earns %s %% of its weight", row.consume(WordingColumns.WORTH));
        if (!row.contains(WordingColumns.FROM) || !row.contains(WordingColumns.TO)) {
            return earned;
        }
        String end = row.describeChoice(
                WordingColumns.TO_INCLUDED,
                YesNo.class,
                WordingRule.DEFAULT_TO_INCLUDED,
                included -> switch (included) {
                    case YES -> row.localize("含", "included");
                    case NO -> row.localize("不含", "excluded");
                });
        return earned
                + row.localize(
                        "；人工评分在分值的 %s%%（含）到 %s%%（%s）之间的，照人工评分",
                        "; a score from %s %% (included) to %s %% (%s) of the weight that a person chose is taken",
                        row.consume(WordingColumns.FROM),
                        row.consume(WordingColumns.TO),
                        end);
    }
}
