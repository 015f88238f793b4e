package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.vocabulary.Operator;

/** The columns of the sheet 测试. */
public final class CaseColumns {

    public static final String CASES = "测试";
    static final String CODE = "指标编号";
    static final String ACTUAL = "实际值";

    static final String FACT = "事实";
    static final String FACT_VALUE = "事实内容";

    static final String NAME = "用例";
    static final String REASON = "偏差原因";
    static final String CHOSEN = "指定成员";
    private static final CellType TEXT = new CellType.TextCellType();
    private static final CellType AMOUNT = new CellType.NumberCellType(BigDecimal.ZERO, null);

    /** The columns of the sheet, in the order a template writes them. */
    public static final List<ListColumn> COLUMNS = List.of(
            new ListColumn(
                    NAME,
                    new Bilingual("用例名称；名称相同的各行合成一个用例", "name; rows with the same name are one case"),
                    TEXT,
                    true),
            new ListColumn(
                    "年度",
                    new Bilingual("预算年度，写在用例的任意一行；空 = 方案的年度起", "fiscal year, on any row; empty = the scheme's first"),
                    CatalogueColumns.YEAR,
                    false),
            new ListColumn(
                    CODE,
                    new Bilingual(
                            "本行说的是哪个指标或共用组；空 = 总分行，说整个用例，每个用例最多一行",
                            "the indicator or group of the row; empty = the row is about the whole case"),
                    TEXT,
                    false),
            new ListColumn("指标名称", new Bilingual("自报指标必填，方案已有的指标不必填", "name of an own indicator"), TEXT, false),
            new ListColumn("一级指标", new Bilingual("自报指标的一级指标", "level 1 of an own indicator"), TEXT, false),
            new ListColumn("二级指标", new Bilingual("自报指标的二级指标", "level 2 of an own indicator"), TEXT, false),
            new ListColumn(
                    "权重",
                    new Bilingual("自报指标的满分，单位：分", "full marks of an own indicator, in points"),
                    CatalogueColumns.POINTS,
                    false),
            new ListColumn(
                    "符号",
                    new Bilingual("自报指标目标值前的符号；空 = 等于", "operator before the target of an own indicator"),
                    CellType.choiceOf(Operator.class),
                    false),
            new ListColumn(
                    CatalogueColumns.TARGET,
                    new Bilingual("自报指标的目标值，数字或文字", "target of an own indicator, a number or text"),
                    TEXT,
                    false),
            new ListColumn("单位", new Bilingual("自报指标的单位；% 表示百分点", "unit; % means percent points"), TEXT, false),
            new ListColumn(
                    "评分办法", new Bilingual("自报指标的评分办法；空 = 不写明", "its scoring method; empty = none named"), TEXT, false),
            new ListColumn(
                    ACTUAL,
                    new Bilingual(
                            "填报的实际值，数字或文字；率填百分点；空 = 没有填报",
                            "actual value submitted, a number or text; rates in percent points; empty = none"),
                    TEXT,
                    false),
            new ListColumn(
                    "要点",
                    new Bilingual(
                            "勾选的要点编号，多个用分号，连续可写 1-5；一个都没勾填“无”；空 = 没有逐项勾选",
                            "points ticked, with semicolons or as 1-5; 无 = none ticked; empty = not stated"),
                    TEXT,
                    false),
            new ListColumn(
                    REASON,
                    new Bilingual("填报的偏差原因；空 = 没有填写", "reason given for a deviation; empty = none"),
                    TEXT,
                    false),
            new ListColumn(
                    CHOSEN,
                    new Bilingual(
                            "取法为“指定”的共用组，填报单位指定的成员编号；只写在组的行上",
                            "code of the member that the submission names, on the row of a group of 取法 指定"),
                    TEXT,
                    false),
            new ListColumn(
                    "自评得分",
                    new Bilingual(
                            "填报的自评得分；总分行上是自评总分", "declared score; on the row of the whole case the declared total"),
                    CatalogueColumns.POINTS,
                    false),
            new ListColumn(
                    "自评等级",
                    new Bilingual("填报的自评等级，只在总分行填写", "declared grade, on the row of the whole case"),
                    TEXT,
                    false),
            new ListColumn(
                    "年初预算数",
                    new Bilingual("万元，只在总分行填写", "initial budget in 万元, on the row of the whole case"),
                    AMOUNT,
                    false),
            new ListColumn(
                    "全年预算数",
                    new Bilingual("万元，只在总分行填写", "adjusted budget in 万元, on the row of the whole case"),
                    AMOUNT,
                    false),
            new ListColumn(
                    "执行数", new Bilingual("万元，只在总分行填写", "executed in 万元, on the row of the whole case"), AMOUNT, false),
            new ListColumn(
                    FACT,
                    new Bilingual(
                            "填报的一个事实的名称，供“加分”“否决”“复算口径”“认定办法”使用，如 复核认定:q03；每个事实一行，指标编号留空",
                            "key of a stated fact, one row each, without a code"),
                    TEXT,
                    false),
            new ListColumn(
                    FACT_VALUE,
                    new Bilingual("该事实的数值、文字或日期，如 2、是、2023-06-30", "the fact's number, wording or day"),
                    TEXT,
                    false),
            new ListColumn(
                    "应得分",
                    new Bilingual("本指标按规则应得几分；总分行上是应得总分；空 = 不核对", "expected points; empty = not checked"),
                    CatalogueColumns.POINTS,
                    false),
            new ListColumn(
                    "应得等级", new Bilingual("应得的等级，只在总分行填写；空 = 不核对", "expected grade; empty = not checked"), TEXT, false),
            new ListColumn(
                    "应触发规则",
                    new Bilingual("必须用到的规则编号，多个用分号；空 = 不核对", "ids of rules that must fire, with semicolons"),
                    TEXT,
                    false),
            new ListColumn(
                    "应有问题",
                    new Bilingual(
                            "必须提示的问题，填“审核”表的检查项或其英文代码，多个用分号；连级别一起核对的写 结余偏大=高；空 = 不核对",
                            "findings that must be raised, by check or code, with semicolons; 结余偏大=高 requires the severity too"),
                    TEXT,
                    false),
            new ListColumn(
                    "不应有问题",
                    new Bilingual("不得提示的问题，写法同上；空 = 不核对", "findings that must not be raised; empty = not checked"),
                    TEXT,
                    false));

    /** The columns that describe an indicator of the submission's own. */
    static final Set<String> OWN = Set.of("指标名称", "一级指标", "二级指标", "权重", "符号", CatalogueColumns.TARGET, "单位", "评分办法");

    /** The columns that are shown only where needed. */
    static final Set<String> RARE = Set.of(REASON, CHOSEN, FACT, FACT_VALUE);

    /** The columns that concern a row with the code of an indicator only. */
    static final List<String> OF_AN_INDICATOR = Stream.concat(OWN.stream().sorted(), Stream.of(ACTUAL, "要点", REASON))
            .toList();
    /** The columns that concern the row without a code only. */
    static final List<String> OF_THE_WHOLE = List.of("自评等级", "年初预算数", "全年预算数", "执行数", "应得等级");
    /** The columns with expected results. */
    static final List<String> EXPECTED = List.of("应得分", "应得等级", "应触发规则", "应有问题", "不应有问题");

    private CaseColumns() {}
}
