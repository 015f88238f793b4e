package org.plumbline.vocabulary;

/** On which side of the target points are lost (方向). */
public enum Direction implements Labelled {
    SHORTFALL("下降"),
    EXCESS("上升"),
    BOTH("双向");

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
