package org.plumbline.core.casetable;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns that a table of submissions may have, by either name. */
public enum SubmissionColumn {
    CASE("case", "案例", true),
    SCHEME("scheme", "方案", true),
    FISCAL_YEAR("fiscalYear", "年度", true),
    SUBJECT("subject", "评价对象", true),
    SUBJECT_TYPE("subjectType", "对象类型", true),
    REGION("region", "地区", true),
    BUDGET_UNIT("budgetUnit", "金额单位", true),
    INITIAL("initial", "年初预算数", true),
    CARRY_IN("carryIn", "上年结转", true),
    ADJUSTED("adjusted", "调整预算数", true),
    EXECUTED("executed", "执行数", true),
    DECLARED_TOTAL("declaredTotal", "自评总分", true),
    DECLARED_GRADE("declaredGrade", "自评等级", true),
    REVIEW_TOTAL("reviewTotal", "复核总分", true),
    REVIEW_GRADE("reviewGrade", "复核等级", true),
    KIND("kind", "行类型", false),
    CODE("code", "指标编号", false),
    NAME("name", "名称", false),
    LEVEL1("level1", "一级指标", false),
    LEVEL2("level2", "二级指标", false),
    WEIGHT("weight", "权重", false),
    OPERATOR("operator", "符号", false),
    TARGET("target", "目标值", false),
    UNIT("unit", "计量单位", false),
    ACTUAL("actual", "实际值", false),
    CHECKS("checks", "要点", false),
    DECLARED_SCORE("declaredScore", "自评得分", false),
    REVIEW_ACTUAL("reviewActual", "复核实际值", false),
    REVIEW_SCORE("reviewScore", "复核得分", false),
    REVIEW_REASON("reviewReason", "复核理由", false),
    CHOSEN("chosen", "指定指标", false),
    REASON("reason", "偏差原因", false),
    EVIDENCE("evidence", "佐证材料", false),
    METHOD("method", "评分办法", false),
    FACT_KEY("factKey", "事实名", false),
    LINE_BUDGET("lineBudget", "明细预算数", false),
    LINE_EXECUTED("lineExecuted", "明细执行数", false);

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");

    private final String name;
    private final String chinese;
    private final boolean ofCase;

    SubmissionColumn(String name, String chinese, boolean ofCase) {
        this.name = name;
        this.chinese = chinese;
        this.ofCase = ofCase;
    }

    /** Whether it describes the submission, not one row. */
    boolean isAboutSubmission() {
        return ofCase;
    }

    /** As documents and problems call it. */
    String displayName() {
        return chinese + " / " + name;
    }

    static Optional<SubmissionColumn> findByHeading(String heading) {
        String given = BLANKS.matcher(heading).replaceAll("");
        return Arrays.stream(values())
                .filter(each -> each.name.equalsIgnoreCase(given) || each.chinese.equals(given))
                .findFirst();
    }
}
