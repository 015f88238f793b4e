package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.GroupAggregation;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.IndicatorGroupEntry;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Of the members of a group one counts: the more complete, or the one the submission names. Each is a ratio of 100. */
class EitherOrTest {

    private final Scorer scorer = new Scorer();

    private static RuleSet ruleSet(GroupAggregation take, MissingPolicy missing) {
        return ruleSet(take, missing, 50, "某文件");
    }

    private static RuleSet ruleSet(GroupAggregation take, MissingPolicy missing, Integer weight, String basis) {
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(
                TestSchemeSettings.settings(Map.of("自报指标", weight == null ? "是" : "否", "依据", "方案的依据")));
        Map<String, Object> group = new HashMap<>(Map.of("指标编号", "G", "三级指标", "组", "取法", take));
        group.put("权重", weight);
        group.put("依据", basis);
        group.put("缺失处理", missing);
        workbook.addIndicator(group);
        for (String code : List.of("a", "b")) {
            workbook.addIndicator(member(code, Map.of("共用组", "G")));
        }
        workbook.addIndicator(member("c", Map.of("权重", 50)));
        workbook.addTable("扣分-比例", "RATIO", List.of("评分办法", "类型", "依据"), List.of(List.of("BL-1", "比例", "正向", "某文件")));
        workbook.addTable(
                "等级",
                "GRADE",
                List.of("总分不小于", "总分小于", "等级", "依据"),
                List.of(Arrays.asList("DJ-1", 60, null, "合格", "某文件"), Arrays.asList("DJ-2", null, 60, "不合格", "某文件")));
        workbook.addTable(
                "审核",
                "CHECK",
                List.of("检查项", "级别", "依据"),
                List.of(
                        List.of("SH-1", Check.CHOICE_MISSING.label(), Severity.MEDIUM, "某文件"),
                        List.of("SH-2", Check.MISSING_ACTUAL.label(), Severity.INFO, "某文件"),
                        List.of("SH-3", Check.REASON_MISSING.label(), Severity.INFO, "某文件")));
        return ShippedFiles.load("made.xlsx", workbook.toBytes());
    }

    private static Map<String, Object> member(String code, Map<String, Object> more) {
        Map<String, Object> cells = new HashMap<>(
                Map.of("指标编号", code, "三级指标", code, "符号", "≥", "目标值", 100, "单位", "%", "评分办法", "比例", "依据", "某文件"));
        cells.putAll(more);
        return cells;
    }

    private Evaluation score(RuleSet ruleSet, String a, String b, String chosen) {
        List<IndicatorEntry> entries = new ArrayList<>();
        Map<String, String> actuals = new HashMap<>();
        actuals.put("a", a);
        actuals.put("b", b);
        actuals.put("c", "100");
        actuals.forEach((code, actual) -> {
            if (actual != null) {
                Value value = actual.equals("坏") ? Value.of(actual) : Value.of(new BigDecimal(actual));
                entries.add(IndicatorEntry.of(code).actual(value).build());
            }
        });
        return scorer.score(
                new Submission(
                        "made",
                        2020,
                        null,
                        Budget.NONE,
                        entries,
                        chosen == null ? List.of() : List.of(new IndicatorGroupEntry("G", null, chosen)),
                        List.of(),
                        DeclaredResult.NOTHING),
                ruleSet);
    }

    private static IndicatorScore group(Evaluation evaluation) {
        return evaluation.indicators().get(0);
    }

    private static List<String> findings(Evaluation evaluation) {
        return evaluation.findings().stream()
                .map(finding -> finding.code() + " " + finding.indicator())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "80, 60, 40.00, a, SCORED, NOT_TAKEN, REASON_MISSING a",
        "60, 80, 40.00, b, NOT_TAKEN, SCORED, REASON_MISSING b",
        "80, 80, 40.00, a, SCORED, NOT_TAKEN, REASON_MISSING a",
        ", 80, 40.00, b, MISSING, SCORED, REASON_MISSING b",
        "坏, 100, 50.00, b, INVALID, SCORED,"
    })
    void theMoreCompleteGroupMemberCounts(
            String a,
            String b,
            BigDecimal points,
            String taken,
            IndicatorOutcome first,
            IndicatorOutcome second,
            String finding) {
        Evaluation evaluation = score(ruleSet(GroupAggregation.HIGHEST, null), a, b, null);

        assertThat(group(evaluation).score()).isEqualTo(points);
        assertThat(evaluation.total()).isEqualTo(points.add(new BigDecimal("50.00")));
        assertThat(group(evaluation).members())
                .extracting(IndicatorScore::outcome)
                .containsExactly(first, second);
        assertThat(grouped(evaluation).taken()).isEqualTo(taken);
        assertThat(findings(evaluation)).isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    private static TraceStep.GroupStep grouped(Evaluation evaluation) {
        return evaluation.trace().stream()
                .filter(TraceStep.GroupStep.class::isInstance)
                .map(TraceStep.GroupStep.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGroupWithoutAnyMemberStaysOpen() {
        Evaluation evaluation = score(ruleSet(GroupAggregation.HIGHEST, null), null, null, null);

        assertThat(group(evaluation).outcome()).isEqualTo(IndicatorOutcome.MISSING);
        assertThat(evaluation.total()).isNull();
        assertThat(findings(evaluation)).containsExactly("MISSING_ACTUAL a", "MISSING_ACTUAL b");
    }

    @ParameterizedTest
    @CsvSource({"a, 30.00, SCORED, NOT_TAKEN", "b, 50.00, NOT_TAKEN, SCORED"})
    void theChosenGroupMemberCountsWhetherHigherOrNot(
            String chosen, BigDecimal points, IndicatorOutcome first, IndicatorOutcome second) {
        Evaluation evaluation = score(ruleSet(GroupAggregation.CHOSEN, null), "60", "100", chosen);

        assertThat(group(evaluation).score()).isEqualTo(points);
        assertThat(group(evaluation).members())
                .extracting(IndicatorScore::outcome)
                .containsExactly(first, second);
        assertThat(group(evaluation).members())
                .extracting(IndicatorScore::completion)
                .containsExactly(new BigDecimal("60"), new BigDecimal("100"));
        assertThat(grouped(evaluation).taken()).isEqualTo(chosen);
    }

    @Test
    void membersThatAreNotChosenMayBeMissing() {
        Evaluation evaluation = score(ruleSet(GroupAggregation.CHOSEN, null), "100", null, "a");

        assertThat(evaluation.total()).isEqualTo(new BigDecimal("100.00"));
        assertThat(evaluation.findings()).isEmpty();
    }

    @Test
    void aChosenMemberWithoutValueIsMissing() {
        Evaluation evaluation = score(ruleSet(GroupAggregation.CHOSEN, null), null, "100", "a");

        assertThat(group(evaluation).outcome()).isEqualTo(IndicatorOutcome.MISSING);
        assertThat(evaluation.total()).isNull();
        assertThat(findings(evaluation)).containsExactly("MISSING_ACTUAL a");
    }

    @ParameterizedTest
    @CsvSource({
        ", , MISSING,",
        "零分, 0.00, MISSING, 50.00",
        "不适用·满分, 50.00, NOT_APPLICABLE, 100.00",
        "不适用·折算, , NOT_APPLICABLE, 100.00"
    })
    void withoutAChosenMemberTheMissingPolicyApplies(
            String policy, BigDecimal points, IndicatorOutcome outcome, BigDecimal total) {
        MissingPolicy missing = policy == null ? null : Labelled.fromLabel(MissingPolicy.class, policy);

        Evaluation evaluation = score(ruleSet(GroupAggregation.CHOSEN, missing), "100", "100", null);

        assertThat(group(evaluation).score()).isEqualTo(points);
        assertThat(group(evaluation).outcome()).isEqualTo(outcome);
        assertThat(evaluation.total()).isEqualTo(total);
        assertThat(findings(evaluation)).containsExactly("CHOICE_MISSING G");
    }

    @ParameterizedTest
    @CsvSource({"某条款, 某条款", ", 方案的依据"})
    void withoutABasisOfItsOwnAGroupHasTheSchemes(String basis, String expected) {
        Evaluation evaluation =
                score(ruleSet(GroupAggregation.CHOSEN, MissingPolicy.ZERO, 50, basis), "100", "100", null);

        assertThat(evaluation.listSteps(TraceStep.ScoringStep.class).stream()
                        .filter(step -> step.indicator().equals("G")))
                .extracting(TraceStep::basis)
                .containsExactly(expected);
    }

    @Test
    void withoutAWeightAGroupIsNotScored() {
        Evaluation evaluation =
                score(ruleSet(GroupAggregation.CHOSEN, MissingPolicy.ZERO, null, "某文件"), "100", "100", null);

        assertThat(group(evaluation).outcome()).isEqualTo(IndicatorOutcome.NO_WEIGHT);
        assertThat(group(evaluation).score()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "指定, c, /groups/0/chosen",
        "指定, d05, /groups/0/chosen",
        "较高, a, /groups/0/chosen",
        "均值, a, /groups/0/chosen"
    })
    void anInvalidChoiceOfMemberIsRejected(String take, String chosen, String pointer) {
        RuleSet ruleSet = ruleSet(Labelled.fromLabel(GroupAggregation.class, take), null);

        SubmissionRejectedException rejected =
                catchThrowableOfType(SubmissionRejectedException.class, () -> score(ruleSet, "100", "100", chosen));

        assertThat(rejected.problems()).extracting(SubmissionProblem::pointer).containsExactly(pointer);
    }

    @Test
    void anEvaluationWithAChosenMemberReadsBackEqual() {
        for (String sample : List.of("made-either-chosen", "made-either-higher", "made-over-in-proportion")) {
            Submission submission = ShippedFiles.submission(sample);
            Evaluation evaluation = scorer.score(submission, ShippedFiles.ruleSet(submission.scheme()));

            assertThat(EvaluationJson.read(EvaluationJson.writeCanonical(evaluation)))
                    .isEqualTo(evaluation);
        }
    }
}
