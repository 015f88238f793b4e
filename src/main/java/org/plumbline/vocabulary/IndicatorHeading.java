package org.plumbline.vocabulary;

/**
 * What an indicator is called; each part null where it is not printed.
 *
 * @param name 三级指标
 * @param level1 一级指标
 * @param level2 二级指标
 */
public record IndicatorHeading(String name, String level1, String level2) {

    public static final IndicatorHeading NONE = new IndicatorHeading(null, null, null);

    /** Whether a level is one of cost (成本). */
    boolean isCost() {
        return level1 != null && level1.contains("成本") || level2 != null && level2.contains("成本");
    }
}
