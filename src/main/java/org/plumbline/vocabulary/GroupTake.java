package org.plumbline.vocabulary;

/** How a shared weight follows from the completions of the group'\''s members (取法). */
public enum GroupTake implements Labelled {
    LEAST("最小"),
    MEAN("均值"),
    /** The whole weight where every member is complete, nothing otherwise. */
    ALL("全达标");

    private final String label;

    GroupTake(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
