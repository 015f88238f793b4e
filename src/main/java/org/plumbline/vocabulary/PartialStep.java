package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a started step counts (不足一步): the choice that decides 2.00, 2.16 or 2.40 for the same 95.4 %. */
public enum PartialStep implements Labelled {
    UP("进一"),
    DOWN("舍去"),
    PRO_RATA("按比例");

    private final String label;

    PartialStep(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** How many steps a gap is. @param gap not negative */
    BigDecimal countSteps(BigDecimal gap, BigDecimal step) {
        BigDecimal steps =
                switch (this) {
                    case UP -> gap.divide(step, 0, RoundingMode.CEILING);
                    case DOWN -> gap.divide(step, 0, RoundingMode.FLOOR);
                    case PRO_RATA -> DecimalMath.divide(gap, step).stripTrailingZeros();
                };
        return steps.scale() < 0 ? steps.setScale(0) : steps;
    }
}
