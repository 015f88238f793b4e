package org.plumbline.core.proof;

import org.plumbline.core.basics.Bilingual;

/** What is proved of a rule set. */
public enum ProofProperty {
    ONE_ROW("每个值只由一行评分", "exactly one row judges each value"),
    EVERY_ROW("每一行都用得上", "every row judges some value"),
    BETTER_NEVER_LOWER("更好的值得分不会更低", "a better value never scores less"),
    TOTAL_NEVER_LOWER("更好的值总分不会更低", "a better value never lowers the total"),
    ONE_GRADE("每个总分只有一个等级", "each total has exactly one grade");

    private final Bilingual label;

    ProofProperty(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    public Bilingual label() {
        return label;
    }
}
