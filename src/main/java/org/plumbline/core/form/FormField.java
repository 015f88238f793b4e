package org.plumbline.core.form;

import java.util.List;
import java.util.regex.Pattern;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.SheetGrid;

/** What a heading or a label of a form may mean, with its known spellings, the best first. */
enum FormField {
    CODE("指标编号", "code", "指标编号", "指标编码", "指标代码", "编号", "编码"),
    LEVEL1("一级指标", "level 1", "一级指标", "指标类别", "一级", "项目权重"),
    LEVEL2("二级指标", "level 2", "二级指标", "指标类型", "二级"),
    NAME(
            "指标名称", "name", "三级指标", "指标名称", "评价指标", "绩效指标名称", "四级指标", "指标内容", "指标", "三级", "绩效指标", "评价内容", "考核指标",
            "三级指标名称", "具体指标", "指标名"),
    OPERATOR("符号", "operator", "符号", "运算符", "比较符", "指标性质", "指标方向"),
    TARGET(
            "目标值",
            "target",
            "目标值",
            "年度指标值",
            "预期目标",
            "预期目标值",
            "指标值",
            "年度目标值",
            "预期指标值",
            "预期值",
            "计划值",
            "年初目标值",
            "年初指标值",
            "年初目标",
            "目标指标值",
            "年初设定值",
            "绩效目标",
            "年度指标",
            "调整后目标值",
            "调整目标值",
            "调整后指标值",
            "调整后年度指标值",
            "年中调整目标值",
            "调整指标值",
            "目标"),
    UNIT("单位", "unit", "单位", "计量单位", "度量单位", "指标单位"),
    ACTUAL(
            "实际值", "actual", "实际值", "实际完成值", "全年完成值", "全年实际值", "实际完成指标值", "实际完成情况", "完成值", "年度完成值", "实际完成", "完成情况",
            "实际", "自评完成值", "自评实际值", "年终完成值", "年终完成情况", "全年实际完成值", "年度实际完成值", "实际完成指标", "实际完成数", "全年完成情况", "指标完成情况",
            "目标完成情况", "完成结果", "年末完成值"),
    CHECKS("要点", "points ticked", "要点", "达成要点", "勾选要点", "符合要点"),
    WEIGHT("权重", "weight", "权重", "分值", "标准分", "满分", "指标分值", "分值权重", "权重分", "指标权重", "权重分值", "标准分值", "设定分值"),
    SCORE("自评得分", "declared score", "自评得分", "自评分", "得分", "自评分数", "实际得分", "评分", "指标得分", "自评分值", "单位自评得分", "单位自评分"),
    REASON("原因说明", "reason", "偏差原因分析及改进措施", "偏差原因分析", "偏差原因", "原因说明", "未完成原因", "未完成原因及改进措施", "偏差原因及改进措施", "扣分原因", "原因"),
    EVIDENCE("佐证材料", "evidence", "佐证材料", "证明材料", "佐证资料"),
    METHOD("评分办法", "method", "评分办法", "评分方法", "计分方法"),
    FACT_KEY("对应数据项", "figure it is", "对应数据项"),
    CHOSEN("择一", "the member that counts", "择一", "择一考核", "指定考核"),

    BUDGET_INITIAL("年初预算数", "initial budget", "年初预算数", "年初预算", "年初预算金额", "年初预算安排数", "年初批复数"),
    BUDGET_CARRY("上年结转", "carried in", "上年结转", "上年结转数", "上年结转资金"),
    BUDGET_ADJUSTED(
            "全年预算数",
            "adjusted budget",
            "全年预算数",
            "调整预算数",
            "全年预算",
            "调整后预算数",
            "全年预算金额",
            "调整后预算",
            "预算数",
            "预算金额",
            "预算安排数",
            "预算安排",
            "预算批复数",
            "预算总额",
            "预算资金"),
    BUDGET_EXECUTED(
            "全年执行数",
            "executed",
            "全年执行数",
            "执行数",
            "全年执行",
            "实际支出数",
            "全年支出数",
            "全年执行金额",
            "实际执行数",
            "预算执行数",
            "执行金额",
            "支出数",
            "实际支出",
            "实际支出金额",
            "全年实际支出数",
            "资金支出数"),
    BUDGET_RATE("执行率", "execution rate", "执行率", "预算执行率", "资金执行率"),
    BUDGET_WEIGHT("执行率分值", "points of the execution rate", "分值", "执行率权重", "执行率分值", "权重", "标准分"),
    BUDGET_SCORE("执行率得分", "score of the execution rate", "得分", "自评得分", "执行率得分", "自评分", "预算执行得分"),

    LINE_ITEM("支出明细", "expenditure line", "支出明细", "支出类别", "支出构成", "支出项目"),
    TASK_ITEM("任务", "task", "任务名称", "任务", "重点任务", "主要任务", "工作任务"),
    LINE_BUDGET("预算数", "budget", "预算数", "预算金额", "预算", "全年预算数"),
    LINE_EXECUTED("执行数", "executed", "执行数", "执行金额", "实际支出", "全年执行数"),

    FACT_ITEM("数据项", "figure", "数据项"),
    FACT_VALUE("数值", "value", "数值"),
    FACT_UNIT("单位", "unit", "单位"),
    FACT_SOURCE("出处", "source", "出处", "数据出处"),

    CONTENT("内容", "content"),

    SUBJECT("评价对象", "subject", "评价对象"),
    DEPARTMENT("部门名称", "department", "部门名称", "单位名称", "预算部门", "预算单位", "部门单位名称", "填报单位", "部门"),
    PROJECT("项目名称", "project", "项目名称", "专项名称"),
    BODY("实施单位", "body", "实施单位", "项目单位", "项目实施单位"),
    SUPERIOR("主管部门", "supervising body", "主管部门", "主管单位", "项目主管部门", "项目主管单位"),
    TYPE("对象类型", "type of subject", "对象类型", "评价类型"),
    REGION("地区", "region", "地区", "所属地区", "行政区划"),
    YEAR("年度", "fiscal year", "年度", "评价年度", "自评年度", "预算年度", "财政年度"),
    SCHEME("评价方案", "scheme", "评价方案", "方案编号"),
    MONEY_UNIT("金额单位", "money unit", "金额单位", "货币单位"),
    TOTAL("自评总分", "declared total", "自评总分", "总分", "合计", "总计", "得分合计", "总得分", "合计得分", "自评总得分", "综合得分", "评价得分", "总评分"),
    GRADE("自评等级", "declared grade", "自评等级", "等级", "评价等级", "自评等次", "评价等次", "等次", "自评结论", "评价结论");

    static final List<FormField> INDICATOR = List.of(
            CODE, LEVEL1, LEVEL2, NAME, OPERATOR, TARGET, UNIT, ACTUAL, CHECKS, WEIGHT, SCORE, REASON, EVIDENCE, METHOD,
            FACT_KEY, CHOSEN);
    static final List<FormField> BUDGET = List.of(BUDGET_INITIAL, BUDGET_CARRY, BUDGET_ADJUSTED, BUDGET_EXECUTED);
    /** What a budget block has beside its amounts. */
    static final List<FormField> EXECUTION = List.of(BUDGET_RATE, BUDGET_WEIGHT, BUDGET_SCORE);

    static final List<FormField> LINES = List.of(LINE_ITEM, TASK_ITEM, LINE_BUDGET, LINE_EXECUTED);
    static final List<FormField> FACTS = List.of(FACT_ITEM, FACT_VALUE, FACT_UNIT, FACT_SOURCE);
    static final List<FormField> LABELS =
            List.of(SUBJECT, DEPARTMENT, PROJECT, BODY, SUPERIOR, TYPE, REGION, YEAR, SCHEME, MONEY_UNIT, TOTAL, GRADE);

    private final Bilingual label;
    private final List<String> spellings;
    /** As {@link Heading#plain} leaves them. */
    private final List<String> plain;

    FormField(String zh, String en, String... spellings) {
        this.label = new Bilingual(zh, en);
        this.spellings = List.of(spellings);
        this.plain = this.spellings.stream().map(HeadingNormalizer::normalize).toList();
    }

    Bilingual label() {
        return label;
    }

    List<String> spellings() {
        return spellings;
    }

    /** How well a heading names this field: 0 best, -1 not at all. */
    int rankHeading(String heading) {
        return plain.indexOf(normalize(heading));
    }

    boolean matches(String heading) {
        return rankHeading(heading) >= 0;
    }

    /** Without blanks, bracketed remarks such as （10分）, and the characters in which spellings differ. */
    static String normalize(String heading) {
        return HeadingNormalizer.normalize(heading);
    }

    /** A class of its own, because the constants need it before the enum's static fields are initialised. */
    private static final class HeadingNormalizer {

        private static final int LONGEST = 60;
        private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}*：:、/及和]");
        private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]|【[^【】]*】");

        static String normalize(String heading) {
            if (heading == null || heading.length() > LONGEST) {
                return "";
            }
            String bare = BRACKETS.matcher(SheetGrid.toHalfWidth(heading)).replaceAll("");
            return BLANKS.matcher(bare).replaceAll("");
        }
    }
}
