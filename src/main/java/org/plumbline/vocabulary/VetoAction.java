package org.plumbline.vocabulary;

/** What a veto does (动作). */
public enum VetoAction implements Labelled {
    ZERO_TOTAL("总分归零"),
    /** No better grade than the one the row names. */
    TOP_GRADE("最高等级");

    private final String label;

    VetoAction(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
