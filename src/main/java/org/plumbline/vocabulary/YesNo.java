package org.plumbline.vocabulary;

/** A yes or no cell. */
public enum YesNo implements Labelled {
    YES("是"),
    NO("否");

    private final String label;

    YesNo(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
