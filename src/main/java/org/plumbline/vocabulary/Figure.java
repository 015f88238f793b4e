package org.plumbline.vocabulary;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of rows, steps and findings: each figure's name in JSON and DRL, its labels and its unit.
 * The Chinese label is the {place} that a sentence cell of the 审核 sheet may use. A figure may also be a text, such as
 * METHOD.
 */
public enum Figure {
    // What rows and findings look at
    ACTUAL("actual", "实际值", "actual", null),
    TARGET("target", "目标值", "target", null),
    OPERATOR("operator", "符号", "operator", null),
    UNIT("unit", "单位", "unit", null),
    WEIGHT("weight", "权重", "weight", "分"),
    DECLARED_SCORE("declaredScore", "自评得分", "declared score", "分"),
    RULE_SCORE("ruleScore", "规则得分", "score by the rules", "分"),
    IMPLIED_SCORE("impliedScore", "推算得分", "implied score", "分"),
    METHOD("method", "评分办法", "method", null),
    TEXT_METHOD("textMethod", "文字时办法", "method for words", null),
    DECLARED("declared", "填报值", "declared value", null),
    REASON("reason", "原因", "reason", null),
    SHORTFALL("shortfall", "低于目标", "shortfall", null),
    EXCESS("excess", "高于目标", "excess", null),
    DEVIATION("deviation", "偏离目标", "deviation", null),
    COMPLETION("completion", "完成率", "completion", "%"),
    OVER_ACHIEVED("overAchieved", "超额率", "over-achievement", "%"),
    DEVIATION_RATE("deviationRate", "偏离率", "deviation rate", "%"),
    RECOMPUTED("recomputed", "复算值", "recomputed value", null),
    DIFFERENCE("difference", "差额", "difference", null),

    // What selects the rows for an indicator
    CODE("code", "指标编号", "indicator code", null),
    NAME("name", "指标名称", "indicator name", null),
    LEVEL1("level1", "一级指标", "level 1", null),
    LEVEL2("level2", "二级指标", "level 2", null),
    HAS_METHOD("hasMethod", "已填办法", "method named", null),
    AGREES("agrees", "与目标一致", "agrees with target", null),
    SAYS("says", "实际值为", "says", null),
    CHECK("check", "检查项", "check", null),
    VALUE("value", "量值", "measure", null),

    // Money
    ITEM("item", "事项", "item", null),
    INITIAL("initial", "年初预算数", "initial budget", null),
    ADJUSTED("adjusted", "全年预算数", "adjusted budget", null),
    BUDGET("budget", "预算数", "budget", null),
    EXECUTED("executed", "执行数", "executed amount", null),
    EXECUTION_RATE("executionRate", "执行率", "execution rate", "%"),
    OVERSPENT("overspent", "超支额", "overspent amount", null),
    OVERSPEND_RATE("overspendRate", "超支率", "overspend rate", "%"),
    UNSPENT("unspent", "结余额", "unspent amount", null),
    UNSPENT_RATE("unspentRate", "结余率", "unspent rate", "%"),
    MOVED("moved", "调整额", "moved amount", null),
    ADJUSTMENT_RATE("adjustmentRate", "调整率", "adjustment rate", "%"),
    COVERED("covered", "已列数", "covered amount", null),
    WHOLE("whole", "应有数", "whole amount", null),
    COVERAGE("coverage", "占比", "share", "%"),
    FINAL_ACCOUNTS("finalAccounts", "决算数", "final accounts", "万元"),
    MONTH("month", "月份", "month", "月"),
    PROGRESS("progress", "进度比", "pace", "%"),

    // Totals and grades
    POINTS("points", "总分", "points", "分"),
    DECLARED_TOTAL("declaredTotal", "自评总分", "declared total", "分"),
    RULE_TOTAL("ruleTotal", "规则总分", "total by the rules", "分"),
    FULL_MARKS("fullMarks", "满分", "full marks", "分"),
    HIGHEST_TOTAL("highestTotal", "最高总分", "highest possible total", "分"),
    WEIGHT_SUM("weightSum", "权重合计", "sum of weights", "分"),
    SUM("sum", "分项合计", "sum of the parts", null),
    DECLARED_GRADE("declaredGrade", "自评等级", "declared grade", null),
    BAND_GRADE("bandGrade", "应为等级", "grade of the band", null),
    RULE_GRADE("ruleGrade", "规则等级", "grade by the rules", null),
    STANDARD_GRADE("standardGrade", "标准等级", "standard grade", null),
    BOUND("bound", "界限", "bound", "分"),
    SCORE_RATE("scoreRate", "得分率", "score rate", "%"),
    PARTS("parts", "计入部分", "parts counted", null),
    LOST("lost", "自评扣分", "points deducted", "分"),
    TARGETS_MET("targetsMet", "达标项数", "targets met", "项"),
    UNTARGETED("untargeted", "缺目标项数", "indicators without a target", "项"),
    GAP("gap", "背离", "gap", "%"),

    // Reviews
    REVIEW_ACTUAL("reviewActual", "复核实际值", "actual value of the review", null),
    REVIEW_SCORE("reviewScore", "复核得分", "score of the review", "分"),
    REVIEW_TOTAL("reviewTotal", "复核总分", "total of the review", "分"),
    REVIEW_GRADE("reviewGrade", "复核等级", "grade of the review", null),
    REVIEW_REASON("reviewReason", "复核理由", "reason of the review", null),
    /** (declared − review) ÷ declared × 100. */
    REVIEW_DEVIATION("reviewDeviation", "偏差率", "deviation of the declared score from the review", "%"),

    // Bonuses and vetoes
    FACT("fact", "事实名称", "fact", null),
    WORD("word", "事实内容", "wording of the fact", null),
    NUMBER("number", "数值", "number of the fact", null),
    COUNT("count", "次数", "count", "次"),
    EACH("each", "每次加分", "points each", "分"),
    MOST("most", "单项上限", "at most", "分"),

    // What the text states
    KEY("key", "事实", "key of the fact", null),
    SOURCE("source", "出处", "place in the document", null),
    VALUES("values", "各处数值", "values", null),
    SPREAD("spread", "差距", "spread", null),
    CLAIMED("claimed", "所称", "claim", null),
    MEASURED("measured", "对照项", "compared with", null),
    FOUND("found", "对照值", "value found", null),
    DETAILS("details", "明细", "details", null),
    STATED("stated", "填写数", "stated", null),
    FISCAL_YEAR("fiscalYear", "评价年度", "fiscal year", "年"),
    PRIOR("prior", "上年数", "prior year", null),
    CURRENT("current", "本年数", "current year", null),
    GREATER("greater", "较大数", "greater amount", "万元"),
    LESSER("lesser", "较小数", "lesser amount", "万元"),
    GROWTH("growth", "增幅", "growth", "%"),
    COMPARED("compared", "比较数", "figure compared", null),
    COMPARED_WITH("comparedWith", "对照数", "figure compared with", null),
    PLANNED_START("plannedStart", "计划开始日期", "planned start", null),
    PLANNED_END("plannedEnd", "计划完成日期", "planned end", null),
    ACTUAL_END("actualEnd", "实际完成日期", "actual end", null),
    PLANNED_DAYS("plannedDays", "计划天数", "planned days", "天"),
    DELAY_DAYS("delayDays", "逾期天数", "days late", "天"),
    REVIEW_FAULT("reviewFault", "复核认定", "fault found by the review", null),
    BLOCK("block", "均分的一级或二级指标", "level whose points are shared", null),
    BLOCK_POINTS("blockPoints", "均分的分值", "points shared", "分"),
    SHARERS("sharers", "均分的指标数", "indicators that share them", "个"),
    SUBJECT("subject", "评价对象", "subject", null),
    MARKUP("markup", "标记", "markup", null),
    ROWS("rows", "规则行", "rows", null);

    private static final Map<String, Figure> BY_NAME = new HashMap<>();
    private static final Map<String, Figure> BY_LABEL = new HashMap<>();

    static {
        for (Figure each : values()) {
            BY_NAME.put(each.jsonName, each);
            BY_LABEL.put(each.label, each);
        }
    }

    private final String jsonName;
    private final String label;
    private final String english;
    private final String unit;

    Figure(String jsonName, String label, String english, String unit) {
        this.jsonName = jsonName;
        this.label = label;
        this.english = english;
        this.unit = unit;
    }

    /** As JSON members, DRL rules and the snippets of condition columns spell it. */
    public String jsonName() {
        return jsonName;
    }

    /** In Chinese; no two figures have the same. */
    public String label() {
        return label;
    }

    public String english() {
        return english;
    }

    /** Null for a text, and where it is the unit of the indicator, budget or fact concerned. */
    public String unit() {
        return unit;
    }

    /** @throws IllegalArgumentException naming the figures there are, where none has this name */
    public static Figure named(String jsonName) {
        Figure figure = BY_NAME.get(jsonName);
        if (figure == null) {
            throw new IllegalArgumentException("no figure is named \"" + jsonName + "\"; the names are "
                    + Arrays.stream(values()).map(Figure::jsonName).toList());
        }
        return figure;
    }

    /**
     * The figure that a {place} of a sentence refers to, by its Chinese label or its name; empty where there is none.
     */
    public static Optional<Figure> find(String place) {
        Figure figure = BY_LABEL.get(place);
        return Optional.ofNullable(figure == null ? BY_NAME.get(place) : figure);
    }

    /** @param number null where it is not known */
    public FigureValue of(BigDecimal number) {
        return new FigureValue(this, number == null ? null : Value.of(number));
    }

    /** @param text used unchanged; null where there is none */
    public FigureValue of(String text) {
        return new FigureValue(this, text == null ? null : new Value.TextValue(text));
    }

    /** @param value null where there is none */
    public FigureValue of(Value value) {
        return new FigureValue(this, value);
    }
}
