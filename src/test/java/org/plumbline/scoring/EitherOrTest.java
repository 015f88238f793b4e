package org.plumbline.scoring;

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
import org.plumbline.MadeScheme;
import org.plumbline.Shipped;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.ruleset.RuleWorkbook;
import org.plumbline.trace.TraceStep;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.Check;
import org.plumbline.vocabulary.Declared;
import org.plumbline.vocabulary.Entry;
import org.plumbline.vocabulary.GroupEntry;
import org.plumbline.vocabulary.GroupTake;
import org.plumbline.vocabulary.Labelled;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Of the members of a group one counts: the more complete, or the one the submission names. Each is a ratio of 100. */
class EitherOrTest {

    private final Scorer scorer = new Scorer();

    private static RuleSet ruleSet(GroupTake take, MissingPolicy missing) {
        RuleWorkbook workbook = RuleWorkbook.of(MadeScheme.settings());
        Map<String, Object> group = new HashMap<>(Map.of("指标编号", "G", "三级指标", "组", "权重", 50, "取法", take, "依据", "某文件"));
        group.put("缺失处理", missing);
        workbook.indicator(group);
        for (String code : List.of("a", "b")) {
            workbook.indicator(member(code, Map.of("共用组", "G")));
        }
        workbook.indicator(member("c", Map.of("权重", 50)));
        workbook.table("扣分-比例", "RATIO", List.of("评分办法", "类型", "依据"), List.of(List.of("BL-1", "比例", "正向", "某文件")));
        workbook.table(
                "等级",
                "GRADE",
                List.of("总分不小于", "总分小于", "等级", "依据"),
                List.of(Arrays.asList("DJ-1", 60, null, "合格", "某文件"), Arrays.asList("DJ-2", null, 60, "不合格", "某文件")));
        workbook.table(
                "审核",
                "CHECK",
                List.of("检查项", "级别", "依据"),
                List.of(
                        List.of("SH-1", Check.CHOICE_MISSING.label(), Severity.MEDIUM, "某文件"),
                        List.of("SH-2", Check.MISSING_ACTUAL.label(), Severity.INFO, "某文件"),
                        List.of("SH-3", Check.REASON_MISSING.label(), Severity.INFO, "某文件")));
        return Shipped.load("made.xlsx", workbook.bytes());
    }

    private static Map<String, Object> member(String code, Map<String, Object> more) {
        Map<String, Object> cells = new HashMap<>(
                Map.of("指标编号", code, "三级指标", code, "符号", "≥", "目标值", 100, "单位", "%", "评分办法", "比例", "依据", "某文件"));
        cells.putAll(more);
        return cells;
    }

    private Evaluation score(RuleSet ruleSet, String a, String b, String chosen) {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> actuals = new HashMap<>();
        actuals.put("a", a);
        actuals.put("b", b);
        actuals.put("c", "100");
        actuals.forEach((code, actual) -> {
            if (actual != null) {
                Value value = actual.equals("坏") ? Value.of(actual) : Value.of(new BigDecimal(actual));
                entries.add(new Entry(code, null, null, null, null, null, value, null, null, null, null, null, null));
            }
        });
        return scorer.score(
                new Submission(
                        "made",
                        2020,
                        null,
                        Budget.NONE,
                        entries,
                        chosen == null ? List.of() : List.of(new GroupEntry("G", null, chosen)),
                        List.of(),
                        Declared.NOTHING),
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
    void theMoreCompleteCounts(
            String a, String b, BigDecimal points, String taken, Outcome first, Outcome second, String finding) {
        Evaluation evaluation = score(ruleSet(GroupTake.HIGHEST, null), a, b, null);

        assertThat(group(evaluation).score()).isEqualTo(points);
        assertThat(evaluation.total()).isEqualTo(points.add(new BigDecimal("50.00")));
        assertThat(group(evaluation).members())
                .extracting(IndicatorScore::outcome)
                .containsExactly(first, second);
        assertThat(grouped(evaluation).taken()).isEqualTo(taken);
        assertThat(findings(evaluation)).isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    private static TraceStep.Grouped grouped(Evaluation evaluation) {
        return evaluation.trace().stream()
                .filter(TraceStep.Grouped.class::isInstance)
                .map(TraceStep.Grouped.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noneOfThemThereLeavesTheGroupOpen() {
        Evaluation evaluation = score(ruleSet(GroupTake.HIGHEST, null), null, null, null);

        assertThat(group(evaluation).outcome()).isEqualTo(Outcome.MISSING);
        assertThat(evaluation.total()).isNull();
        assertThat(findings(evaluation)).containsExactly("MISSING_ACTUAL a", "MISSING_ACTUAL b");
    }

    @ParameterizedTest
    @CsvSource({"a, 30.00, SCORED, NOT_TAKEN", "b, 50.00, NOT_TAKEN, SCORED"})
    void theNamedOneCountsWhetherHigherOrNot(String chosen, BigDecimal points, Outcome first, Outcome second) {
        Evaluation evaluation = score(ruleSet(GroupTake.CHOSEN, null), "60", "100", chosen);

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
    void whatIsNotNamedNeedNotBeThere() {
        Evaluation evaluation = score(ruleSet(GroupTake.CHOSEN, null), "100", null, "a");

        assertThat(evaluation.total()).isEqualTo(new BigDecimal("100.00"));
        assertThat(evaluation.findings()).isEmpty();
    }

    @Test
    void aNamedOneWithoutAValueIsMissingWhateverTheOther() {
        Evaluation evaluation = score(ruleSet(GroupTake.CHOSEN, null), null, "100", "a");

        assertThat(group(evaluation).outcome()).isEqualTo(Outcome.MISSING);
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
    void withoutAChoiceThePolicyDecides(String policy, BigDecimal points, Outcome outcome, BigDecimal total) {
        MissingPolicy missing = policy == null ? null : Labelled.of(MissingPolicy.class, policy);

        Evaluation evaluation = score(ruleSet(GroupTake.CHOSEN, missing), "100", "100", null);

        assertThat(group(evaluation).score()).isEqualTo(points);
        assertThat(group(evaluation).outcome()).isEqualTo(outcome);
        assertThat(evaluation.total()).isEqualTo(total);
        assertThat(findings(evaluation)).containsExactly("CHOICE_MISSING G");
    }

    @ParameterizedTest
    @CsvSource({
        "指定, c, /groups/0/chosen",
        "指定, d05, /groups/0/chosen",
        "较高, a, /groups/0/chosen",
        "均值, a, /groups/0/chosen"
    })
    void aChoiceThatCannotBeHeededIsRefused(String take, String chosen, String pointer) {
        RuleSet ruleSet = ruleSet(Labelled.of(GroupTake.class, take), null);

        SubmissionRejected rejected =
                catchThrowableOfType(SubmissionRejected.class, () -> score(ruleSet, "100", "100", chosen));

        assertThat(rejected.problems()).extracting(SubmissionProblem::pointer).containsExactly(pointer);
    }

    @Test
    void whatIsKeptIsReadBackAsItWas() {
        for (String sample : List.of("made-either-chosen", "made-either-higher", "made-over-in-proportion")) {
            Submission submission = Shipped.submission(sample);
            Evaluation evaluation = scorer.score(submission, Shipped.ruleSet(submission.scheme()));

            assertThat(EvaluationJson.read(EvaluationJson.canonical(evaluation)))
                    .isEqualTo(evaluation);
        }
    }
}
