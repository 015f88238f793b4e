package org.plumbline.core.explanation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.scoring.IndicatorOutcome;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Severity;

/** The names under which figures appear in sentences; the Chinese ones are the {places} a sentence cell may use. */
public final class DisplayNames {

    private static final Map<String, String> KEYS = new HashMap<>();

    static {
        registerFigure("declaredScore", "自评得分");
        registerFigure("ruleScore", "规则得分");
        registerFigure("weight", "权重");
        registerFigure("difference", "差额");
        registerFigure("actual", "实际值");
        registerFigure("target", "目标值");
        registerFigure("operator", "符号");
        registerFigure("method", "评分办法");
        registerFigure("impliedScore", "推算得分");
        registerFigure("item", "事项");
        registerFigure("budget", "预算数");
        registerFigure("executed", "执行数");
        registerFigure("overspent", "超支额");
        registerFigure("overspendRate", "超支率");
        registerFigure("unspent", "结余额");
        registerFigure("unspentRate", "结余率");
        registerFigure("overAchieved", "超额率");
        registerFigure("deviationRate", "偏离率");
        registerFigure("declaredTotal", "自评总分");
        registerFigure("fullMarks", "满分");
        registerFigure("declaredGrade", "自评等级");
        registerFigure("bandGrade", "应为等级");
        registerFigure("ruleGrade", "规则等级");
        registerFigure("ruleTotal", "规则总分");
        registerFigure("standardGrade", "标准等级");
        registerFigure("bound", "界限");
        registerFigure("reason", "原因");
        registerFigure("weightSum", "权重合计");
        registerFigure("recomputed", "复算值");
        registerFigure("sum", "分项合计");
        registerFigure("key", "事实");
        registerFigure("values", "各处数值");
        registerFigure("spread", "差距");
        registerFigure("unit", "单位");
        registerFigure("scoreRate", "得分率");
        registerFigure("executionRate", "执行率");
        registerFigure("gap", "背离");
        registerFigure("rows", "规则行");
        registerFigure("moved", "调整额");
        registerFigure("adjustmentRate", "调整率");
        registerFigure("covered", "已列数");
        registerFigure("whole", "应有数");
        registerFigure("coverage", "占比");
        registerFigure("finalAccounts", "决算数");
        registerFigure("month", "月份");
        registerFigure("progress", "进度比");
        registerFigure("claimed", "所称");
        registerFigure("measured", "对照项");
        registerFigure("found", "对照值");
        registerFigure("details", "明细");
        registerFigure("stated", "填写数");
        registerFigure("fiscalYear", "评价年度");
        registerFigure("prior", "上年数");
        registerFigure("current", "本年数");
        registerFigure("greater", "较大数");
        registerFigure("lesser", "较小数");
        registerFigure("growth", "增幅");
        registerFigure("subject", "评价对象");
        registerFigure("markup", "标记");
    }

    private DisplayNames() {}

    private static void registerFigure(String key, String zh) {
        KEYS.put(zh, key);
    }

    /** The figure that a Chinese {place} stands for; the place itself where none is so called. */
    static String findFigureKey(String place) {
        return KEYS.getOrDefault(place, place);
    }

    public static String nameOutcome(IndicatorOutcome outcome, Locale locale) {
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

    public static String nameStepKind(TraceStep.StepKind kind, Locale locale) {
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
    public static String nameCheck(String code, Locale locale) {
        return "en".equals(locale.getLanguage())
                ? ""
                : Arrays.stream(Check.values())
                        .filter(check -> check.name().equals(code))
                        .map(Check::label)
                        .findFirst()
                        .orElse("");
    }

    public static String nameSeverity(Severity severity, Locale locale) {
        return "en".equals(locale.getLanguage()) ? severity.name() : severity.label();
    }
}
