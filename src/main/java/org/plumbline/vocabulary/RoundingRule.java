package org.plumbline.vocabulary;

import java.math.RoundingMode;

/** How an indicator score and a total are rounded (舍入方式). */
public enum RoundingRule implements Labelled {
    HALF_UP("四舍五入"),
    HALF_EVEN("四舍六入五成双"),
    DOWN("舍去");

    private final String label;

    RoundingRule(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    public RoundingMode mode() {
        return RoundingMode.valueOf(name());
    }
}
