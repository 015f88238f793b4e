package org.plumbline.core.casetest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.Expectation.ExpectationKind;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import tools.jackson.databind.json.JsonMapper;

class WorkbookTestsTest {

    private static final String PRINTED = "2020 年医疗保障局自评表";

    @TestFactory
    Stream<DynamicTest> everyShippedWorkbookPassesItsOwnTests() {
        return ShippedFiles.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(ruleSet.file(), () -> {
                    CaseTestReport report = CaseTestRunner.run(ruleSet);
                    assertThat(failures(report)).isEmpty();
                    assertThat(report.passed()).isTrue();
                    assertThat(report.cases()).hasSizeGreaterThanOrEqualTo(3);
                }));
    }

    private static List<String> failures(CaseTestReport report) {
        return report.cases().stream()
                .flatMap(result -> Stream.concat(
                        result.refusals().stream()
                                .map(refusal -> refusal.sentence().zh()),
                        result.checks().stream()
                                .filter(check -> !check.passed())
                                .map(check -> check.sentence().zh())))
                .toList();
    }

    private static CaseTestReport run(Consumer<XSSFWorkbook> edit) {
        return CaseTestRunner.run(EditedWorkbook.load(edit));
    }

    /** The one expectation that fails. */
    private static ExpectationResult failed(CaseTestReport report) {
        assertThat(report.passed()).isFalse();
        assertThat(report.failures()).isEqualTo(1);
        return report.cases().stream()
                .flatMap(result -> result.checks().stream())
                .filter(check -> !check.passed())
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other);
                })
                .orElseThrow();
    }

    private static Cell cell(XSSFWorkbook book, String code, String label) {
        return EditedWorkbook.cell(book, "测试", code, label);
    }

    @Test
    void aWrongScoreIsReportedAtItsCellWithTheRowThatTookThePoints() {
        String[] address = new String[1];
        ExpectationResult wrong = failed(run(book -> {
            Cell cell = cell(book, "d03", "应得分");
            cell.setCellValue(1.6);
            address[0] = cell.getAddress().formatAsString();
        }));

        assertThat(wrong.kind()).isEqualTo(ExpectationKind.SCORE);
        assertThat(wrong.indicator()).isEqualTo("d03");
        assertThat(wrong.sheet()).isEqualTo("测试");
        assertThat(wrong.cell()).isEqualTo(address[0]);
        assertThat(wrong.expected()).isEqualTo("1.60");
        assertThat(wrong.actual()).isEqualTo("2.00");
        assertThat(wrong.sentence().zh()).isEqualTo("d03 应得 1.60 分，实得 2.00 分：BK-003 扣 2.00");
        assertThat(wrong.sentence().en()).isEqualTo("d03 1.60 points due, 2.00 came out: BK-003 takes 2.00");
    }

    @Test
    void aWrongTotalNamesWhoLostPoints() {
        ExpectationResult wrong = failed(run(book -> cell(book, PRINTED, "应得分").setCellValue(96.5)));

        assertThat(wrong.indicator()).isNull();
        assertThat(wrong.sentence().zh()).isEqualTo("总分应得 96.50 分，实得 91.00 分：d01 扣 2.00、d03 扣 2.00、d23 扣 5.00");
    }

    @Test
    void aWrongGradeRuleAndFindingEachSayWhatCameInstead() {
        ExpectationResult grade = failed(run(book -> cell(book, PRINTED, "应得等级").setCellValue("良")));
        ExpectationResult rule = failed(run(book -> cell(book, "d03", "应触发规则").setCellValue("BK-004")));
        ExpectationResult finding = failed(run(book -> cell(book, "d23", "应有问题").setCellValue("SCORE_OVER_WEIGHT")));
        ExpectationResult unwanted =
                failed(run(book -> cell(book, "d23", "不应有问题").setCellValue("自评与规则不符")));

        assertThat(grade.sentence().zh()).isEqualTo("应得等级 良，实得 优：总分 91.00");
        assertThat(grade.actual()).isEqualTo("优");
        assertThat(rule.sentence().zh()).isEqualTo("d03 应触发规则 BK-004，实际触发 BK-003");
        assertThat(finding.sentence().zh()).isEqualTo("d23 应有问题“自评超权重”，没有提示");
        assertThat(finding.actual()).contains("SCORE_RULE_MISMATCH");
        assertThat(unwanted.kind()).isEqualTo(ExpectationKind.NO_FINDING);
        assertThat(unwanted.sentence().en()).isEqualTo("d23 SCORE_RULE_MISMATCH not due, but it was raised");
    }

    @Test
    void aChangedRuleFailsTheCasesThatRestOnIt() {
        CaseTestReport report = run(
                book -> EditedWorkbook.cell(book, "扣分-每步扣分", "BK-003", "每步扣").setCellValue(20));

        assertThat(report.passed()).isFalse();
        assertThat(failures(report)).contains("d03 应得 2.00 分，实得 0.00 分：BK-003 扣 4.00");
        assertThat(report.cases())
                .filteredOn(result -> result.name().equals("要点的界限"))
                .singleElement()
                .matches(CaseTestResult::passed);
    }

    @Test
    void aGroupsFailureShowsItsMembers() {
        ExpectationResult wrong = failed(run(book -> cell(book, "G-QTY", "应得分").setCellValue(14)));

        assertThat(wrong.sentence().zh()).isEqualTo("G-QTY 应得 14.00 分，实得 15.00 分：取最小 d18a 100%、d18b 100%、d18c 100%");
    }

    @Test
    void aScoreThatCannotBeKnownSaysWhy() {
        CaseTestReport report = run(book -> {
            cell(book, "d03", "实际值").setBlank();
            cell(book, "d03", "应触发规则").setBlank();
        });

        assertThat(failures(report))
                .contains("d03 应得 2.00 分，没有得分：没有实际值", "总分应得 91.00 分，没有得分：d03 没有得分", "应得等级 优，没有等级：没有总分");
    }

    @Test
    void aCaseThatCannotBeScoredFailsWithItsProblems() {
        CaseTestReport report = run(book -> cell(book, PRINTED, "年度").setCellValue(2031));

        assertThat(report.cases().get(0).passed()).isFalse();
        assertThat(report.cases().get(0).checks()).isEmpty();
        assertThat(report.cases().get(0).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.cell()).isEqualTo("A2");
            assertThat(refusal.sentence().zh()).contains(PRINTED, "2031", "2020");
            assertThat(refusal.sentence().en()).contains("2031");
        });
        assertThat(report.failures()).isEqualTo(1);
    }

    @Test
    void aRefusedIndicatorIsReportedAtItsRow() {
        RuleSet ruleSet = ShippedFiles.load(
                "a.xlsx",
                scheme().addTest(Map.of("用例", "权重与指标表不同", "指标编号", "a1", "权重", 20, "应得分", 1))
                        .toBytes());

        assertThat(CaseTestRunner.run(ruleSet).cases().get(0).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.cell()).isEqualTo("C2");
                    assertThat(refusal.sentence().zh()).isEqualTo("a1 不能评分：与方案指标表不一致“20”；应为 10");
                });
    }

    @Test
    void aWorkbookWithoutCasesPasses() {
        CaseTestReport report = run(book -> book.removeSheetAt(book.getSheetIndex("测试")));

        assertThat(report.cases()).isEmpty();
        assertThat(report.passed()).isTrue();
    }

    @Test
    void theWorkbookTestReportIsPlainJson() {
        String json = JsonMapper.shared()
                .writeValueAsString(run(book -> cell(book, "d03", "应得分").setCellValue(1.6)));

        assertThat(json)
                .startsWith("{\"passed\":false,\"failures\":1,\"cases\":[{\"name\":\"" + PRINTED + "\"")
                .contains("\"kind\":\"SCORE\",\"indicator\":\"d03\",\"passed\":false,\"sheet\":\"测试\"");
    }

    @Test
    void aThousandCasesAreRun() {
        RuleWorkbookWriter workbook = scheme();
        for (int i = 0; i < 1_000; i++) {
            workbook.addTest(Map.of("用例", "用例 " + i, "指标编号", "a1", "实际值", i % 100, "应得分", decimal(i % 100)));
        }
        RuleSet ruleSet = ShippedFiles.load("a.xlsx", workbook.toBytes());
        assertThat(CaseTestRunner.run(ruleSet).cases()).hasSize(1_000).allMatch(CaseTestResult::passed);
    }

    private static BigDecimal decimal(int percent) {
        return BigDecimal.valueOf(percent, 1);
    }

    /** One indicator of ten points, scored by its ratio. */
    private static RuleWorkbookWriter scheme() {
        return RuleWorkbookWriter.of(
                        TestSchemeSettings.settings(Map.of("方案编号", "a", "年度止", 2022, "依据状态", "待核", "满分", 10)))
                .addIndicator(Map.of("指标编号", "a1", "权重", 10, "符号", "≥", "目标值", 100, "单位", "%", "评分办法", "比例"))
                .addTable(
                        "扣分-比例",
                        "RATIO",
                        List.of("评分办法", "类型", "上限%", "目标为零", "依据"),
                        List.of(List.of("R-1", "比例", "正向", 100, "报错", "某文件")))
                .addTable("等级", "GRADE", List.of("总分不小于", "等级", "依据"), List.of(List.of("G-1", 0, "合格", "某文件")));
    }
}
