package org.plumbline.explanation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.plumbline.ruleset.Bilingual;
import org.plumbline.scoring.Outcome;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Severity;

/** The names under which figures appear in sentences; the Chinese ones are the {places} a sentence cell may use. */
public final class Words {

    private static final Map<String, String> KEYS = new HashMap<>();

    static {
        figure("declaredScore", "自评得分");
        figure("ruleScore", "规则得分");
        figure("weight", "权重");
        figure("difference", "差额");
        figure("actual", "实际值");
        figure("target", "目标值");
        figure("operator", "符号");
        figure("method", "评分办法");
        figure("impliedScore", "推算得分");
        figure("item", "事项");
        figure("budget", "预算数");
        figure("executed", "执行数");
        figure("overspent", "超支额");
        figure("overspendRate", "超支率");
        figure("unspent", "结余额");
        figure("unspentRate", "结余率");
        figure("overAchieved", "超额率");
        figure("deviationRate", "偏离率");
        figure("declaredTotal", "自评总分");
        figure("fullMarks", "满分");
        figure("declaredGrade", "自评等级");
        figure("bandGrade", "应为等级");
        figure("ruleGrade", "规则等级");
        figure("ruleTotal", "规则总分");
        figure("standardGrade", "标准等级");
        figure("bound", "界限");
        figure("reason", "原因");
        figure("weightSum", "权重合计");
        figure("recomputed", "复算值");
        figure("sum", "分项合计");
        figure("key", "事实");
        figure("values", "各处数值");
        figure("spread", "差距");
        figure("unit", "单位");
        figure("scoreRate", "得分率");
        figure("executionRate", "执行率");
        figure("gap", "背离");
        figure("rows", "规则行");
        figure("moved", "调整额");
        figure("adjustmentRate", "调整率");
        figure("covered", "已列数");
        figure("whole", "应有数");
        figure("coverage", "占比");
        figure("finalAccounts", "决算数");
        figure("month", "月份");
        figure("progress", "进度比");
        figure("claimed", "所称");
        figure("measured", "对照项");
        figure("found", "对照值");
        figure("details", "明细");
        figure("stated", "填写数");
        figure("fiscalYear", "评价年度");
        figure("prior", "上年数");
        figure("current", "本年数");
        figure("greater", "较大数");
        figure("lesser", "较小数");
        figure("growth", "增幅");
        figure("subject", "评价对象");
        figure("markup", "标记");
    }

    private Words() {}

    private static void figure(String key, String zh) {
        KEYS.put(zh, key);
    }

    /** The figure that a Chinese {place} stands for; the place itself where none is so called. */
    static String key(String place) {
        return KEYS.getOrDefault(place, place);
    }

    public static String outcome(Outcome outcome, Locale locale) {
        Bilingual words =
                switch (outcome) {
                    case SCORED -> new Bilingual("已评分", "scored");
                    case MISSING -> new Bilingual("缺数据", "data missing");
                    case INVALID -> new Bilingual("数据无效", "data cannot be used");
                    case NO_RULE -> new Bilingual("缺评分规则", "no rule");
                    case NO_WEIGHT -> new Bilingual("缺权重", "no weight");
                    case NOT_APPLICABLE -> new Bilingual("不适用", "not applicable");
                    case NOT_TAKEN -> new Bilingual("择一未取", "not taken, another counts");
                };
        return words.in(locale);
    }

    public static String kind(TraceStep.Kind kind, Locale locale) {
        Bilingual words =
                switch (kind) {
                    case READING -> new Bilingual("读数", "reading");
                    case DEDUCTION -> new Bilingual("扣分", "deduction");
                    case FULL_MARKS -> new Bilingual("不扣分", "nothing lost");
                    case BONUS -> new Bilingual("加分", "bonus");
                    case CLAMP -> new Bilingual("限于界内", "kept in bounds");
                    case GROUP -> new Bilingual("共用分值", "shared weight");
                    case ROLL_UP -> new Bilingual("汇总", "sum");
                    case CAP -> new Bilingual("封顶", "cap");
                    case VETO -> new Bilingual("一票否决", "veto");
                    case GRADE -> new Bilingual("等级", "grade");
                    case FINDING -> new Bilingual("审核问题", "finding");
                };
        return words.in(locale);
    }

    /** What a finding's code stands for; empty in English, where the code says it itself. */
    public static String check(String code, Locale locale) {
        return "en".equals(locale.getLanguage())
                ? ""
                : Arrays.stream(Check.values())
                        .filter(check -> check.name().equals(code))
                        .map(Check::label)
                        .findFirst()
                        .orElse("");
    }

    public static String severity(Severity severity, Locale locale) {
        return "en".equals(locale.getLanguage()) ? severity.name() : severity.label();
    }
}
