package org.plumbline.vocabulary;

/** What a deduction or score is counted in (扣分单位). */
public enum PointsUnit implements Labelled {
    WEIGHT_PERCENT("权重%"),
    POINTS("分");

    private final String label;

    PointsUnit(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
