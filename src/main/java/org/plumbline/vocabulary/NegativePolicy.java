package org.plumbline.vocabulary;

/** How a negative actual value is treated (负值处理): change rates may be below zero, counts may not. */
public enum NegativePolicy implements Labelled {
    ALLOW("允许"),
    AS_ZERO("按零"),
    REFUSE("报错");

    private final String label;

    NegativePolicy(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
