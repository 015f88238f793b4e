package org.plumbline.vocabulary;

import java.math.RoundingMode;

/** How an indicator score and a total are rounded (舍入方式). */
public enum RoundingRule implements Labelled {
    HALF_UP("四舍五入", RoundingMode.HALF_UP),
    HALF_EVEN("四舍六入五成双", RoundingMode.HALF_EVEN),
    DOWN("舍去", RoundingMode.DOWN);

    private final String label;
    private final RoundingMode mode;

    RoundingRule(String label, RoundingMode mode) {
        this.label = label;
        this.mode = mode;
    }

    @Override
    public String label() {
        return label;
    }

    public RoundingMode toRoundingMode() {
        return mode;
    }
}
