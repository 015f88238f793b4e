package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.basics.FiscalYear;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.vocabulary.ActualSource;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.NegativePolicy;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Recomputation;
import org.plumbline.vocabulary.RoundingRule;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.YesNo;
import org.plumbline.vocabulary.ZeroDenominatorPolicy;

/** The entries and columns of the sheets 方案, 指标 and 审核-阈值. */
public final class CatalogueColumns {

    public static final String SCHEME = "方案";
    public static final String INDICATORS = "指标";
    public static final String THRESHOLDS = "审核-阈值";
    /** Accepts a number or text, as the column 实际值 of the sheet 测试 does. */
    public static final String TARGET = "目标值";

    static final String MOST_LOST = "最多扣";

    /** Columns for readers of documents. */
    public static final String EXPLANATION = "指标解释";

    public static final String POINT_WORDING = "评价要点";

    /** The most that bonuses may add. */
    static final String BONUS_LIMIT = "加分总上限";

    static final String ABOVE_FULL_MARKS = "加分后可否超过满分";

    /** The method that scores what a reviewer found. */
    public static final String FAULT_METHOD = "认定办法";

    /** Points of levels that their indicators share. */
    public static final String SHARED_POINTS = "均分权重";

    private static final CellType TEXT = new CellType.TextCellType();
    static final CellType YEAR =
            new CellType.NumberCellType(BigDecimal.valueOf(FiscalYear.FIRST), BigDecimal.valueOf(FiscalYear.LAST));
    static final CellType POINTS = new CellType.NumberCellType(BigDecimal.ZERO, BigDecimal.valueOf(10_000));
    private static final CellType DECIMALS = new CellType.NumberCellType(BigDecimal.ZERO, BigDecimal.valueOf(6));
    /** Types of whole numbers; {@code 2.5} would be truncated to 2 silently. */
    static final Set<CellType> WHOLE = Set.of(YEAR, DECIMALS);

    /** The entries of the sheet 方案, in the order a template writes them. */
    public static final List<ListColumn> SETTINGS = List.of(
            new ListColumn(
                    "方案编号",
                    new Bilingual(
                            "本方案的固定编号，与文件名相同；隐藏的技术行由它生成，请勿修改",
                            "id of the scheme and name of the file; the hidden technical rows are made from it"),
                    TEXT,
                    true),
            new ListColumn("标题", new Bilingual("方案名称，显示在评价报告上", "name of the scheme, as reports print it"), TEXT, true),
            new ListColumn(
                    "适用地区",
                    new Bilingual(
                            "如 河北省/廊坊市/大厂回族自治县；不分地区填 全国", "such as province/city/county; 全国 for the whole country"),
                    TEXT,
                    true),
            new ListColumn("年度起", new Bilingual("最早适用的预算年度，四位数字", "first fiscal year in force"), YEAR, true),
            new ListColumn(
                    "年度止", new Bilingual("最晚适用的预算年度（含），不早于年度起", "last fiscal year in force, included"), YEAR, true),
            new ListColumn("依据", new Bilingual("本方案所依据的文件名称和文号", "document on which the scheme is based"), TEXT, true),
            new ListColumn(
                    "依据状态",
                    new Bilingual("已核 = 已对照文件原文；待核 = 尚未对照", "whether the text was compared with the document"),
                    new CellType.ChoiceCellType(List.of("已核", "待核")),
                    true),
            new ListColumn("满分", new Bilingual("全部指标权重之和，单位：分", "points of a perfect evaluation"), POINTS, true),
            new ListColumn("小数位数", new Bilingual("得分保留几位小数", "decimals of a score"), DECIMALS, true),
            new ListColumn(
                    "舍入方式",
                    new Bilingual("得分怎样舍入到上面的小数位数", "how a score is rounded to these decimals"),
                    CellType.choiceOf(RoundingRule.class),
                    true),
            new ListColumn(
                    "缺失处理",
                    new Bilingual(
                            "没有实际值时：待补 = 暂不出总分；零分；不适用·满分；不适用·折算 = 剔除后按比例折算。单个指标可另行规定",
                            "how an indicator without an actual value is treated; an indicator may specify otherwise"),
                    CellType.choiceOf(MissingPolicy.class),
                    true),
            new ListColumn(
                    "自报指标",
                    new Bilingual(
                            "是 = 填报单位可以自带指标；否 = 只能填报“指标”表中的指标", "whether a submission may bring indicators of its own"),
                    CellType.choiceOf(YesNo.class),
                    true),
            new ListColumn(
                    "绩效维度",
                    new Bilingual(
                            "哪些一级或二级指标属于绩效，多个用分号；用来核对绩效得分与预算执行是否背离",
                            "names of the levels 1 or 2 that count as performance, with semicolons"),
                    TEXT,
                    false),
            new ListColumn(
                    BONUS_LIMIT,
                    new Bilingual("“加分”表各行合计最多加几分；空 = 不限", "the most that all rows of 加分 may add; empty = no limit"),
                    new CellType.NumberCellType(BigDecimal.ZERO, null),
                    false),
            new ListColumn(
                    ABOVE_FULL_MARKS,
                    new Bilingual(
                            "加分之后总分可否超过满分；空 = 否", "whether bonuses may lift the total above full marks; empty = no"),
                    CellType.choiceOf(YesNo.class),
                    false),
            new ListColumn(
                    FAULT_METHOD,
                    new Bilingual(
                            "复核认定指标有问题（事实“复核认定:指标编号”）时改用的定性办法；空 = 复核认定不影响得分",
                            "method for words that scores a fault found by a reviewer (fact 复核认定:code) in place of the value; empty = none"),
                    TEXT,
                    false),
            new ListColumn(
                    SHARED_POINTS,
                    new Bilingual(
                            "没有写明权重的三级指标平均分配多少分，如 产出指标=50；效益指标=30；除不尽的余数归最后一项。空 = 不均分",
                            "points that the indicators without a weight share, by level, such as 产出指标=50；效益指标=30; the last has the remainder"),
                    TEXT,
                    false));

    /** The columns of the sheet 指标, in the order a template writes them. A row with 取法 is a shared-weight group. */
    public static final List<ListColumn> COLUMNS = List.of(
            new ListColumn(
                    "指标编号", new Bilingual("表内唯一，填报时使用，如 d01；发布后请勿改作他用", "unique; submissions use it"), TEXT, true),
            new ListColumn("一级指标", new Bilingual("一级指标名称", "name of the level 1 indicator"), TEXT, false),
            new ListColumn("二级指标", new Bilingual("二级指标名称", "name of the level 2 indicator"), TEXT, false),
            new ListColumn("三级指标", new Bilingual("指标名称", "name of the indicator"), TEXT, false),
            new ListColumn(
                    "权重",
                    new Bilingual(
                            "本指标的满分，单位：分；自报指标为“是”时可以空，由填报单位给出。共用组的权重填在组的行上，成员不填",
                            "full marks in points; may be empty where 自报指标 is 是, and the submission states it; a group has it, not its members"),
                    POINTS,
                    false),
            new ListColumn(
                    "符号",
                    new Bilingual("目标值前的符号；空 = 等于", "operator before the target; empty = equal"),
                    CellType.choiceOf(Operator.class),
                    false),
            new ListColumn(
                    TARGET,
                    new Bilingual(
                            "数字或文字，不带符号和单位；空 = 由填报单位给出",
                            "a number or text, without operator and unit; empty = the submission states it"),
                    TEXT,
                    false),
            new ListColumn(
                    "单位",
                    new Bilingual(
                            "目标值和实际值的单位；% 表示百分点，95.4% 写成 95.4",
                            "unit of target and actual value; % means percent points"),
                    TEXT,
                    false),
            new ListColumn(
                    "精度",
                    new Bilingual("实际值有几位小数；空 = 不限", "decimals of an actual value; empty = any"),
                    DECIMALS,
                    false),
            new ListColumn(
                    "评分办法",
                    new Bilingual(
                            "某张扣分表“评分办法”列中的名称；空 = 由填报单位给出，或由扣分表按其他条件选择",
                            "name of a method in the deduction tables; empty = stated by the submission or chosen by other columns"),
                    TEXT,
                    false),
            new ListColumn(
                    "文字时办法",
                    new Bilingual(
                            "评分办法只认数字而填报了文字时改用的办法；空 = 文字无效",
                            "method for text under a numeric method; empty = text is invalid"),
                    TEXT,
                    false),
            new ListColumn(
                    "共用组",
                    new Bilingual(
                            "几个指标合用一个权重时填组的编号；该组另占一行，并填写“取法”",
                            "code of the group whose weight it shares; the group has a row of its own"),
                    TEXT,
                    false),
            new ListColumn(
                    "取法",
                    new Bilingual(
                            "只在组的行上填写：组的得分取成员完成程度的最小值、均值，或全达标才得分；择一时取较高的一个，或由填报单位指定；扣分相加 = 从分值中减去各成员扣分的合计",
                            "for the row of a group: how its score follows from its members; either-or takes the higher, or the one that the submission names; 扣分相加 adds what members lose"),
                    CellType.choiceOf(GroupAggregation.class),
                    false),
            new ListColumn(
                    "缺失处理",
                    new Bilingual(
                            "没有实际值时怎么办；空 = 按“方案”表。填在组的行上对全组有效",
                            "what to do without an actual value; empty = as the scheme specifies; on a group it applies to all members"),
                    CellType.choiceOf(MissingPolicy.class),
                    false),
            new ListColumn(
                    "复算口径",
                    new Bilingual(
                            "能算出的实际值：执行率 = 执行数÷全年预算数，调整率 = 调整数÷年初预算数；按事实“比较数:编号”“对照数:编号”算对照比率，按“计划完成日期:编号”“实际完成日期:编号”算逾期天数，再按“计划开始日期:编号”算逾期占比；空 = 无",
                            "value computed from the amounts, or from facts about the indicator's code; empty = none"),
                    CellType.choiceOf(Recomputation.class),
                    false),
            new ListColumn(
                    "实际值取",
                    new Bilingual("按申报的还是复算的实际值评分；空 = 申报", "which actual value is judged; empty = the declared one"),
                    CellType.choiceOf(ActualSource.class),
                    false),
            new ListColumn(
                    "分母为零",
                    new Bilingual("复算时分母为零怎么办；空 = 报错", "what to do where the denominator is zero; empty = reject"),
                    CellType.choiceOf(ZeroDenominatorPolicy.class),
                    false),
            new ListColumn(
                    "负值处理",
                    new Bilingual("实际值为负时怎么办；空 = 允许", "what to do with a negative actual value; empty = allow"),
                    CellType.choiceOf(NegativePolicy.class),
                    false),
            new ListColumn("依据", new Bilingual("文件名称和条款", "document and article"), TEXT, false),
            new ListColumn(
                    MOST_LOST,
                    new Bilingual(
                            "只在取法为“扣分相加”的组的行上填写：各成员合计最多扣几分；空 = 扣完为止",
                            "for a group of 取法 扣分相加: the most points its members lose together; empty = no limit"),
                    POINTS,
                    false),
            new ListColumn(
                    EXPLANATION,
                    new Bilingual(
                            "指标解释，印在评价报告上；规则不读", "what the indicator means, as documents print it; rules ignore it"),
                    TEXT,
                    false),
            new ListColumn(
                    POINT_WORDING,
                    new Bilingual(
                            "各要点的文字，如 1. 制度健全；印在评价报告上，规则不读",
                            "the wording of its checkpoints, as documents print it; rules ignore it"),
                    TEXT,
                    false));

    /** The columns of the sheet 审核-阈值. */
    public static final List<ListColumn> LIMITS = List.of(
            new ListColumn(
                    "检查项",
                    new Bilingual(
                            "检查什么；每项一行，删去一行就不再检查", "what is checked; one row each; without a row it is not checked"),
                    new CellType.ChoiceCellType(listDrlChecks()),
                    true),
            new ListColumn(
                    "阈值",
                    new Bilingual(
                            "差异大于多少才提示；率填百分点", "beyond which difference it is a finding; rates in percent points"),
                    new CellType.NumberCellType(BigDecimal.ZERO, null),
                    true),
            new ListColumn(
                    "级别",
                    new Bilingual("高、中、低或提示", "high, medium, low or info"),
                    CellType.choiceOf(Severity.class),
                    true));

    private CatalogueColumns() {}

    private static List<String> listDrlChecks() {
        return Stream.of(
                        Check.RATE_RECOMPUTE,
                        Check.SUM_MISMATCH,
                        Check.ROUNDING,
                        Check.INTERNAL_CONFLICT,
                        Check.PERF_EXEC_GAP)
                .map(Check::label)
                .toList();
    }

    /** The key of a setting's place among those of the indicators, whose codes have no line break. */
    public static String toSettingKey(String label) {
        return "\n" + label;
    }
}
