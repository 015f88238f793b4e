package org.plumbline.workbook;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Severity;

/** The rows of 审核 that a new scheme starts with: what can be found where points follow from rules,
 * at the bounds of docs/findings.md. */
final class StandardChecks {

    static final List<String> COLUMNS = List.of("检查项", "量值大于", "量值不小于", "量值不大于", "级别", "说明", "依据");

    static final List<List<Object>> ROWS = List.of(
            check(
                    "SH-01",
                    Check.OVERSPEND,
                    "5",
                    null,
                    null,
                    Severity.HIGH,
                    "{事项}：预算 {预算数}，执行 {执行数}，超出 {超支额}，超支率 {超支率}%",
                    "预算与执行对照"),
            check(
                    "SH-02",
                    Check.OVERSPEND,
                    "0",
                    null,
                    "5",
                    Severity.LOW,
                    "{事项}：预算 {预算数}，执行 {执行数}，超出 {超支额}，超支率 {超支率}%",
                    "预算与执行对照"),
            check(
                    "SH-03",
                    Check.UNDERSPEND,
                    "20",
                    null,
                    null,
                    Severity.MEDIUM,
                    "{事项}：预算 {预算数}，执行 {执行数}，结余 {结余额}，结余率 {结余率}%",
                    "预算与执行对照"),
            check(
                    "SH-04",
                    Check.UNDERSPEND,
                    "10",
                    null,
                    "20",
                    Severity.LOW,
                    "{事项}：预算 {预算数}，执行 {执行数}，结余 {结余额}，结余率 {结余率}%",
                    "预算与执行对照"),
            check(
                    "SH-05",
                    Check.OVER_ACHIEVE,
                    null,
                    "30",
                    null,
                    Severity.MEDIUM,
                    "目标 {目标值}，实际 {实际值}，超出目标 {超额率}%，目标可能定得偏低",
                    "实际与目标对照"),
            check(
                    "SH-06",
                    Check.TARGET_UNATTAINABLE,
                    null,
                    null,
                    null,
                    Severity.INFO,
                    "目标 {符号}{目标值}% 已到顶，只会达不到，不会超过",
                    "实际与目标对照"),
            check(
                    "SH-07",
                    Check.SCORE_OVER_WEIGHT,
                    "0",
                    null,
                    null,
                    Severity.HIGH,
                    "自评 {自评得分} 分，超过权重 {权重} 分",
                    "自评与规则对照"),
            check(
                    "SH-08",
                    Check.SCORE_RULE_MISMATCH,
                    "0.01",
                    null,
                    null,
                    Severity.HIGH,
                    "自评 {自评得分} 分，按规则得 {规则得分} 分，自评减规则为 {差额} 分",
                    "自评与规则对照"),
            check(
                    "SH-09",
                    Check.RULE_TYPE_MISMATCH,
                    null,
                    null,
                    null,
                    Severity.MEDIUM,
                    "填报的是文字“{实际值}”，评分办法“{评分办法}”按数字计算",
                    "自评与规则对照"),
            check(
                    "SH-10",
                    Check.SCORE_MISSING,
                    null,
                    null,
                    null,
                    Severity.MEDIUM,
                    "权重 {权重} 分，没有自评得分；由自评总分推算为 {推算得分} 分",
                    "自评与规则对照"),
            check(
                    "SH-11",
                    Check.EVIDENCE_MISSING,
                    null,
                    null,
                    null,
                    Severity.LOW,
                    "只填“{实际值}”，没有逐项勾选要点，满分缺少佐证",
                    "自评与规则对照"),
            check(
                    "SH-12",
                    Check.GRADE_MISMATCH,
                    null,
                    null,
                    null,
                    Severity.HIGH,
                    "自评总分 {自评总分} 分应为“{应为等级}”，自评等级填的是“{自评等级}”",
                    "总分与等级对照"),
            check(
                    "SH-13",
                    Check.GRADE_DIFFERS,
                    null,
                    null,
                    null,
                    Severity.HIGH,
                    "自评等级是“{自评等级}”，规则总分 {规则总分} 分应为“{规则等级}”",
                    "总分与等级对照"),
            check(
                    "SH-14",
                    Check.GRADE_LABEL_VARIANT,
                    null,
                    null,
                    null,
                    Severity.INFO,
                    "自评等级写作“{自评等级}”，标准名称是“{标准等级}”",
                    "总分与等级对照"),
            check(
                    "SH-15",
                    Check.GRADE_SENSITIVE,
                    null,
                    null,
                    "0.5",
                    Severity.INFO,
                    "规则总分 {规则总分} 分，距等级界限 {界限} 分只有 {差额} 分",
                    "总分与等级对照"),
            check("SH-16", Check.NO_RULE, null, null, null, Severity.INFO, "没有适用的评分规则，不能复算得分", "填报完整性"),
            check("SH-17", Check.NO_WEIGHT, null, null, null, Severity.INFO, "没有权重，不能计分", "填报完整性"),
            check("SH-18", Check.NO_TARGET, null, null, null, Severity.INFO, "没有目标值，不能判断完成情况", "填报完整性"),
            check("SH-19", Check.MISSING_ACTUAL, null, null, null, Severity.INFO, "没有实际值", "填报完整性"),
            check("SH-20", Check.INVALID_ACTUAL, null, null, null, Severity.HIGH, "实际值“{实际值}”不能用于评分：{原因}", "填报完整性"),
            check(
                    "SH-21",
                    Check.WEIGHT_SUM,
                    "0",
                    null,
                    null,
                    Severity.HIGH,
                    "各项权重合计 {权重合计} 分，与满分 {满分} 分不符，总分不能与等级界限相比",
                    "填报完整性"));

    private StandardChecks() {}

    /** Bounds are null where there is none. */
    private static List<Object> check(
            String id,
            Check check,
            String above,
            String atLeast,
            String atMost,
            Severity severity,
            String sentence,
            String topic) {
        boolean bounded = above != null || atLeast != null || atMost != null;
        return Arrays.asList(
                id,
                check.label(),
                bound(above),
                bound(atLeast),
                bound(atMost),
                severity.label(),
                sentence,
                "审核默认口径：" + topic + "（待核）",
                bounded ? "默认值，可按本级要求调整" : null);
    }

    private static BigDecimal bound(String bound) {
        return bound == null ? null : new BigDecimal(bound);
    }
}
