package org.plumbline.vocabulary;

/** How a shared weight follows from the completions of the group's members (取法). */
public enum GroupAggregation implements Labelled {
    LEAST("最小"),
    MEAN("均值"),
    /** The whole weight where every member is complete, nothing otherwise. */
    ALL("全达标"),
    /** One member counts, the most complete (择一), family F15. */
    HIGHEST("较高"),
    /** One member counts, which the submission names (择一), family F15. */
    CHOSEN("指定"),
    /** The points that members lose are added, up to the group's limit. */
    LOSSES("扣分相加");

    private final String label;

    GroupAggregation(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
