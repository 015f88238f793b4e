package org.plumbline.vocabulary;

/** How a rate with a denominator of zero is treated (分母为零). */
public enum ZeroDenominatorPolicy implements Labelled {
    REFUSE("报错"),
    NOT_APPLICABLE("不适用");

    private final String label;

    ZeroDenominatorPolicy(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
