package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.plumbline.core.ruleset.WorkbookMistakes.all;
import static org.plumbline.core.ruleset.WorkbookMistakes.emptied;
import static org.plumbline.core.ruleset.WorkbookMistakes.expect;
import static org.plumbline.core.ruleset.WorkbookMistakes.made;
import static org.plumbline.core.ruleset.WorkbookMistakes.typed;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.core.ruleset.WorkbookMistakes;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.Expectation.ExpectationKind;
import org.plumbline.core.workbook.TestCase.TestCaseEntry;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Value;

class CaseReaderTest {

    /** A case of one row. */
    private static final String BAND = "等级界限-正好 80 分";

    private static Cell cell(XSSFWorkbook book, String id, String label) {
        return EditedWorkbook.cell(book, CaseColumns.CASES, id, label);
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeIsReportedAtItsCell() {
        return Stream.of(
                typed(
                        "an indicator that does not exist",
                        book -> cell(book, "d05", "指标编号"),
                        "d99",
                        ProblemCode.REFERENCE_UNKNOWN),
                typed("an indicator twice", book -> cell(book, "d05", "指标编号"), "d04", ProblemCode.DUPLICATE_ID),
                typed(
                        "a check that does not exist",
                        book -> cell(book, "d03", "应有问题"),
                        "执行慢",
                        ProblemCode.REFERENCE_UNKNOWN),
                typed(
                        "a finding's code that does not exist",
                        book -> cell(book, "d03", "不应有问题"),
                        "SLOW",
                        ProblemCode.REFERENCE_UNKNOWN),
                made("a rule that does not exist, among some that do", book -> {
                    Cell cell = cell(book, "d03", "应触发规则");
                    cell.setCellValue("BK-003;BK-999");
                    return expect(ProblemCode.REFERENCE_UNKNOWN, cell, "BK-999");
                }),
                made("a case that checks nothing", book -> {
                    cell(book, BAND, "应触发规则").setBlank();
                    cell(book, BAND, "不应有问题").setBlank();
                    return expect(ProblemCode.NOTHING_CHECKED, cell(book, BAND, "用例"), BAND);
                }),
                made(
                        "a row without the case's name",
                        book -> emptied(cell(book, "d05", "用例"), ProblemCode.CELL_MISSING)),
                made("a second row of the whole", book -> {
                    Cell name = cell(book, "d05", "用例");
                    cell(book, "d05", "实际值").setBlank();
                    cell(book, "d05", "指标编号").setBlank();
                    return expect(ProblemCode.DUPLICATE_ID, name, name.getStringCellValue());
                }),
                typed(
                        "a grade on an indicator's row",
                        book -> cell(book, "d03", "应得等级"),
                        "优",
                        ProblemCode.INCONSISTENT),
                typed("a percentage as text", book -> cell(book, "d18a", "实际值"), "95.4%", ProblemCode.NUMBER_AS_TEXT),
                made("points of a group's member", book -> {
                    Cell cell = cell(book, "d18a", "应得分");
                    cell.setCellValue(5);
                    return expect(ProblemCode.INCONSISTENT, cell, "5");
                }),
                made("an actual value of a group", book -> {
                    Cell cell = cell(book, "G-QTY", "实际值");
                    cell.setCellValue(100);
                    return expect(ProblemCode.INCONSISTENT, cell, "100");
                }),
                made("a budget on an indicator's row", book -> {
                    Cell cell = cell(book, "d03", "执行数");
                    cell.setCellValue(100);
                    return expect(ProblemCode.INCONSISTENT, cell, "100");
                }),
                made("two years in one case", book -> {
                    Cell cell = cell(book, "d03", "年度");
                    cell.setCellValue(2021);
                    return expect(ProblemCode.INCONSISTENT, cell, "2021");
                }),
                made("a year and a half", book -> {
                    Cell cell = cell(book, BAND, "年度");
                    cell.setCellValue(2020.5);
                    return expect(ProblemCode.OUT_OF_RANGE, cell, "2020.5");
                }),
                typed("points as text", book -> cell(book, "d03", "应得分"), "2.00", ProblemCode.NUMBER_AS_TEXT),
                made("a label that is not known", book -> {
                    Cell cell = EditedWorkbook.find(book.getSheet(CaseColumns.CASES), "应得分");
                    cell.setCellValue("得分");
                    return expect(ProblemCode.LABEL_UNKNOWN, cell, "得分");
                }),
                made("two mistakes in one row", book -> {
                    Cell rule = cell(book, "d03", "应触发规则");
                    rule.setCellValue("BK-9");
                    Cell finding = cell(book, "d03", "应有问题");
                    finding.setCellValue("慢");
                    return all(
                            expect(ProblemCode.REFERENCE_UNKNOWN, rule, "BK-9"),
                            expect(ProblemCode.REFERENCE_UNKNOWN, finding, "慢"));
                }));
    }

    @Test
    void aCaseIsItsRowsWithTheirCells() {
        TestCase printed = ShippedFiles.ruleSet("dachang-department").cases().get(0);

        assertThat(printed.name()).isEqualTo("2020 年医疗保障局自评表");
        assertThat(printed.cell()).isEqualTo("A2");
        assertThat(printed.fiscalYear()).isEqualTo(2020);
        assertThat(printed.budget().unit()).isEqualTo("万元");
        assertThat(printed.budget().executed()).isEqualByComparingTo("8352.09");
        assertThat(printed.declared().total()).isEqualByComparingTo("96.5");
        assertThat(printed.declared().grade()).isEqualTo("优");
        assertThat(printed.groups()).extracting(IndicatorGroupEntry::code).containsExactly("G-QTY", "G-BENEFIT");
        TestCaseEntry d03 = printed.given().get(2);
        assertThat(d03.entry().code()).isEqualTo("d03");
        assertThat(d03.entry().actual().numberOrNull()).isEqualByComparingTo("95.4");
        assertThat(d03.cell()).isEqualTo("C5");
        assertThat(printed.expectations())
                .filteredOn(expectation -> "d03".equals(expectation.indicator()))
                .satisfiesExactly(
                        score -> {
                            assertThat(score.kind()).isEqualTo(ExpectationKind.SCORE);
                            assertThat(score.value()).isEqualTo("2");
                            assertThat(score.cell()).endsWith("5");
                        },
                        rule -> assertThat(rule.value()).isEqualTo("BK-003"));
        assertThat(printed.expectations())
                .filteredOn(
                        expectation -> expectation.indicator() == null && expectation.kind() == ExpectationKind.FINDING)
                .extracting(Expectation::value)
                .containsExactly("RATE_RECOMPUTE", "SCORE_MISSING", "EVIDENCE_MISSING");
    }

    @Test
    void pointsAreTickedByRangeByListOrNotAtAll() {
        TestCase points = ShippedFiles.ruleSet("dachang-department").cases().stream()
                .filter(each -> each.name().equals("要点的界限"))
                .findFirst()
                .orElseThrow();

        assertThat(points.given())
                .extracting(TestCaseEntry::entry)
                .extracting(IndicatorEntry::checks)
                .contains(List.of("2", "3"), List.of("1", "2", "3", "4"), List.of());
    }

    @Test
    void theContentListsTheSheetByCaseAndIndicator() {
        WorkbookContent content = ShippedFiles.ruleSet("dachang-department").content();
        WorkbookContent.SheetContent sheet =
                content.findSheet(CaseColumns.CASES).orElseThrow();

        assertThat(sheet.kind()).isEqualTo(WorkbookContent.SheetKind.CASES);
        assertThat(sheet.findRow("2020 年医疗保障局自评表").orElseThrow().row()).isEqualTo(2);
        assertThat(sheet.findRow("2020 年医疗保障局自评表 · d03").orElseThrow().row()).isEqualTo(5);
    }

    @Test
    void anIndicatorOfOnesOwnNeedsAName() {
        byte[] named = open(row -> row);
        byte[] nameless = open(row -> {
            row.remove("指标名称");
            return row;
        });

        assertThat(ShippedFiles.load("a.xlsx", named)
                        .cases()
                        .get(0)
                        .given()
                        .get(0)
                        .entry()
                        .target()
                        .value())
                .hasToString("10");
        assertThat(catchThrowableOfType(RuleSetRejectedException.class, () -> ShippedFiles.load("a.xlsx", nameless))
                        .problems())
                .filteredOn(problem -> problem.code().isBlocking())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.CELL_MISSING);
                    assertThat(problem.cell()).isEqualTo("D2");
                });
    }

    /** A scheme that takes indicators of the submission's own, with a case that brings one. */
    private static byte[] open(UnaryOperator<Map<String, Object>> change) {
        Map<String, Object> row = new HashMap<>(
                Map.of("用例", "自报", "指标编号", "x1", "指标名称", "数量", "权重", 10, "目标值", 10, "实际值", 10, "应有问题", "缺评分规则"));
        return RuleWorkbookWriter.of(TestSchemeSettings.settings(
                        Map.of("方案编号", "a", "年度止", 2022, "依据状态", "待核", "满分", 10, "自报指标", "是")))
                .addTable("等级", "GRADE", List.of("总分不小于", "等级", "依据"), List.of(List.of("G-1", 0, "合格", "某文件")))
                .addTest(change.apply(row))
                .toBytes();
    }

    /** A case of the whole and one fact. */
    private static Map<String, Object> fact(Object key, Object value, Object code) {
        Map<String, Object> cells = new HashMap<>(Map.of("用例", "一"));
        cells.put("事实", key);
        cells.put("事实内容", value);
        cells.put("指标编号", code);
        return cells;
    }

    @SafeVarargs
    private static byte[] withFacts(Map<String, Object>... rows) {
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(TestSchemeSettings.settings())
                .addIndicator(Map.of(
                        "指标编号", "x", "三级指标", "完成", "权重", 100, "符号", "≥", "目标值", 100, "单位", "%", "评分办法", "比例", "依据",
                        "某文件"))
                .addTable("扣分-比例", "RATIO", List.of("评分办法", "类型", "依据"), List.of(List.of("BL", "比例", "正向", "某文件")))
                .addTable("等级", "GRADE", List.of("总分不小于", "等级", "依据"), List.of(List.of("DJ", 0, "合格", "某文件")))
                .addTest(Map.of("用例", "一", "应得等级", "合格"));
        for (Map<String, Object> row : rows) {
            workbook.addTest(row);
        }
        return workbook.toBytes();
    }

    @Test
    void aFactHasARowOfItsOwn() {
        List<TestCase> cases = ShippedFiles.load(
                        "made.xlsx", withFacts(fact("表彰", 2, null), fact("挪用", "是", null), fact("表彰", 3, null)))
                .cases();
        assertThat(cases).singleElement().satisfies(only -> assertThat(only.facts())
                .containsExactly(
                        new StatedFact("表彰", Value.of(BigDecimal.valueOf(2)), null, null),
                        new StatedFact("挪用", Value.of("是"), null, null),
                        new StatedFact("表彰", Value.of(BigDecimal.valueOf(3)), null, null)));
    }

    @Test
    void aFactIsReportedWhereItIsHalfOrInTheWrongRow() {
        assertThat(WorkbookMistakes.problems(withFacts(fact("表彰", null, null), fact("挪用", "是", "x"))))
                .extracting(problem -> problem.code() + " " + problem.found())
                .containsExactly("CELL_MISSING null", "INCONSISTENT 挪用", "INCONSISTENT 是");
    }
}
