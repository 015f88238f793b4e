package org.plumbline.vocabulary;

import java.util.List;

/** How an actual value follows from the budget's amounts, or from facts stated of the indicator (复算口径). */
public enum Recomputation implements Labelled {
    /** executed ÷ adjusted (else initial) × 100. */
    EXECUTION_RATE("执行率"),
    /** (adjusted − initial) ÷ initial × 100. */
    ADJUSTMENT_RATE("调整率"),
    /** 比较数 ÷ 对照数 × 100, of the indicator's facts. */
    FIGURE_RATIO("对照比率", FactKey.COMPARED, FactKey.COMPARED_WITH),
    /** Days by which the fact 实际完成日期 is later than 计划完成日期; never negative. */
    DELAY_DAYS("逾期天数", FactKey.PLANNED_END, FactKey.ACTUAL_END),
    /** These days ÷ the days from the fact 计划开始日期 to 计划完成日期 × 100. */
    DELAY_SHARE("逾期占比", FactKey.PLANNED_START, FactKey.PLANNED_END, FactKey.ACTUAL_END),
    NONE("无");

    private final String label;
    private final List<FactKey> facts;

    Recomputation(String label, FactKey... facts) {
        this.label = label;
        this.facts = List.of(facts);
    }

    /** Whether the value follows from stated facts, rather than from the budget. */
    public boolean isFromFacts() {
        return !facts.isEmpty();
    }

    /** The facts that it reads, of an indicator by its code; empty where it reads the budget. */
    public List<FactKey> facts() {
        return facts;
    }

    @Override
    public String label() {
        return label;
    }
}
