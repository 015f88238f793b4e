package org.plumbline.core.claims;

import java.util.List;
import org.plumbline.vocabulary.Labelled;

/** A check over the claims of a report. The sheet 检查 gives each its severity, threshold, sentences and basis. */
public enum ClaimCheck implements Labelled {
    PARTS_SUM("分项与合计不符", "合计项", "合计", "分项合计", "差额"),
    PARTS_OVER("分项超过合计", "合计项", "合计", "分项合计", "差额"),
    PARTS_BELOW("分项少于合计", "合计项", "合计", "分项合计", "差额"),
    SHARE_RECOMPUTE("占比复算不符", "名称", "部分", "整体", "所称", "复算"),
    GROWTH_RECOMPUTE("增减率复算不符", "名称", "增减额", "上年数", "所称", "复算"),
    GROWTH_BASE("增减率分母错误", "名称", "增减额", "本年数", "上年数", "所称", "复算"),
    PRIOR_YEAR("推算上年数不符", "名称", "推算", "所称"),
    SAME_QUANTITY("同一数量多处不同", "名称", "口径", "甲", "乙"),
    CARRY_IN("上年结转不符", "总计", "收入", "结转", "应为"),
    EXECUTION_RATE("执行率与金额不符", "名称", "所称", "复算", "预算", "执行", "计划"),
    PRODUCT("单价乘数量不符", "单价", "数量", "金额", "复算"),
    PER_HEAD("人均支出偏低", "金额", "人数", "人均"),
    COVERAGE("覆盖率与任务不符", "名称", "所称", "任务", "总额", "复算"),
    UNCHANGED("变动率推算", "名称", "结余"),
    TARGET_EQUALS_ACTUAL("目标与实际逐位相同", "名称", "数值"),
    REASON_BLANK("超额未填原因", "个数", "名称"),
    UNIT_DOUBTFUL("人数按户计", "名称", "单位"),
    OVER_PLAN_UNSPENT("超计划完成而有结余", "名称", "计划", "完成", "结余率"),
    PROBLEM_FULL_MARKS("有问题而得满分", "问题", "环节", "满分"),
    PROBLEM_DENIED("称无问题而有问题", "问题"),
    BUDGET_EXACT("称预算不准而收支相等", "问题", "结余"),
    MONEY_UNSPENT("称资金不足而有结余", "问题", "名称", "结余"),
    OVERSPENT_COMPLIANT("合规满分而分项超支", "名称", "超支"),
    ALL_ACHIEVED("称全部完成而有差距", "说法", "差距"),
    NO_SATISFACTION("缺满意度", "报告"),
    SURVEY_UNREPORTED("有调查无结果", "说法"),
    BLOCK_DIFFERS("部门表与项目表不符", "名称", "部门", "项目"),
    BLOCK_TOTAL("合计取数存疑", "合计", "另计", "率", "另率"),
    BATCH("批次金额不符", "批次", "金额"),
    TABLE_TEXT("表文不符", "名称", "表", "文"),
    INDICATOR_COUNT("指标个数不符", "所称", "列出"),
    OTHER_BODY("他单位名称", "名称", "本单位"),
    OTHER_PROJECT("他项目文字", "名称", "本项目"),
    OTHER_KIND("他类报告文字", "文字"),
    OTHER_YEAR("报告年度不符", "年度", "报告年度"),
    DATE_ORDER("完成日期与统计日期不符", "完成", "统计"),
    PROJECTS_OVER("各项目合计超过部门", "个数", "口径", "项目合计", "部门"),
    PROJECT_LINE("部门所列项目与项目自评不符", "名称", "口径", "部门", "项目"),
    PROJECT_INDICATOR("部门与项目指标不符", "名称", "部门", "项目"),
    YEAR_BEFORE("上年数与上年自评不符", "名称", "所称", "上年"),
    GROWTH_BEFORE("增长率与上年自评不符", "名称", "增长率", "本年数", "推算", "上年");

    private final String label;
    private final List<String> figures;

    ClaimCheck(String label, String... figures) {
        this.label = label;
        this.figures = List.of(figures);
    }

    @Override
    public String label() {
        return label;
    }

    /** The names that its sentences may have in braces. */
    public List<String> figures() {
        return figures;
    }
}
