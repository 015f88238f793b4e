package org.plumbline.core.workbook;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.plumbline.vocabulary.Check;

/** The {places} that the sentence of a check may have: the figures that the check compares, by their Chinese names. */
public final class SentencePlaceholders {

    private static final Map<Check, Set<String>> BY_CHECK = new EnumMap<>(Check.class);

    static {
        of(Check.SCORE_OVER_WEIGHT, "自评得分", "权重");
        of(Check.SCORE_RULE_MISMATCH, "自评得分", "规则得分", "差额");
        of(Check.RULE_TYPE_MISMATCH, "实际值", "评分办法");
        of(Check.SCORE_MISSING, "权重", "推算得分");
        of(Check.EVIDENCE_MISSING, "实际值", "权重");
        of(Check.OVERSPEND, "事项", "预算数", "执行数", "超支额", "超支率");
        of(Check.UNDERSPEND, "事项", "预算数", "执行数", "结余额", "结余率");
        of(Check.BUDGET_ZERO, "预算数", "执行数");
        of(Check.ADJUSTMENT_SUSPECT, "预算数", "调整额", "调整率", "实际值");
        of(Check.COVERAGE_GAP, "事项", "已列数", "应有数", "占比");
        of(Check.SCOPE_DIFFERENCE, "决算数", "执行数", "差额", "预算数", "占比");
        of(Check.AMOUNT_SUM_MISMATCH, "事项", "分项合计", "应有数", "差额");
        of(Check.MONITOR_RED, "月份", "预算数", "执行数", "执行率", "进度比");
        of(Check.MONITOR_YELLOW, "月份", "预算数", "执行数", "执行率", "进度比");
        of(Check.OVER_ACHIEVE, "目标值", "实际值", "超额率");
        of(Check.REASON_MISSING, "目标值", "实际值", "偏离率");
        of(Check.TARGET_TOO_LOW, "目标值", "实际值", "超额率");
        of(Check.TARGET_UNATTAINABLE, "符号", "目标值");
        of(Check.TARGET_UNIT_MISMATCH, "目标值");
        of(Check.SCORE_UNEXPLAINED, "自评总分", "满分");
        of(Check.ROUNDING, "事项", "分项合计", "应有数", "差额");
        of(Check.GRADE_MISMATCH, "自评总分", "自评等级", "应为等级");
        of(Check.GRADE_DIFFERS, "自评等级", "规则等级", "规则总分");
        of(Check.GRADE_LABEL_VARIANT, "自评等级", "标准等级");
        of(Check.GRADE_SENSITIVE, "规则总分", "界限", "差额");
        of(Check.NARRATIVE_CONTRADICTION, "事实", "所称", "对照项", "对照值", "单位", "明细");
        of(Check.YEAR_MISMATCH, "事实", "填写数", "评价年度");
        of(Check.PCT_BASE_ERROR, "事项", "上年数", "本年数", "复算值", "所称", "对照值");
        of(Check.ZERO_DENOMINATOR_RISK, "事项", "实际值", "上年数");
        of(Check.SANGONG_SUSPECT, "事项", "较大数", "较小数", "增幅", "各处数值");
        of(Check.EXTERNAL_CAUSE_CLAIMED, "所称");
        of(Check.COPY_PASTE, "所称", "评价对象");
        of(Check.DATA_HYGIENE, "标记");
        of(Check.FACT_INVALID, "事实", "实际值");
        of(Check.MISSING_ACTUAL, "原因");
        of(Check.CHOICE_MISSING, "权重");
        of(Check.INVALID_ACTUAL, "实际值", "原因");
        of(Check.WEIGHT_SUM, "权重合计", "满分");
    }

    private SentencePlaceholders() {}

    private static void of(Check check, String... places) {
        BY_CHECK.put(check, Set.of(places));
    }

    /** Empty where the check compares nothing. */
    public static Set<String> of(Check check) {
        return BY_CHECK.getOrDefault(check, Set.of());
    }
}
