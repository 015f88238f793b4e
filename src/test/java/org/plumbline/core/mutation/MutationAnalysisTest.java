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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.mutation.MutationResult.Outcome;
import org.plumbline.core.ruleset.RuleSet;
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

    private static RuleSet load(byte[] bytes) {
        return ShippedFiles.load(FILE, bytes);
    }

    @Test
    void rowsConditionsAndChangesAreReportedByTheCasesThatUseThem() {
        MutationReport report = MutationAnalysis.run(load(workbookWithOneCase()));
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
                .contains("得分99", "评分办法×");
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

    @ParameterizedTest
    @ValueSource(strings = {"dachang-department", "hunan-department", "national-project"})
    void completedCasesOfShippedWorkbooksPassCoverEveryRowAndDetectEveryChange(String scheme) throws IOException {
        byte[] workbook = OwnCases.workbook(scheme);
        RuleSet ruleSet = ShippedFiles.load(scheme + ".xlsx", workbook);
        List<TestCase> more = CaseCompletion.complete(ruleSet, MutationAnalysis.run(ruleSet));
        assertThat(more).isNotEmpty().allSatisfy(test -> assertThat(test.name()).startsWith(CaseCompletion.NAME));
        RuleSet completed = ShippedFiles.load(scheme + ".xlsx", CaseSheetAppender.append(workbook, more));
        assertThat(CaseTestRunner.run(completed).passed()).isTrue();
        MutationReport report = MutationAnalysis.run(completed);
        assertThat(report.rows())
                .allSatisfy(
                        row -> assertThat(row.isCovered()).as(row.row().id()).isTrue());
        assertThat(report.list(Outcome.UNDETECTED)).isEmpty();
        assertThat(CaseCompletion.complete(completed, report)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> theCasesOfShippedWorkbooksUseEveryRow() {
        return ShippedFiles.ruleSets().values().stream()
                .filter(ruleSet -> !ruleSet.methods().none())
                .map(ruleSet -> DynamicTest.dynamicTest(
                        ruleSet.scheme().id(),
                        () -> assertThat(MutationAnalysis.run(ruleSet).rows()).allMatch(RowCoverage::isCovered)));
    }

    @Test
    void aWorkbookWithoutTestSheetGetsOne() throws IOException {
        byte[] bytes = workbook().toBytes();
        RuleSet ruleSet = load(bytes);
        List<TestCase> more = CaseCompletion.complete(ruleSet, MutationAnalysis.run(ruleSet));
        RuleSet completed = load(CaseSheetAppender.append(bytes, more));
        assertThat(completed.cases()).hasSameSizeAs(more);
        assertThat(CaseTestRunner.run(completed).passed()).isTrue();
        assertThat(MutationAnalysis.run(completed).countCoveredRows())
                .isEqualTo(ruleSet.tables().stream()
                        .mapToLong(table -> table.rows().size())
                        .sum());
    }
}
