package org.plumbline.core.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemCollector;
import org.plumbline.core.spreadsheet.SheetGrid.GridCell;
import org.plumbline.core.workbook.Expectation.ExpectationKind;
import org.plumbline.core.workbook.ListSheetReader.ListRow;
import org.plumbline.core.workbook.TestCase.TestCaseEntry;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.CheckpointRule;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Scheme;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** One case while its rows are read. */
final class CaseDraft {

    private static final String NONE_TICKED = "无";

    private final String name;
    private final GridCell first;
    private final Scheme scheme;
    private final CaseReferences references;
    private final ProblemCollector problems;
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

    CaseDraft(String name, GridCell first, Scheme scheme, CaseReferences references, ProblemCollector problems) {
        this.name = name;
        this.first = first;
        this.scheme = scheme;
        this.references = references;
        this.problems = problems;
    }

    void add(ListRow row) {
        expects |= CaseColumns.EXPECTED.stream()
                .anyMatch(label -> !row.findCell(label).isBlank());
        readYear(row);
        String code = row.parseText(CaseColumns.CODE);
        readFact(code, row);
        if (row.findCell(CaseColumns.CODE).isBlank()) {
            if (row.findCell(CaseColumns.FACT).isBlank() || !statesFactOnly(row)) {
                readWholeCase(row);
            }
        } else if (code != null) {
            readIndicator(code, row);
        }
        readExpectations(code, row);
    }

    /** Whether a row states only a fact, so that a case may have many such rows. */
    private boolean statesFactOnly(ListRow row) {
        return Stream.of(CaseColumns.OF_THE_WHOLE, CaseColumns.EXPECTED, List.of("自评得分"))
                .flatMap(List::stream)
                .allMatch(label -> row.findCell(label).isBlank());
    }

    private void readFact(String code, ListRow row) {
        String key = row.parseText(CaseColumns.FACT);
        Value value = row.parseFact(CaseColumns.FACT_VALUE);
        if (key == null && value == null) {
            return;
        }
        if (code != null) {
            reportUnusedCells(
                    row,
                    List.of(CaseColumns.FACT, CaseColumns.FACT_VALUE),
                    new Bilingual("空：事实写在不填指标编号的行", "nothing: a fact belongs on a row without a code"));
        } else if (key == null || value == null) {
            problems.addAt(
                    ProblemCode.CELL_MISSING,
                    row.findCell(key == null ? CaseColumns.FACT : CaseColumns.FACT_VALUE),
                    new Bilingual("事实的名称和内容", "a fact's key and its value"),
                    null);
        } else {
            facts.add(new StatedFact(key, value, null, null));
        }
    }

    private void readYear(ListRow row) {
        BigDecimal stated = row.parseNumber("年度");
        if (stated == null) {
            return;
        }
        if (!new CellParser(problems).checkWholeNumber(row.findCell("年度"), stated)) {
            return;
        }
        if (year != null && year.compareTo(stated) != 0) {
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
                    row.findCell(CaseColumns.NAME),
                    new Bilingual("每个用例最多一行不填指标编号", "one row without a code per case"),
                    Bilingual.of("与 %s 重复", "The same as %s", whole.address()));
        }
        whole = row.findCell(CaseColumns.NAME);
        reportUnusedCells(
                row, CaseColumns.OF_AN_INDICATOR, new Bilingual("空：本行没有填指标编号", "nothing: the row names no indicator"));
        reportUnusedCells(
                row, List.of(CaseColumns.CHOSEN), new Bilingual("空：本行没有填指标编号", "nothing: the row names no indicator"));
        declared = new DeclaredResult(row.parseNumber("自评得分"), row.parseText("自评等级"));
        budget = new Budget(
                Budget.NONE.unit(),
                row.parseNumber("年初预算数"),
                null,
                row.parseNumber("全年预算数"),
                row.parseNumber("执行数"),
                List.of(),
                List.of());
    }

    private void readIndicator(String code, ListRow row) {
        if (!codes.add(code) && name != null) {
            problems.addAt(
                    ProblemCode.DUPLICATE_ID,
                    row.findCell(CaseColumns.CODE),
                    new Bilingual("同一用例中每个指标一行", "one row per indicator in a case"),
                    null);
        }
        reportUnusedCells(
                row,
                CaseColumns.OF_THE_WHOLE,
                new Bilingual("空：写在不填指标编号的总分行", "nothing: it belongs on the row without a code"));
        if (references.isGroup(code)) {
            reportUnusedCells(
                    row,
                    CaseColumns.OF_AN_INDICATOR,
                    new Bilingual("空：共用组没有实际值", "nothing: a group has no value of its own"));
            groupEntries.add(new IndicatorGroupEntry(code, row.parseNumber("自评得分"), row.parseText(CaseColumns.CHOSEN)));
            return;
        }
        reportUnusedCells(
                row,
                List.of(CaseColumns.CHOSEN),
                new Bilingual("空：写在共用组的行上", "nothing: it belongs on the row of the group"));
        references.checkIndicator(code, row);
        given.add(new TestCaseEntry(
                createEntry(code, row), row.findCell(CaseColumns.CODE).address()));
    }

    private void readExpectations(String code, ListRow row) {
        BigDecimal points = row.parseNumber("应得分");
        if (points != null) {
            add(ExpectationKind.SCORE, code, points.toPlainString(), row.findCell("应得分"));
        }
        String grade = row.parseText("应得等级");
        if (grade != null) {
            add(ExpectationKind.GRADE, code, grade, row.findCell("应得等级"));
        }
        GridCell rules = row.findCell("应触发规则");
        for (String id : references.readRules(row.parseText("应触发规则"), rules)) {
            add(ExpectationKind.RULE, code, id, rules);
        }
        readFindings(ExpectationKind.FINDING, code, row, "应有问题");
        readFindings(ExpectationKind.NO_FINDING, code, row, "不应有问题");
    }

    private void readFindings(ExpectationKind kind, String code, ListRow row, String label) {
        GridCell cell = row.findCell(label);
        for (String finding : references.readFindings(row.parseText(label), cell)) {
            add(kind, code, finding, cell);
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

    private IndicatorEntry createEntry(String code, ListRow row) {
        Operator operator = row.parseChoice("符号", Operator.class, null);
        Value value = row.parseNumberOrText(CatalogueColumns.TARGET);
        String unit = row.parseText("单位");
        boolean targeted = operator != null || value != null || unit != null;
        return IndicatorEntry.of(code)
                .name(row.parseText("指标名称"))
                .level1(row.parseText("一级指标"))
                .level2(row.parseText("二级指标"))
                .weight(row.parseNumber("权重"))
                .target(targeted ? new Target(operator, value, unit) : null)
                .actual(row.parseNumberOrText(CaseColumns.ACTUAL))
                .checks(parseTicks(row))
                .declaredScore(row.parseNumber("自评得分"))
                .reason(row.parseText(CaseColumns.REASON))
                .method(row.parseText("评分办法"))
                .build();
    }

    private List<String> parseTicks(ListRow row) {
        String text = row.parseText("要点");
        if (text == null) {
            return null;
        }
        PointCodeSyntax.findFault(text)
                .ifPresent(hint -> problems.addAt(
                        ProblemCode.POINT_CODE,
                        row.findCell("要点"),
                        new Bilingual("要点编号，如 1;3 或 1-5，或者“无”", "codes of points, such as 1;3 or 1-5, or 无"),
                        hint));
        return text.equals(NONE_TICKED) ? List.of() : CheckpointRule.expandCodes(text);
    }

    /** A cell that would not be read. */
    private void reportUnusedCells(ListRow row, List<String> labels, Bilingual expected) {
        for (String label : labels) {
            if (!row.findCell(label).isBlank()) {
                problems.addAt(ProblemCode.INCONSISTENT, row.findCell(label), expected, null);
            }
        }
    }
}
