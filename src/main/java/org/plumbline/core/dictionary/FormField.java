package org.plumbline.core.dictionary;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.core.basics.Bilingual;

/** What a heading or a label of a form means. Its spellings are lines of the form dictionary. */
public enum FormField {
    CODE(FieldTable.INDICATORS, "指标编号", "code"),
    LEVEL1(FieldTable.INDICATORS, "一级指标", "level 1"),
    LEVEL2(FieldTable.INDICATORS, "二级指标", "level 2"),
    NAME(FieldTable.INDICATORS, "指标名称", "name", "三级指标"),
    OPERATOR(FieldTable.INDICATORS, "符号", "operator"),
    TARGET(FieldTable.INDICATORS, "目标值", "target"),
    UNIT(FieldTable.INDICATORS, "单位", "unit"),
    ACTUAL(FieldTable.INDICATORS, "实际值", "actual"),
    CHECKS(FieldTable.INDICATORS, "要点", "points ticked"),
    WEIGHT(FieldTable.INDICATORS, "权重", "weight"),
    SCORE(FieldTable.INDICATORS, "自评得分", "declared score"),
    REASON(FieldTable.INDICATORS, "原因说明", "reason"),
    EVIDENCE(FieldTable.INDICATORS, "佐证材料", "evidence"),
    METHOD(FieldTable.INDICATORS, "评分办法", "method"),
    FACT_KEY(FieldTable.INDICATORS, "对应数据项", "figure it is"),
    CHOSEN(FieldTable.INDICATORS, "择一", "the member that counts"),
    REVIEW_ACTUAL(FieldTable.INDICATORS, "复核实际值", "actual value of the review"),
    REVIEW_SCORE(FieldTable.INDICATORS, "复核得分", "score of the review"),
    REVIEW_REASON(FieldTable.INDICATORS, "复核理由", "reason of the review"),

    BUDGET_INITIAL(FieldTable.BUDGET, "年初预算数", "initial budget"),
    BUDGET_CARRY(FieldTable.BUDGET, "上年结转", "carried in"),
    BUDGET_ADJUSTED(FieldTable.BUDGET, "全年预算数", "adjusted budget"),
    BUDGET_EXECUTED(FieldTable.BUDGET, "全年执行数", "executed"),
    BUDGET_RATE(FieldTable.BUDGET, "执行率", "execution rate"),
    BUDGET_WEIGHT(FieldTable.BUDGET, "执行率分值", "points of the execution rate"),
    BUDGET_SCORE(FieldTable.BUDGET, "执行率得分", "score of the execution rate"),

    LINE_ITEM(FieldTable.LINES, "支出明细", "expenditure line"),
    TASK_ITEM(FieldTable.LINES, "任务", "task", "任务名称"),
    LINE_BUDGET(FieldTable.LINES, "预算数", "budget"),
    LINE_EXECUTED(FieldTable.LINES, "执行数", "executed"),

    FACT_ITEM(FieldTable.FACTS, "数据项", "figure"),
    FACT_VALUE(FieldTable.FACTS, "数值", "value"),
    FACT_UNIT(FieldTable.FACTS, "单位", "unit"),
    FACT_SOURCE(FieldTable.FACTS, "出处", "source"),

    SUBJECT(FieldTable.HEAD, "评价对象", "subject"),
    DEPARTMENT(FieldTable.HEAD, "部门名称", "department"),
    PROJECT(FieldTable.HEAD, "项目名称", "project"),
    BODY(FieldTable.HEAD, "实施单位", "body"),
    SUPERIOR(FieldTable.HEAD, "主管部门", "supervising body"),
    TYPE(FieldTable.HEAD, "对象类型", "type of subject"),
    REGION(FieldTable.HEAD, "地区", "region"),
    YEAR(FieldTable.HEAD, "年度", "fiscal year", "评价年度"),
    /** The date of filling in, which is never taken for the fiscal year. */
    FILLING_DATE(FieldTable.HEAD, "填报日期", "date of filling in"),
    SCHEME(FieldTable.HEAD, "评价方案", "scheme"),
    MONEY_UNIT(FieldTable.HEAD, "金额单位", "money unit"),
    TOTAL(FieldTable.HEAD, "自评总分", "declared total", "合计"),
    GRADE(FieldTable.HEAD, "自评等级", "declared grade"),
    REVIEW_TOTAL(FieldTable.HEAD, "复核总分", "total of the review"),
    REVIEW_GRADE(FieldTable.HEAD, "复核等级", "grade of the review"),

    /** The content of a cell, whatever its column means. */
    CONTENT(null, "内容", "content");

    public static final List<FormField> INDICATOR = listFields(FieldTable.INDICATORS);
    /** The amounts of a budget block. */
    public static final List<FormField> BUDGET =
            List.of(BUDGET_INITIAL, BUDGET_CARRY, BUDGET_ADJUSTED, BUDGET_EXECUTED);
    /** What a budget block has beside its amounts. */
    public static final List<FormField> EXECUTION = List.of(BUDGET_RATE, BUDGET_WEIGHT, BUDGET_SCORE);

    /** What a public body declares of indicators and in total, and a review may state beside it under the same heading. */
    private static final Set<FormField> DECLARED = EnumSet.of(ACTUAL, CHECKS, SCORE, REASON, EVIDENCE, TOTAL, GRADE);

    private static final Map<FormField, FormField> DECLARED_BY_REVIEW = Map.of(
            REVIEW_ACTUAL, ACTUAL,
            REVIEW_SCORE, SCORE,
            REVIEW_REASON, REASON,
            REVIEW_TOTAL, TOTAL,
            REVIEW_GRADE, GRADE);

    public static final List<FormField> LINES = listFields(FieldTable.LINES);
    public static final List<FormField> FACTS = listFields(FieldTable.FACTS);
    public static final List<FormField> LABELS = listFields(FieldTable.HEAD);

    private final FieldTable table;
    private final Bilingual label;
    private final String heading;

    FormField(FieldTable table, String zh, String en) {
        this(table, zh, en, zh);
    }

    FormField(FieldTable table, String zh, String en, String heading) {
        this.table = table;
        this.label = new Bilingual(zh, en);
        this.heading = heading;
    }

    private static List<FormField> listFields(FieldTable table) {
        return Arrays.stream(values()).filter(field -> field.table == table).toList();
    }

    /** The table it belongs to; null for {@link #CONTENT}. */
    public FieldTable table() {
        return table;
    }

    /** Its name, unique within its table. */
    public Bilingual label() {
        return label;
    }

    /** The spelling that blank forms have, which every dictionary contains. */
    public String heading() {
        return heading;
    }

    /** Whether a heading with a remark about a review, such as 得分（复核）, is no heading of this field. */
    public boolean isDeclared() {
        return table == FieldTable.BUDGET
                || table == FieldTable.LINES
                || table == FieldTable.FACTS
                || DECLARED.contains(this);
    }

    /** What the public body declares where this field is what a review states; null where it is none of a review. */
    public FormField findDeclared() {
        return DECLARED_BY_REVIEW.get(this);
    }

    /** Empty where the table has no field of this name. */
    public static Optional<FormField> find(FieldTable table, String label) {
        return listFields(table).stream()
                .filter(field -> field.label.zh().equals(label))
                .findFirst();
    }
}
