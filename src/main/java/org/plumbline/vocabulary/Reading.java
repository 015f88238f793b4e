package org.plumbline.vocabulary;

import java.math.BigDecimal;

/**
 * One indicator of one submission, ready to be judged (读数). Its type decides which tables judge it: numeric
 * tables match {@link NumberReading}, wording tables {@link TextReading}, checklists {@link CheckReading};
 * an {@link UnscorableReading} one is judged by no deduction table, so that missing data never earns points.
 */
public sealed interface Reading permits NumberReading, TextReading, CheckReading, UnscorableReading {

    Indicator indicator();

    /** As submitted; null where the submission does not mention the indicator. */
    IndicatorEntry entry();

    default String code() {
        return indicator().code();
    }

    default String name() {
        return indicator().name();
    }

    default String level1() {
        return indicator().level1();
    }

    default String level2() {
        return indicator().level2();
    }

    default String method() {
        return indicator().method();
    }

    /** Whether a scoring method is named, answered in the workbook's words: 是 or 否. */
    default boolean hasMethod(String yesOrNo) {
        return (Labelled.fromLabel(YesNo.class, yesOrNo) == YesNo.YES) == (method() != null);
    }

    default String unit() {
        return indicator().unit();
    }

    /** ≥ ≤ = > or <. */
    default String operator() {
        return indicator().operator().label();
    }

    /** Full marks in points; null where unknown. */
    default BigDecimal weight() {
        return indicator().weight();
    }

    /** 自评得分; null where blank. */
    default BigDecimal declaredScore() {
        return entry() == null ? null : entry().declaredScore();
    }
}
