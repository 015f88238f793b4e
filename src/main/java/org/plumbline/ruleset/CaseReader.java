package org.plumbline.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.ruleset.Expectation.Kind;
import org.plumbline.ruleset.Form.CellKind;
import org.plumbline.ruleset.Grid.Cell;
import org.plumbline.ruleset.LabelledRows.Field;
import org.plumbline.ruleset.LabelledRows.Row;
import org.plumbline.ruleset.Problem.Code;
import org.plumbline.ruleset.WorkbookCase.Given;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.Group;
import org.plumbline.vocabulary.GroupEntry;
import org.plumbline.vocabulary.Indicator;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/**
 * Reads the sheet 测试. Rows with one name are one case: a row with an indicator's code says what is handed in for it and
 * what must come of it, the one row without a code says the same of the whole.
 */
final class CaseReader {

    static final String CASES = "测试";
    static final String CODE = "指标编号";
    static final String ACTUAL = "实际值";

    static final String FACT = "事实";
    static final String FACT_VALUE = "事实内容";

    private static final String NAME = "用例";
    private static final String REASON = "偏差原因";
    private static final String CHOSEN = "指定成员";
    private static final String NONE_TICKED = "无";
    private static final CellKind TEXT = new CellKind.Text();
    private static final CellKind AMOUNT = new CellKind.Number(BigDecimal.ZERO, null);

    /** The columns of the sheet, in the order a template writes them. */
    static final List<Field> COLUMNS = List.of(
            new Field(NAME, new Bilingual("用例名称；名称相同的各行合成一个用例", "name; rows with one name are one case"), TEXT, true),
            new Field(
                    "年度",
                    new Bilingual("预算年度，写在用例的任意一行；空 = 方案的年度起", "fiscal year, on any row; empty = the scheme's first"),
                    CatalogueReader.YEAR,
                    false),
            new Field(
                    CODE,
                    new Bilingual(
                            "本行说的是哪个指标或共用组；空 = 总分行，说整个用例，每个用例最多一行",
                            "the indicator or group of the row; empty = the row speaks of the whole case"),
                    TEXT,
                    false),
            new Field("指标名称", new Bilingual("自报指标必填，方案已有的指标不必填", "name of an indicator of one's own"), TEXT, false),
            new Field("一级指标", new Bilingual("自报指标的一级指标", "level 1 of an indicator of one's own"), TEXT, false),
            new Field("二级指标", new Bilingual("自报指标的二级指标", "level 2 of an indicator of one's own"), TEXT, false),
            new Field(
                    "权重",
                    new Bilingual("自报指标的满分，单位：分", "full marks of an indicator of one's own, in points"),
                    CatalogueReader.POINTS,
                    false),
            new Field(
                    "符号",
                    new Bilingual("自报指标目标值前的符号；空 = 等于", "operator before the target of an indicator of one's own"),
                    Forms.choice(Operator.class),
                    false),
            new Field(
                    CatalogueReader.TARGET,
                    new Bilingual("自报指标的目标值，数字或文字", "target of an indicator of one's own, a number or a word"),
                    TEXT,
                    false),
            new Field("单位", new Bilingual("自报指标的单位；% 表示百分点", "unit; % means percent points"), TEXT, false),
            new Field(
                    "评分办法", new Bilingual("自报指标的评分办法；空 = 不写明", "its scoring method; empty = none named"), TEXT, false),
            new Field(
                    ACTUAL,
                    new Bilingual(
                            "填报的实际值，数字或文字；率填百分点；空 = 没有填报",
                            "actual value handed in, a number or a word; rates in percent points; empty = none"),
                    TEXT,
                    false),
            new Field(
                    "要点",
                    new Bilingual(
                            "勾选的要点编号，多个用分号，连续可写 1-5；一个都没勾填“无”；空 = 没有逐项勾选",
                            "points ticked, with semicolons or as 1-5; 无 = none ticked; empty = not stated"),
                    TEXT,
                    false),
            new Field(
                    REASON,
                    new Bilingual("填报的偏差原因；空 = 没有填写", "reason given for a deviation; empty = none"),
                    TEXT,
                    false),
            new Field(
                    CHOSEN,
                    new Bilingual(
                            "取法为“指定”的共用组，填报单位指定的成员编号；只写在组的行上",
                            "code of the member that the submission names, on the row of a group of 取法 指定"),
                    TEXT,
                    false),
            new Field(
                    "自评得分",
                    new Bilingual("填报的自评得分；总分行上是自评总分", "declared score; on the row of the whole the declared total"),
                    CatalogueReader.POINTS,
                    false),
            new Field("自评等级", new Bilingual("填报的自评等级，只在总分行填写", "declared grade, on the row of the whole"), TEXT, false),
            new Field(
                    "年初预算数",
                    new Bilingual("万元，只在总分行填写", "initial budget in 万元, on the row of the whole"),
                    AMOUNT,
                    false),
            new Field(
                    "全年预算数",
                    new Bilingual("万元，只在总分行填写", "adjusted budget in 万元, on the row of the whole"),
                    AMOUNT,
                    false),
            new Field("执行数", new Bilingual("万元，只在总分行填写", "executed in 万元, on the row of the whole"), AMOUNT, false),
            new Field(
                    FACT,
                    new Bilingual(
                            "填报的一个事实的名称，供“加分”“否决”使用；每个事实一行，指标编号留空",
                            "key of a stated fact, one row each, without a code"),
                    TEXT,
                    false),
            new Field(FACT_VALUE, new Bilingual("该事实的数值或文字，如 2 或 是", "the fact's number or wording"), TEXT, false),
            new Field(
                    "应得分",
                    new Bilingual("本指标按规则应得几分；总分行上是应得总分；空 = 不核对", "points that must come out; empty = not checked"),
                    CatalogueReader.POINTS,
                    false),
            new Field(
                    "应得等级",
                    new Bilingual("应得的等级，只在总分行填写；空 = 不核对", "grade that must come out; empty = not checked"),
                    TEXT,
                    false),
            new Field(
                    "应触发规则",
                    new Bilingual("必须用到的规则编号，多个用分号；空 = 不核对", "ids of rules that must fire, with semicolons"),
                    TEXT,
                    false),
            new Field(
                    "应有问题",
                    new Bilingual(
                            "必须提示的问题，填“审核”表的检查项或其英文代码，多个用分号；空 = 不核对",
                            "findings that must be raised, by check or code, with semicolons"),
                    TEXT,
                    false),
            new Field(
                    "不应有问题",
                    new Bilingual("不得提示的问题，写法同上；空 = 不核对", "findings that must not be raised; empty = not checked"),
                    TEXT,
                    false));

    /** The columns that describe an indicator of the submission's own. */
    static final Set<String> OWN = Set.of("指标名称", "一级指标", "二级指标", "权重", "符号", CatalogueReader.TARGET, "单位", "评分办法");

    /** The columns that a workbook without need of them does not show. */
    static final Set<String> RARE = Set.of(REASON, CHOSEN, FACT, FACT_VALUE);

    private static final List<String> OF_AN_INDICATOR = Stream.concat(
                    OWN.stream().sorted(), Stream.of(ACTUAL, "要点", REASON))
            .toList();
    private static final List<String> OF_THE_WHOLE = List.of("自评等级", "年初预算数", "全年预算数", "执行数", "应得等级");
    /** The columns that say what must come out. */
    static final List<String> EXPECTED = List.of("应得分", "应得等级", "应触发规则", "应有问题", "不应有问题");

    private final Scheme scheme;
    private final Problems problems;
    private final Map<String, Indicator> indicators = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Predicate<String> rules;
    /** Whether the rest of the workbook was read whole: what it lacks otherwise is its mistake, and was told there. */
    private final boolean sound;

    /** @param rules whether there is a rule of this id */
    CaseReader(Scheme scheme, Predicate<String> rules, Problems problems) {
        this.scheme = scheme;
        this.rules = rules;
        this.problems = problems;
        this.sound = !problems.blocking();
        scheme.indicators().forEach(indicator -> indicators.put(indicator.code(), indicator));
        scheme.groups().forEach(group -> groups.put(group.code(), group));
    }

    /** @param sheet null where the workbook has none */
    List<WorkbookCase> read(Grid sheet) {
        if (sheet == null) {
            return List.of();
        }
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (Row row : new LabelledRows(sheet, COLUMNS, problems).rows()) {
            // rows without a name were told; they are read for their other mistakes
            drafts.computeIfAbsent(row.text(NAME), name -> new Draft(name, row.cell(NAME)))
                    .add(row);
        }
        List<WorkbookCase> cases = new ArrayList<>();
        drafts.forEach((name, draft) -> {
            if (name != null) {
                cases.add(draft.finished());
            }
        });
        return cases;
    }

    /** One case while its rows are read. */
    private final class Draft {

        private final String name;
        private final Cell first;
        private final Set<String> codes = new HashSet<>();
        private final List<Given> given = new ArrayList<>();
        private final List<GroupEntry> groupEntries = new ArrayList<>();
        private final List<StatedFact> facts = new ArrayList<>();
        private final List<Expectation> expectations = new ArrayList<>();
        private BigDecimal year;
        private Budget budget = Budget.NONE;
        private Declared declared = Declared.NOTHING;
        private boolean expects;
        private Cell whole;

        Draft(String name, Cell first) {
            this.name = name;
            this.first = first;
        }

        void add(Row row) {
            expects |= EXPECTED.stream().anyMatch(label -> !row.cell(label).isBlank());
            year(row);
            String code = row.text(CODE);
            fact(code, row);
            if (row.cell(CODE).isBlank()) {
                if (row.cell(FACT).isBlank() || !onlyOfFact(row)) {
                    whole(row);
                }
            } else if (code != null) {
                one(code, row);
            }
            expect(code, row);
        }

        /** Whether a row states a fact and says nothing of the whole, so that a case may have many such. */
        private boolean onlyOfFact(Row row) {
            return Stream.of(OF_THE_WHOLE, EXPECTED, List.of("自评得分"))
                    .flatMap(List::stream)
                    .allMatch(label -> row.cell(label).isBlank());
        }

        private void fact(String code, Row row) {
            String key = row.text(FACT);
            Value value = row.free(FACT_VALUE);
            if (key == null && value == null) {
                return;
            }
            if (code != null) {
                unused(
                        row,
                        List.of(FACT, FACT_VALUE),
                        new Bilingual("空：事实写在不填指标编号的行", "nothing: a fact belongs on a row without a code"));
            } else if (key == null || value == null) {
                problems.at(
                        Code.CELL_MISSING,
                        row.cell(key == null ? FACT : FACT_VALUE),
                        new Bilingual("事实的名称和内容", "a fact's key and its value"),
                        null);
            } else {
                facts.add(new StatedFact(key, value, null, null));
            }
        }

        private void year(Row row) {
            BigDecimal stated = (BigDecimal) row.value("年度");
            if (stated == null) {
                return;
            }
            if (stated.scale() > 0) {
                problems.at(Code.OUT_OF_RANGE, row.cell("年度"), new Bilingual("整数", "a whole number"), null);
            } else if (year != null && year.compareTo(stated) != 0) {
                problems.at(
                        Code.INCONSISTENT,
                        row.cell("年度"),
                        Bilingual.of("与本用例的年度 %s 相同", "the case's year %s", year.toPlainString()),
                        new Bilingual("另一年度请另立用例", "Make another case for another year"));
            } else {
                year = stated;
            }
        }

        private void whole(Row row) {
            if (whole != null && name != null) {
                problems.at(
                        Code.DUPLICATE_ID,
                        row.cell(NAME),
                        new Bilingual("每个用例最多一行不填指标编号", "one row without a code a case"),
                        Bilingual.of("与 %s 重复", "The same as %s", whole.address()));
            }
            whole = row.cell(NAME);
            unused(row, OF_AN_INDICATOR, new Bilingual("空：本行没有填指标编号", "nothing: the row names no indicator"));
            unused(row, List.of(CHOSEN), new Bilingual("空：本行没有填指标编号", "nothing: the row names no indicator"));
            declared = new Declared((BigDecimal) row.value("自评得分"), row.text("自评等级"));
            budget = new Budget(
                    Budget.NONE.unit(),
                    (BigDecimal) row.value("年初预算数"),
                    null,
                    (BigDecimal) row.value("全年预算数"),
                    (BigDecimal) row.value("执行数"),
                    List.of(),
                    List.of());
        }

        private void one(String code, Row row) {
            if (!codes.add(code) && name != null) {
                problems.at(
                        Code.DUPLICATE_ID,
                        row.cell(CODE),
                        new Bilingual("同一用例中每个指标一行", "one row an indicator in a case"),
                        null);
            }
            unused(row, OF_THE_WHOLE, new Bilingual("空：写在不填指标编号的总分行", "nothing: it belongs on the row without a code"));
            if (groups.containsKey(code)) {
                unused(row, OF_AN_INDICATOR, new Bilingual("空：共用组没有实际值", "nothing: a group has no value of its own"));
                groupEntries.add(new GroupEntry(code, (BigDecimal) row.value("自评得分"), row.text(CHOSEN)));
                return;
            }
            unused(row, List.of(CHOSEN), new Bilingual("空：写在共用组的行上", "nothing: it belongs on the row of the group"));
            Indicator known = indicators.get(code);
            if (known != null && known.group() != null) {
                unused(
                        row,
                        List.of("应得分"),
                        Bilingual.of("空：应得分写在共用组 %s 的行上", "nothing: points belong to the group %s", known.group()));
            } else if (known == null && !scheme.openIndicators() && sound) {
                unknown(row.cell(CODE), code, Stream.concat(indicators.keySet().stream(), groups.keySet().stream()));
            } else if (known == null && sound && row.cell("指标名称").isBlank()) {
                problems.at(
                        Code.CELL_MISSING,
                        row.cell("指标名称"),
                        new Bilingual("自报指标的名称", "the name of an indicator of one's own"),
                        Bilingual.of("“指标”表中没有 %s", "The sheet 指标 has no %s", code));
            }
            given.add(new Given(entry(code, row), row.cell(CODE).address()));
        }

        private void expect(String code, Row row) {
            BigDecimal points = (BigDecimal) row.value("应得分");
            if (points != null) {
                add(Kind.SCORE, code, points.toPlainString(), row.cell("应得分"));
            }
            String grade = row.text("应得等级");
            if (grade != null) {
                add(Kind.GRADE, code, grade, row.cell("应得等级"));
            }
            for (String id : parts(row.text("应触发规则"))) {
                if (!sound || rules.test(id)) {
                    add(Kind.RULE, code, id, row.cell("应触发规则"));
                } else {
                    problems.add(
                            Code.REFERENCE_UNKNOWN,
                            row.cell("应触发规则").sheet(),
                            row.cell("应触发规则").address(),
                            id,
                            new Bilingual("某张规则表的规则编号", "the id of a rule"),
                            new Bilingual("多个编号用分号隔开", "Put semicolons between ids"));
                }
            }
            findings(Kind.FINDING, code, row, "应有问题");
            findings(Kind.NO_FINDING, code, row, "不应有问题");
        }

        private void findings(Kind kind, String code, Row row, String label) {
            for (String named : parts(row.text(label))) {
                Stream.of(Check.values())
                        .filter(check ->
                                check.name().equals(named) || check.label().equals(named))
                        .findFirst()
                        .ifPresentOrElse(
                                check -> add(kind, code, check.name(), row.cell(label)),
                                () -> unknown(
                                        row.cell(label),
                                        named,
                                        Stream.of(Check.values()).map(Check::label)));
            }
        }

        private void add(Kind kind, String code, String value, Cell cell) {
            expectations.add(new Expectation(kind, code, value, cell.address()));
        }

        WorkbookCase finished() {
            if (!expects) {
                problems.at(
                        Code.NOTHING_CHECKED,
                        first,
                        null,
                        new Bilingual(
                                "请至少填写应得分、应得等级、应触发规则、应有问题、不应有问题中的一项",
                                "Fill in at least one of 应得分, 应得等级, 应触发规则, 应有问题, 不应有问题"));
            }
            return new WorkbookCase(
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

    private static Entry entry(String code, Row row) {
        String operator = row.text("符号");
        Value value = row.free(CatalogueReader.TARGET);
        String unit = row.text("单位");
        boolean targeted = operator != null || value != null || unit != null;
        return new Entry(
                code,
                row.text("指标名称"),
                row.text("一级指标"),
                row.text("二级指标"),
                (BigDecimal) row.value("权重"),
                targeted
                        ? new Target(operator == null ? null : Labelled.of(Operator.class, operator), value, unit)
                        : null,
                row.free(ACTUAL),
                ticked(row.text("要点")),
                (BigDecimal) row.value("自评得分"),
                row.text(REASON),
                null,
                row.text("评分办法"),
                null);
    }

    private static List<String> ticked(String text) {
        if (text == null) {
            return null;
        }
        return text.equals(NONE_TICKED) ? List.of() : CheckpointRule.spread(text);
    }

    private static List<String> parts(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[;；,，、]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList();
    }

    /** A cell that nobody would read. */
    private void unused(Row row, List<String> labels, Bilingual expected) {
        for (String label : labels) {
            if (!row.cell(label).isBlank()) {
                problems.at(Code.INCONSISTENT, row.cell(label), expected, null);
            }
        }
    }

    private void unknown(Cell cell, String found, Stream<String> known) {
        String list = known.limit(40).collect(Collectors.joining(" / "));
        problems.add(Code.REFERENCE_UNKNOWN, cell.sheet(), cell.address(), found, new Bilingual(list, list), null);
    }
}
