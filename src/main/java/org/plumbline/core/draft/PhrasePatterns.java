package org.plumbline.core.draft;

import java.util.List;

/** Building blocks of the regular expressions; groups of their own are not captured. */
final class PhrasePatterns {

    static final String NUMBER = NumberWords.NUMBER;

    /** Units whose values are whole numbers. */
    static final List<String> COUNTS = List.of(
            "人次", "人", "次", "项", "起", "件", "户", "家", "处", "名", "份", "例", "篇", "场", "期", "套", "台", "个", "批", "条", "座",
            "所", "间", "辆", "本", "册", "种", "类", "只", "头", "棵", "株", "幅", "块", "支", "部", "宗", "笔");

    /** Units of time. */
    static final List<String> TIMES = List.of("天", "日", "工作日", "小时", "月", "个月", "分钟");

    private static final String UNIT = "(?:个百分点|百分点|%|亿元|万元|元|个工作日|工作日|天|日|小时|分钟|个月|月|年|公里|千米|米|公顷|亩|平方米|立方米" + "|吨|公斤|"
            + String.join("|", COUNTS) + ")";

    /** A number with or without a unit. */
    static final String QUANTITY = "(?:百分之" + NUMBER + "|" + NUMBER + UNIT + "?)";

    /** A number with its unit. */
    static final String SIZE = "(?:百分之" + NUMBER + "|" + NUMBER + UNIT + ")";

    /** Whether a bound is included: (含), (不含80%), 含. */
    static final String INCLUSION = "(?:\\((?:不包含|不包括|不含|包含|包括|含)(?:本数|" + QUANTITY + ")?\\)|不含|含)";

    static final String WEIGHT = "(?:权重分值|权重分数|权重分|权重|指标分值|标准分值|标准分|分值|满分值|满分)";

    static final String OWN = "(?:该项指标|本项指标|该指标|本指标|此项|该项|本项|相应|指标)?(?:的)?";

    static final String TARGET = "(?:年初|年度|预期|预定|绩效|既定|设定|计划|规定|目标)*(?:目标值|指标值|目标|计划数|计划值|任务数|计划|任务|指标|标准)";

    private PhrasePatterns() {}
}
