package org.plumbline.vocabulary;

/** Why an indicator could not be judged. */
public enum UnscorableReason implements Labelled {
    MISSING_ACTUAL("缺实际值", "no actual value"),
    NO_TARGET("缺目标值", "no target"),
    NO_CHECKS("未填要点", "no checkpoints are ticked"),
    NOT_A_NUMBER("实际值不是数字", "it is not a number"),
    NOT_A_WORD("实际值应为文字", "a word is expected"),
    ZERO_TARGET("目标值为零，不能相除", "the target is 0, which cannot divide"),
    ZERO_DENOMINATOR("分母为零", "the denominator is 0"),
    NEGATIVE_ACTUAL("实际值为负", "it is negative"),
    NOT_CHOSEN("未指定择一的成员", "no member of the either-or group is chosen"),
    ROWS_OVERLAP("多行规则同时判定", "several rows apply"),
    /** Facts from which the value follows contradict each other, or are no numbers or dates. */
    FACT_UNUSABLE("所依据的事实互相矛盾或无法使用", "the facts it follows from contradict each other or cannot be used");

    private final String label;
    private final String english;

    UnscorableReason(String label, String english) {
        this.label = label;
        this.english = english;
    }

    @Override
    public String label() {
        return label;
    }

    public String english() {
        return english;
    }

    /** Whether data is missing, rather than invalid. */
    public boolean isLacking() {
        return this == MISSING_ACTUAL || this == NO_TARGET || this == NO_CHECKS || this == NOT_CHOSEN;
    }
}
