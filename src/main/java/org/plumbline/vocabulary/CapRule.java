package org.plumbline.vocabulary;

import java.math.BigDecimal;

/** One row of the 封顶 sheet, family F11; its bounds on the execution rate are the row's conditions. */
public final class CapRule {

    private final BigDecimal most;
    private String basis;

    private CapRule(BigDecimal most) {
        this.most = most;
    }

    /** 总分上限, in points. */
    public static CapRule at(BigDecimal most) {
        return new CapRule(most);
    }

    public CapRule basis(String basis) {
        this.basis = basis;
        return this;
    }

    public Cap of(Execution execution) {
        return new Cap(most, basis);
    }
}
