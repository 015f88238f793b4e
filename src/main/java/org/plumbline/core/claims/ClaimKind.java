package org.plumbline.core.claims;

import org.plumbline.core.basics.Bilingual;

/** What a claim of a report's text states. */
public enum ClaimKind {
    AMOUNT("金额", "amount"),
    COUNT("数量", "count"),
    RATE("比率", "rate"),
    SHARE("占比", "share"),
    CHANGE("增减额", "change"),
    GROWTH("增减率", "growth"),
    SCORE("得分", "score"),
    FULL_MARKS("满分", "full marks"),
    GRADE("等级", "grade"),
    DATE("日期", "date"),
    ALL_ACHIEVED("称全部完成", "all achieved"),
    NO_PROBLEM("称无问题", "no problems"),
    PROBLEM("所称问题", "problem named"),
    BODY("单位名称", "name of a body"),
    FUND("资金或文件名称", "name of a fund or document");

    private final Bilingual label;

    ClaimKind(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    public Bilingual label() {
        return label;
    }

    /** Whether a claim of this kind has a number. */
    public boolean isNumeric() {
        return ordinal() <= FULL_MARKS.ordinal();
    }
}
