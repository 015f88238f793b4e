package org.plumbline.vocabulary;

/** How often a bonus row gives its points (计次). */
public enum BonusCount implements Labelled {
    /** Once for each unit of the fact's number. */
    PER_UNIT("按数值"),
    ONCE("一次");

    private final String label;

    BonusCount(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
