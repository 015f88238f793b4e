package org.plumbline.core.dictionary;

import org.plumbline.vocabulary.Labelled;

/** The part of a form whose headings or labels a line of the dictionary is about. */
public enum FieldTable implements Labelled {
    INDICATORS("指标表"),
    BUDGET("资金表"),
    LINES("明细表"),
    FACTS("数据项表"),
    /** Labels with their value beside or behind them. */
    HEAD("表头行");

    private final String label;

    FieldTable(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
