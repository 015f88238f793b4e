package org.plumbline.core.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.mutation.MutationResult.Outcome;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.workbook.Expectation;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.core.workbook.TestCase;

/** What test cases cover and detect, and the cases that are added. */
class MutationAnalysisTest {

    private static final String FILE = "made.xlsx";

    /** Two bands at 90 and an indicator of 100 points, with one case at 95. */
    private static RuleWorkbookWriter workbook() {
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(TestSchemeSettings.settings());
        workbook.addIndicator(Map.of(
                "指标编号", "x1", "三级指标", "完成情况", "权重", 100, "符号", "≥", "目标值", 100, "单位", "%", "评分办法", "分档", "依据", "某文件"));
        workbook.addTable(
                "扣分-区间",
                "BAND",
                List.of("评分办法", "完成率不小于", "完成率小于", "得分", "得分单位", "依据"),
                List.of(row("QJ-1", "分档", 90, null, 100, "分", "某文件"), row("QJ-2", "分档", null, 90, 40, "分", "某文件")));
        workbook.addTable(
                "等级",
                "GRADE",
                List.of("总分不小于", "总分小于", "等级", "依据"),
                List.of(row("DJ-1", 60, null, "合格", "某文件"), row("DJ-2", null, 60, "不合格", "某文件")));
        return workbook;
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    private static byte[] workbookWithOneCase() {
        RuleWorkbookWriter workbook = workbook();
        workbook.addTest(Map.of("用例", "达标", "指标编号", "x1", "实际值", 95, "应得分", 100));
        return workbook.toBytes();
    }

    private static MutationReport analyse(byte[] workbook) {
        return MutationAnalysis.run(load(workbook), workbook);
    }

    private static RuleSet load(byte[] bytes) {
        return ShippedFiles.load(FILE, bytes);
    }

    @Test
    void rowsConditionsAndChangesAreReportedByTheCasesThatUseThem() {
        MutationReport report = analyse(workbookWithOneCase());
        RowCoverage upper = report.rows().get(0);
        assertThat(upper.row().id()).isEqualTo("QJ-1");
        assertThat(upper.cases()).containsExactly("达标");
        assertThat(upper.conditions())
                .allSatisfy(each -> assertThat(each.decisive()).isFalse());
        RowCoverage lower = report.rows().get(1);
        assertThat(lower.isCovered()).isFalse();
        assertThat(lower.conditions())
                .filteredOn(RowCoverage.ConditionCoverage::decisive)
                .extracting(RowCoverage.ConditionCoverage::column)
                .containsExactly("完成率小于");
        assertThat(report.list(Outcome.DETECTED))
                .extracting(each -> each.mutation().column() + each.mutation().to())
                .contains("得分99");
        assertThat(report.list(Outcome.UNDETECTED))
                .extracting(each -> each.mutation().row().id()
                        + each.mutation().column()
                        + each.mutation().to())
                .contains("QJ-1完成率不小于91", "QJ-2得分41");
        assertThat(report.list(Outcome.WITHOUT_EFFECT))
                .extracting(each -> each.mutation().row().id()
                        + each.mutation().column()
                        + each.mutation().to())
                .contains("QJ-2得分单位权重%");
    }

    @Test
    void changesOfTheCatalogueAndTheSettingsAreTriedAndThoseThatAnUploadRejectsAreCounted() {
        MutationReport report = analyse(workbookWithOneCase());
        assertThat(report.list(Outcome.DETECTED))
                .extracting(MutationAnalysisTest::describe)
                .contains("x1 目标值 100->", "x1 评分办法 分档->");
        assertThat(report.list(Outcome.UNDETECTED))
                .extracting(MutationAnalysisTest::describe)
                .contains("x1 目标值 100->101");
        assertThat(report.list(Outcome.REJECTED))
                .extracting(MutationAnalysisTest::describe)
                .contains("x1 权重 100->99", "满分 满分 100->101");
        assertThat(report.list(Outcome.UNTESTABLE))
                .extracting(MutationAnalysisTest::describe)
                .contains("缺失处理 缺失处理 待补->零分");
        assertThat(report.results())
                .extracting(each -> each.mutation().column())
                .doesNotContain("标题", "依据");
    }

    @Test
    void aFindingsBoundAndSeverityAreDetectedByAddedCases() {
        RuleWorkbookWriter workbook = workbook();
        workbook.addTable(
                "审核", "CHECK", List.of("检查项", "量值大于", "级别", "依据"), List.of(row("SH-1", "结余偏大", 20, "高", "某文件")));
        byte[] bytes = workbook.toBytes();
        RuleSet ruleSet = load(bytes);
        byte[] further = CaseSheetAppender.append(
                bytes, CaseCompletion.complete(ruleSet, bytes, MutationAnalysis.run(ruleSet, bytes)));
        RuleSet completed = load(further);
        assertThat(CaseTestRunner.run(completed).passed()).isTrue();
        assertThat(completed.cases().stream().flatMap(each -> each.expectations().stream()))
                .extracting(Expectation::value)
                .contains("UNDERSPEND=HIGH", "UNDERSPEND");
        MutationReport report = MutationAnalysis.run(completed, further);
        assertThat(report.list(Outcome.DETECTED))
                .extracting(MutationAnalysisTest::describe)
                .contains("SH-1 量值大于 20->21", "SH-1 量值大于 20->19", "SH-1 级别 高->中");
        assertThat(report.list(Outcome.UNDETECTED)).isEmpty();
    }

    private static String describe(MutationResult result) {
        CellMutation mutation = result.mutation();
        return "%s %s %s->%s".formatted(mutation.row().id(), mutation.column(), mutation.from(), mutation.to());
    }

    @Test
    void completedCasesOfAShippedWorkbookPassAndDetectEveryChangeForWhichThereIsACase() throws IOException {
        byte[] workbook = OwnCases.workbook("national-project");
        RuleSet ruleSet = ShippedFiles.load("national-project.xlsx", workbook);
        List<TestCase> more = CaseCompletion.complete(ruleSet, workbook, MutationAnalysis.run(ruleSet, workbook));
        assertThat(more).isNotEmpty().allSatisfy(test -> assertThat(test.name()).startsWith(CaseCompletion.NAME));
        byte[] further = CaseSheetAppender.append(workbook, more);
        RuleSet completed = ShippedFiles.load("national-project.xlsx", further);
        assertThat(CaseTestRunner.run(completed).passed()).isTrue();
        MutationReport report = MutationAnalysis.run(completed, further);
        assertThat(report.list(Outcome.UNDETECTED)).isEmpty();
        assertThat(report.unreachable()).extracting(RuleSource::id).containsExactlyInAnyOrder("SH-01", "SH-02");
        assertThat(report.rows())
                .filteredOn(row -> !report.unreachable().contains(row.row()))
                .allMatch(RowCoverage::isCovered);
        assertThat(CaseCompletion.complete(completed, further, report)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> theCasesOfShippedWorkbooksUseEveryRow() {
        return ShippedFiles.ruleSets().values().stream()
                .filter(ruleSet -> !ruleSet.methods().none())
                .map(ruleSet -> DynamicTest.dynamicTest(
                        ruleSet.scheme().id(), () -> assertThat(MutationAnalysis.listCoverage(ruleSet))
                                .filteredOn(row -> !row.finding())
                                .allMatch(RowCoverage::isCovered)));
    }

    @Test
    void aWorkbookWithoutTestSheetGetsOne() throws IOException {
        byte[] bytes = workbook().toBytes();
        RuleSet ruleSet = load(bytes);
        List<TestCase> more = CaseCompletion.complete(ruleSet, bytes, MutationAnalysis.run(ruleSet, bytes));
        byte[] further = CaseSheetAppender.append(bytes, more);
        RuleSet completed = load(further);
        assertThat(completed.cases()).hasSameSizeAs(more);
        assertThat(CaseTestRunner.run(completed).passed()).isTrue();
        assertThat(MutationAnalysis.run(completed, further).countCoveredRows())
                .isEqualTo(ruleSet.tables().stream()
                        .mapToLong(table -> table.rows().size())
                        .sum());
    }
}
