package org.plumbline.core.dictionary;

import org.plumbline.vocabulary.Labelled;

/** What the value beside a label must be for the label to have its meaning. */
public enum ValueKind implements Labelled {
    YEAR("年份"),
    NUMBER("数字"),
    MONEY_UNIT("金额单位"),
    GRADE("等级"),
    DATE("日期");

    private final String label;

    ValueKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
