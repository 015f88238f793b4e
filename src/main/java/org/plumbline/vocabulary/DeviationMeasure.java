package org.plumbline.vocabulary;

/** How the distance to the target is measured (偏差口径). */
public enum DeviationMeasure implements Labelled {
    PERCENT_POINTS("百分点"),
    /** Distance ÷ target × 100. */
    RELATIVE_PERCENT("相对%"),
    ABSOLUTE("绝对值");

    private final String label;

    DeviationMeasure(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
