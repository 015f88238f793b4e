package org.plumbline.core.draft;

import org.plumbline.core.basics.Bilingual;

/** What questions are about, in the order in which a page groups them. */
public enum QuestionTopic {
    PARTIAL_STEP("不足一步怎么算", "how a started step counts"),
    EACH("是否每一步都扣", "whether every step costs points"),
    MEASURE("百分数指百分点还是目标值的百分比", "percent points or percent of the target"),
    PERCENT_OF("百分数是什么的百分比", "what a percentage is of"),
    BOUND("界限本身属于哪一档", "which band a bound belongs to"),
    GAP("两档之间的空档", "values between two bands"),
    ABOVE("高于最高一档", "values above the highest band"),
    BELOW("低于最低一档", "values below the lowest band"),
    OVER_TARGET("超过或低于目标值怎么算", "values on the other side of the target"),
    DIRECTION("扣分方向", "the direction of a deduction"),
    BASE("从哪个数起算", "where the steps begin"),
    LIMIT("界限是实际值还是超出的部分", "whether a limit is an actual value or a distance"),
    SLOPE("分段怎样衔接", "how two slopes join"),
    SUBJECT("完成率指什么", "what the completion rate is"),
    WEIGHT("满分与权重不一致", "full marks differ from the weight"),
    WORDING("文字怎样判定", "how a wording is judged"),
    REMAINDER("分值合计与权重不一致", "points that do not add up to the weight");

    private final Bilingual label;

    QuestionTopic(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    public Bilingual label() {
        return label;
    }
}
