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
}
