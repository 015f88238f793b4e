package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Severity;

/** Entries of a submission are paired with the catalogue, or rejected with their place and what was expected. */
class EntryMatcherTest {

    private static final RuleSet CLOSED = ruleSet("否");
    private static final RuleSet OPEN = ruleSet("是");

    private static RuleSet ruleSet(String ownIndicators) {
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(TestSchemeSettings.settings(Map.of("自报指标", ownIndicators)));
        workbook.addIndicator(Map.of("指标编号", "G", "三级指标", "组", "权重", 50, "取法", "较高", "依据", "某文件"));
        for (String code : List.of("a", "b")) {
            workbook.addIndicator(indicator(code, Map.of("共用组", "G")));
        }
        Map<String, Object> untargeted = new HashMap<>(indicator("c", Map.of("权重", 50)));
        if (ownIndicators.equals("是")) {
            List.of("符号", "目标值", "单位").forEach(untargeted::remove);
        }
        workbook.addIndicator(untargeted);
        workbook.addTable("扣分-比例", "RATIO", List.of("评分办法", "类型", "依据"), List.of(List.of("BL-1", "比例", "正向", "某文件")));
        workbook.addTable(
                "扣分-要点",
                "CHECKPOINT",
                List.of("评分办法", "要点", "作用", "占权重%", "依据"),
                List.of(List.of("YD-1", "要点", "1", "计分", 100, "某文件")));
        workbook.addTable("等级", "GRADE", List.of("总分不小于", "等级", "依据"), List.of(List.of("DJ-1", 0, "合格", "某文件")));
        List<List<Object>> checks = new ArrayList<>();
        for (Check check : List.of(Check.OVERSPEND, Check.NO_TARGET, Check.INVALID_ACTUAL, Check.MISSING_ACTUAL)) {
            checks.add(List.of("SH-" + check.ordinal(), check.label(), Severity.INFO, "某文件"));
        }
        workbook.addTable("审核", "CHECK", List.of("检查项", "级别", "依据"), checks);
        return ShippedFiles.load("made.xlsx", workbook.toBytes());
    }

    private static Map<String, Object> indicator(String code, Map<String, Object> more) {
        Map<String, Object> cells = new HashMap<>(
                Map.of("指标编号", code, "三级指标", code, "符号", "≥", "目标值", 100, "单位", "%", "评分办法", "比例", "依据", "某文件"));
        cells.putAll(more);
        return cells;
    }

    private static Evaluation score(RuleSet ruleSet, String indicators, String more) {
        String json = "{\"scheme\":\"made\",\"fiscalYear\":2020,\"indicators\":[%s]%s}".formatted(indicators, more);
        return new Scorer().score(SubmissionJson.read(json.getBytes(StandardCharsets.UTF_8)), ruleSet);
    }

    private static SubmissionProblem reject(RuleSet ruleSet, String indicators) {
        SubmissionRejectedException rejected =
                catchThrowableOfType(SubmissionRejectedException.class, () -> score(ruleSet, indicators, ""));
        assertThat(rejected.problems()).hasSize(1);
        return rejected.problems().get(0);
    }

    private static List<String> findings(Evaluation evaluation) {
        return evaluation.findings().stream().map(RaisedFinding::code).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"code":"z","actual":1}    | z | 方案中没有这个指标编号
                    {"name":"某指标","actual":1} |   | 缺少指标编号
                    """)
    void aClosedSchemeRejectsOtherIndicatorsAndListsItsCodes(String entry, String found, String message) {
        SubmissionProblem problem = reject(CLOSED, entry);

        assertThat(problem.pointer()).isEqualTo("/indicators/0/code");
        assertThat(problem.found()).isEqualTo(found);
        assertThat(problem.message().zh()).isEqualTo(message);
        assertThat(problem.expected().zh()).isEqualTo("a / b / c");
    }

    @Test
    void aGroupStatedAsAnIndicatorIsRejectedInEitherKindOfScheme() {
        for (RuleSet ruleSet : List.of(CLOSED, OPEN)) {
            SubmissionProblem problem = reject(ruleSet, "{\"code\":\"G\",\"name\":\"组\",\"actual\":1}");

            assertThat(problem.pointer()).isEqualTo("/indicators/0/code");
            assertThat(problem.message().zh()).isEqualTo("这是共用组，请填在 groups 中");
        }
    }

    @Test
    void anOwnIndicatorNeedsAName() {
        assertThat(reject(OPEN, "{\"code\":\"z\",\"actual\":1}").pointer()).isEqualTo("/indicators/0/name");
    }

    @Test
    void anOwnIndicatorWithoutACodeIsNamedByItsPlace() {
        Evaluation evaluation = score(OPEN, "{\"code\":\"a\",\"actual\":1},{\"name\":\"某指标\",\"actual\":1}", "");

        assertThat(evaluation.indicators()).extracting(IndicatorScore::code).containsExactly("G", "c", "#2");
    }

    @ParameterizedTest
    @CsvSource({"z, 某指标", "c, c"})
    void anAmountInAnUnknownUnitOfMoneyIsRejected(String code, String name) {
        SubmissionProblem problem = reject(
                OPEN,
                "{\"code\":\"%s\",\"name\":\"%s\",\"target\":{\"value\":5,\"unit\":\"千元\"},\"actual\":5}"
                        .formatted(code, name));

        assertThat(problem.pointer()).isEqualTo("/indicators/0/target/unit");
        assertThat(problem.found()).isEqualTo("千元");
    }

    @Test
    void anOwnIndicatorsUnknownCheckpointIsRejected() {
        SubmissionProblem problem =
                reject(OPEN, "{\"code\":\"z\",\"name\":\"某指标\",\"method\":\"要点\",\"checks\":[\"1\",\"9\"]}");

        assertThat(problem.pointer()).isEqualTo("/indicators/0/checks/1");
        assertThat(problem.found()).isEqualTo("9");
    }

    @Test
    void aRatioWithoutATargetIsMissingOne() {
        Evaluation evaluation = score(OPEN, "{\"code\":\"c\",\"actual\":5}", "");

        IndicatorScore score = evaluation.indicators().get(1);
        assertThat(score.outcome()).isEqualTo(IndicatorOutcome.MISSING);
        assertThat(noteOf(evaluation, "c")).isEqualTo(ReadingNote.MISSING);
        assertThat(findings(evaluation)).contains("NO_TARGET").doesNotContain("INVALID_ACTUAL");
    }

    @Test
    void aRatioOfATargetOfZeroCannotBeScored() {
        Evaluation evaluation = score(
                OPEN, "{\"code\":\"c\",\"target\":{\"operator\":\"≥\",\"value\":0,\"unit\":\"%\"},\"actual\":5}", "");

        IndicatorScore score = evaluation.indicators().get(1);
        assertThat(score.outcome()).isEqualTo(IndicatorOutcome.INVALID);
        assertThat(noteOf(evaluation, "c")).isEqualTo(ReadingNote.UNUSABLE);
        assertThat(findings(evaluation)).contains("INVALID_ACTUAL").doesNotContain("NO_TARGET");
    }

    private static ReadingNote noteOf(Evaluation evaluation, String code) {
        return evaluation.listSteps(TraceStep.ReadingStep.class).stream()
                .filter(step -> step.indicator().equals(code))
                .map(TraceStep.ReadingStep::note)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "0, 1, true", "5, 5, false", "5, 6, true"})
    void aBudgetLineIsOverspentByMoreThanItsBudget(String budget, String executed, boolean over) {
        Evaluation evaluation = score(
                OPEN,
                "",
                ",\"budget\":{\"unit\":\"万元\",\"lines\":[{\"item\":\"基本支出\",\"budget\":%s,\"executed\":%s}]}"
                        .formatted(budget, executed));

        assertThat(findings(evaluation).contains("OVERSPEND")).isEqualTo(over);
    }
}
