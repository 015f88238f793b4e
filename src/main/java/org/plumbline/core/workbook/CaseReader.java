package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.rule.TableType.CellType;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.Expectation.ExpectationKind;
import org.plumbline.core.workbook.ListSheetReader.ListColumn;
import org.plumbline.core.workbook.ListSheetReader.ListRow;
import org.plumbline.core.workbook.TestCase.TestCaseEntry;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroup;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/**
 * Reads the sheet 测试. Rows with one name are one case: a row with an indicator's code states its submitted values and
 * its expected results, the one row without a code those of the whole case.
 */
public final class CaseReader {

    public static final String CASES = "测试";
    static final String CODE = "指标编号";
    static final String ACTUAL = "实际值";

    static final String FACT = "事实";
    static final String FACT_VALUE = "事实内容";

    private static final String NAME = "用例";
    private static final String REASON = "偏差原因";
    private static final String CHOSEN = "指定成员";
    private static final String NONE_TICKED = "无";
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
                    CatalogueReader.YEAR,
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
                    CatalogueReader.POINTS,
                    false),
            new ListColumn(
                    "符号",
                    new Bilingual("自报指标目标值前的符号；空 = 等于", "operator before the target of an own indicator"),
                    CellType.choiceOf(Operator.class),
                    false),
            new ListColumn(
                    CatalogueReader.TARGET,
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
                    CatalogueReader.POINTS,
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
                            "填报的一个事实的名称，供“加分”“否决”使用；每个事实一行，指标编号留空",
                            "key of a stated fact, one row each, without a code"),
                    TEXT,
                    false),
            new ListColumn(FACT_VALUE, new Bilingual("该事实的数值或文字，如 2 或 是", "the fact's number or wording"), TEXT, false),
            new ListColumn(
                    "应得分",
                    new Bilingual("本指标按规则应得几分；总分行上是应得总分；空 = 不核对", "expected points; empty = not checked"),
                    CatalogueReader.POINTS,
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
                            "必须提示的问题，填“审核”表的检查项或其英文代码，多个用分号；空 = 不核对",
                            "findings that must be raised, by check or code, with semicolons"),
                    TEXT,
                    false),
            new ListColumn(
                    "不应有问题",
                    new Bilingual("不得提示的问题，写法同上；空 = 不核对", "findings that must not be raised; empty = not checked"),
                    TEXT,
                    false));

    /** The columns that describe an indicator of the submission's own. */
    static final Set<String> OWN = Set.of("指标名称", "一级指标", "二级指标", "权重", "符号", CatalogueReader.TARGET, "单位", "评分办法");

    /** The columns that are shown only where needed. */
    static final Set<String> RARE = Set.of(REASON, CHOSEN, FACT, FACT_VALUE);

    private static final List<String> OF_AN_INDICATOR = Stream.concat(
                    OWN.stream().sorted(), Stream.of(ACTUAL, "要点", REASON))
            .toList();
    private static final List<String> OF_THE_WHOLE = List.of("自评等级", "年初预算数", "全年预算数", "执行数", "应得等级");
    /** The columns with expected results. */
    static final List<String> EXPECTED = List.of("应得分", "应得等级", "应触发规则", "应有问题", "不应有问题");

    private final Scheme scheme;
    private final ProblemCollector problems;
    private final Map<String, Indicator> indicators = new LinkedHashMap<>();
    private final Map<String, IndicatorGroup> groups = new LinkedHashMap<>();
    /** Null where not all of them could be read: the unreadable ones are reported in their place. */
    private final Set<String> rules;
    /** Whether all codes of the catalogue were read. */
    private final boolean codesRead;

    /** @param rules the ids of all rules; null where some could not be read */
    public CaseReader(Scheme scheme, Set<String> rules, boolean codesRead, ProblemCollector problems) {
        this.scheme = scheme;
        this.rules = rules;
        this.codesRead = codesRead;
        this.problems = problems;
        scheme.indicators().forEach(indicator -> indicators.put(indicator.code(), indicator));
        scheme.groups().forEach(group -> groups.put(group.code(), group));
    }

    /** @param sheet null where the workbook has none */
    public List<TestCase> read(SheetGrid sheet) {
        if (sheet == null) {
            return List.of();
        }
        Map<String, CaseDraft> drafts = new LinkedHashMap<>();
        for (ListRow row : new ListSheetReader(sheet, COLUMNS, problems).readRows()) {
            // rows without a name were reported; they are read for their other problems
            drafts.computeIfAbsent(row.parseText(NAME), name -> new CaseDraft(name, row.findCell(NAME)))
                    .add(row);
        }
        List<TestCase> cases = new ArrayList<>();
        drafts.forEach((name, draft) -> {
            if (name != null) {
                cases.add(draft.build());
            }
        });
        return cases;
    }

    /** One case while its rows are read. */
    private final class CaseDraft {

        private final String name;
        private final GridCell first;
        private final Set<String> codes = new HashSet<>();
        private final List<TestCaseEntry> given = new ArrayList<>();
        private final List<IndicatorGroupEntry> groupEntries = new ArrayList<>();
        private final List<StatedFact> facts = new ArrayList<>();
        private final List<Expectation> expectations = new ArrayList<>();
        private BigDecimal year;
        private Budget budget = Budget.NONE;
        private DeclaredResult declared = DeclaredResult.NOTHING;
        private boolean expects;
        private GridCell whole;

        CaseDraft(String name, GridCell first) {
            this.name = name;
            this.first = first;
        }

        void add(ListRow row) {
            expects |= EXPECTED.stream().anyMatch(label -> !row.findCell(label).isBlank());
            readYear(row);
            String code = row.parseText(CODE);
            readFact(code, row);
            if (row.findCell(CODE).isBlank()) {
                if (row.findCell(FACT).isBlank() || !statesFactOnly(row)) {
                    readWholeCase(row);
                }
            } else if (code != null) {
                readIndicator(code, row);
            }
            readExpectations(code, row);
        }

        /** Whether a row states only a fact, so that a case may have many such rows. */
        private boolean statesFactOnly(ListRow row) {
            return Stream.of(OF_THE_WHOLE, EXPECTED, List.of("自评得分"))
                    .flatMap(List::stream)
                    .allMatch(label -> row.findCell(label).isBlank());
        }

        private void readFact(String code, ListRow row) {
            String key = row.parseText(FACT);
            Value value = row.parseNumberOrText(FACT_VALUE);
            if (key == null && value == null) {
                return;
            }
            if (code != null) {
                reportUnusedCells(
                        row,
                        List.of(FACT, FACT_VALUE),
                        new Bilingual("空：事实写在不填指标编号的行", "nothing: a fact belongs on a row without a code"));
            } else if (key == null || value == null) {
                problems.addAt(
                        ProblemCode.CELL_MISSING,
                        row.findCell(key == null ? FACT : FACT_VALUE),
                        new Bilingual("事实的名称和内容", "a fact's key and its value"),
                        null);
            } else {
                facts.add(new StatedFact(key, value, null, null));
            }
        }

        private void readYear(ListRow row) {
            BigDecimal stated = (BigDecimal) row.parseValue("年度");
            if (stated == null) {
                return;
            }
            if (stated.scale() > 0) {
                problems.addAt(
                        ProblemCode.OUT_OF_RANGE, row.findCell("年度"), new Bilingual("整数", "a whole number"), null);
            } else if (year != null && year.compareTo(stated) != 0) {
                problems.addAt(
                        ProblemCode.INCONSISTENT,
                        row.findCell("年度"),
                        Bilingual.of("与本用例的年度 %s 相同", "the case's year %s", year.toPlainString()),
                        new Bilingual("另一年度请另立用例", "Make another case for another year"));
            } else {
                year = stated;
            }
        }

        private void readWholeCase(ListRow row) {
            if (whole != null && name != null) {
                problems.addAt(
                        ProblemCode.DUPLICATE_ID,
                        row.findCell(NAME),
                        new Bilingual("每个用例最多一行不填指标编号", "one row without a code per case"),
                        Bilingual.of("与 %s 重复", "The same as %s", whole.address()));
            }
            whole = row.findCell(NAME);
            reportUnusedCells(
                    row, OF_AN_INDICATOR, new Bilingual("空：本行没有填指标编号", "nothing: the row names no indicator"));
            reportUnusedCells(
                    row, List.of(CHOSEN), new Bilingual("空：本行没有填指标编号", "nothing: the row names no indicator"));
            declared = new DeclaredResult((BigDecimal) row.parseValue("自评得分"), row.parseText("自评等级"));
            budget = new Budget(
                    Budget.NONE.unit(),
                    (BigDecimal) row.parseValue("年初预算数"),
                    null,
                    (BigDecimal) row.parseValue("全年预算数"),
                    (BigDecimal) row.parseValue("执行数"),
                    List.of(),
                    List.of());
        }

        private void readIndicator(String code, ListRow row) {
            if (!codes.add(code) && name != null) {
                problems.addAt(
                        ProblemCode.DUPLICATE_ID,
                        row.findCell(CODE),
                        new Bilingual("同一用例中每个指标一行", "one row per indicator in a case"),
                        null);
            }
            reportUnusedCells(
                    row,
                    OF_THE_WHOLE,
                    new Bilingual("空：写在不填指标编号的总分行", "nothing: it belongs on the row without a code"));
            if (groups.containsKey(code)) {
                reportUnusedCells(
                        row, OF_AN_INDICATOR, new Bilingual("空：共用组没有实际值", "nothing: a group has no value of its own"));
                groupEntries.add(
                        new IndicatorGroupEntry(code, (BigDecimal) row.parseValue("自评得分"), row.parseText(CHOSEN)));
                return;
            }
            reportUnusedCells(
                    row, List.of(CHOSEN), new Bilingual("空：写在共用组的行上", "nothing: it belongs on the row of the group"));
            Indicator known = indicators.get(code);
            if (known != null && known.group() != null) {
                reportUnusedCells(
                        row,
                        List.of("应得分"),
                        Bilingual.of("空：应得分写在共用组 %s 的行上", "nothing: points belong to the group %s", known.group()));
            } else if (known == null && !scheme.openIndicators() && codesRead) {
                reportUnknownValue(
                        row.findCell(CODE),
                        code,
                        Stream.concat(indicators.keySet().stream(), groups.keySet().stream()));
            } else if (known == null && codesRead && row.findCell("指标名称").isBlank()) {
                problems.addAt(
                        ProblemCode.CELL_MISSING,
                        row.findCell("指标名称"),
                        new Bilingual("自报指标的名称", "the name of an own indicator"),
                        Bilingual.of("“指标”表中没有 %s", "The sheet 指标 has no %s", code));
            }
            given.add(
                    new TestCaseEntry(createEntry(code, row), row.findCell(CODE).address()));
        }

        private void readExpectations(String code, ListRow row) {
            BigDecimal points = (BigDecimal) row.parseValue("应得分");
            if (points != null) {
                add(ExpectationKind.SCORE, code, points.toPlainString(), row.findCell("应得分"));
            }
            String grade = row.parseText("应得等级");
            if (grade != null) {
                add(ExpectationKind.GRADE, code, grade, row.findCell("应得等级"));
            }
            for (String id : splitList(row.parseText("应触发规则"))) {
                if (rules == null || rules.contains(id)) {
                    add(ExpectationKind.RULE, code, id, row.findCell("应触发规则"));
                } else {
                    problems.add(
                            ProblemCode.REFERENCE_UNKNOWN,
                            row.findCell("应触发规则").sheet(),
                            row.findCell("应触发规则").address(),
                            id,
                            new Bilingual("某张规则表的规则编号", "the id of a rule"),
                            CellParser.suggestValue(
                                    NearestName.of(id, rules).orElse(null),
                                    "多个编号用分号隔开",
                                    "Separate ids with semicolons"));
                }
            }
            readFindings(ExpectationKind.FINDING, code, row, "应有问题");
            readFindings(ExpectationKind.NO_FINDING, code, row, "不应有问题");
        }

        private void readFindings(ExpectationKind kind, String code, ListRow row, String label) {
            for (String named : splitList(row.parseText(label))) {
                Stream.of(Check.values())
                        .filter(check ->
                                check.name().equals(named) || check.label().equals(named))
                        .findFirst()
                        .ifPresentOrElse(
                                check -> add(kind, code, check.name(), row.findCell(label)),
                                () -> reportUnknownValue(
                                        row.findCell(label),
                                        named,
                                        Stream.of(Check.values()).map(Check::label)));
            }
        }

        private void add(ExpectationKind kind, String code, String value, GridCell cell) {
            expectations.add(new Expectation(kind, code, value, cell.address()));
        }

        TestCase build() {
            if (!expects) {
                problems.addAt(
                        ProblemCode.NOTHING_CHECKED,
                        first,
                        null,
                        new Bilingual(
                                "请至少填写应得分、应得等级、应触发规则、应有问题、不应有问题中的一项",
                                "Fill in at least one of 应得分, 应得等级, 应触发规则, 应有问题, 不应有问题"));
            }
            return new TestCase(
                    name,
                    first.sheet(),
                    first.address(),
                    year == null ? scheme.yearFrom() : year.intValue(),
                    budget,
                    declared,
                    given,
                    groupEntries,
                    facts,
                    expectations);
        }
    }

    private IndicatorEntry createEntry(String code, ListRow row) {
        String operator = row.parseText("符号");
        Value value = row.parseNumberOrText(CatalogueReader.TARGET);
        String unit = row.parseText("单位");
        boolean targeted = operator != null || value != null || unit != null;
        return IndicatorEntry.of(code)
                .name(row.parseText("指标名称"))
                .level1(row.parseText("一级指标"))
                .level2(row.parseText("二级指标"))
                .weight((BigDecimal) row.parseValue("权重"))
                .target(
                        targeted
                                ? new Target(
                                        operator == null ? null : Labelled.fromLabel(Operator.class, operator),
                                        value,
                                        unit)
                                : null)
                .actual(row.parseNumberOrText(ACTUAL))
                .checks(parseTicks(row))
                .declaredScore((BigDecimal) row.parseValue("自评得分"))
                .reason(row.parseText(REASON))
                .method(row.parseText("评分办法"))
                .build();
    }

    private List<String> parseTicks(ListRow row) {
        String text = row.parseText("要点");
        if (text == null) {
            return null;
        }
        PointCodeSyntax.fault(text)
                .ifPresent(hint -> problems.addAt(
                        ProblemCode.POINT_CODE,
                        row.findCell("要点"),
                        new Bilingual("要点编号，如 1;3 或 1-5，或者“无”", "codes of points, such as 1;3 or 1-5, or 无"),
                        hint));
        return text.equals(NONE_TICKED) ? List.of() : CheckpointRule.expandCodes(text);
    }

    private static List<String> splitList(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[;；,，、]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList();
    }

    /** A cell that would not be read. */
    private void reportUnusedCells(ListRow row, List<String> labels, Bilingual expected) {
        for (String label : labels) {
            if (!row.findCell(label).isBlank()) {
                problems.addAt(ProblemCode.INCONSISTENT, row.findCell(label), expected, null);
            }
        }
    }

    private void reportUnknownValue(GridCell cell, String found, Stream<String> known) {
        List<String> names = known.toList();
        String list = names.stream().limit(40).collect(Collectors.joining(" / "));
        Bilingual hint = NearestName.of(found, names)
                .map(near -> CellParser.suggestValue(near, "请核对编号或名称", "Check the code or name"))
                .orElse(null);
        problems.add(
                ProblemCode.REFERENCE_UNKNOWN, cell.sheet(), cell.address(), found, new Bilingual(list, list), hint);
    }
}
