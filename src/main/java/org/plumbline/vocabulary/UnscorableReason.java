package org.plumbline.vocabulary;

/** Why an indicator could not be judged. */
public enum UnscorableReason implements Labelled {
    MISSING_ACTUAL("缺实际值"),
    NO_TARGET("缺目标值"),
    NO_CHECKS("未填要点"),
    NOT_A_NUMBER("实际值不是数字"),
    NOT_A_WORD("实际值应为文字"),
    ZERO_TARGET("目标值为零，不能相除"),
    ZERO_DENOMINATOR("分母为零"),
    NEGATIVE_ACTUAL("实际值为负"),
    NOT_CHOSEN("未指定择一的成员"),
    ROWS_OVERLAP("多行规则同时判定"),
    /** Facts from which the value follows contradict each other, or are no numbers or dates. */
    FACT_UNUSABLE("所依据的事实互相矛盾或无法使用");

    private final String label;

    UnscorableReason(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether data is missing, rather than invalid. */
    public boolean isLacking() {
        return this == MISSING_ACTUAL || this == NO_TARGET || this == NO_CHECKS || this == NOT_CHOSEN;
    }
}
