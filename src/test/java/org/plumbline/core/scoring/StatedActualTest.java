package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;

/** Actual values that follow from facts, and faults found by a reviewer, by the workbook stated-project. */
class StatedActualTest {

    private static final RuleSet RULES = ShippedFiles.ruleSet("stated-project");

    /** @param facts as key=value or key=value unit, separated by semicolons */
    private static Evaluation score(String indicators, String facts) {
        StringBuilder json = new StringBuilder();
        for (String fact : facts.isEmpty() ? new String[0] : facts.split(";")) {
            String[] parts = fact.split("[= ]");
            String value = parts[1].matches("-?[0-9.]+") && parts[1].indexOf('.') == parts[1].lastIndexOf('.')
                    ? parts[1]
                    : "\"" + parts[1] + "\"";
            json.append(json.isEmpty() ? "" : ",")
                    .append("{\"key\":\"%s\",\"value\":%s%s}"
                            .formatted(parts[0], value, parts.length > 2 ? ",\"unit\":\"" + parts[2] + "\"" : ""));
        }
        String submission =
                """
                {"scheme":"stated-project","fiscalYear":2023,"subject":{"name":"某项目"},
                 "indicators":[%s],"facts":[%s]}
                """
                        .formatted(indicators, json);
        return new Scorer().score(SubmissionJson.read(submission.getBytes(StandardCharsets.UTF_8)), RULES);
    }

    private static IndicatorScore scored(Evaluation evaluation, String code) {
        return evaluation.indicators().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String explain(Evaluation evaluation, String code) {
        StringBuilder text = new StringBuilder();
        for (TraceStep step : evaluation.trace()) {
            if (code.equals(step.indicator())) {
                text.append(StepSentences.of(evaluation, Locale.CHINESE).describe(step))
                        .append('\n');
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        // not above the other: 10 points, else 0
        "s02, 比较数:s02=120;对照数:s02=120, 10",
        "s02, 比较数:s02=120.01;对照数:s02=120, 0",
        "s02, 比较数:s02=0;对照数:s02=120, 10",
        "s02, 比较数：s02=1200000 元;对照数：s02=120 万元, 10",
        "s02, 比较数:s02=1200001 元;对照数:s02=120 万元, 0",
        // in proportion to the ratio: 1680 ÷ 1600 = 105 %, 5 % above, 10 × 0.95
        "s03, 比较数:s03=1680 元;对照数:s03=1600 元, 9.5",
        "s03, 比较数:s03=3200;对照数:s03=1600, 0",
        // each 10 days late cost 1 of 10 points, a started step counts
        "s04, 计划完成日期:s04=2023-06-30;实际完成日期:s04=2023-06-30, 10",
        "s04, 计划完成日期:s04=2023-06-30;实际完成日期:s04=2023年7月1日, 9",
        "s04, 计划完成日期:s04=2023/6/30;实际完成日期:s04=2023.7.10, 9",
        "s04, 计划完成日期:s04=2023-06-30;实际完成日期:s04=2023-07-11, 8",
        "s04, 计划完成日期:s04=2023-12-31;实际完成日期:s04=2024-02-29, 4",
        // 36 of 120 days are 30 %: three steps of 20 % of 10 points
        "s05, 计划开始日期:s05=2023-01-01;计划完成日期:s05=2023-05-01;实际完成日期:s05=2023-06-06, 4",
        "s05, 计划开始日期:s05=2023-01-01;计划完成日期:s05=2023-05-01;实际完成日期:s05=2023-04-01, 10",
    })
    void theScoreFollowsFromTheFacts(String code, String facts, String points) {
        IndicatorScore score = scored(score("", facts), code);

        assertThat(score.outcome()).isEqualTo(IndicatorOutcome.SCORED);
        assertThat(score.score()).isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "s02, 比较数:s02=120, MISSING, 没有填报事实“对照数:s02”",
        "s02, 比较数:s02=120;对照数:s02=0, INVALID, 分母为零",
        "s02, 比较数:s02=120 万元;对照数:s02=120, INVALID, 对照数:s02",
        "s02, 比较数:s02=120;对照数:s02=120;对照数:s02=119, INVALID, 互相矛盾",
        "s02, 比较数:s02=很多;对照数:s02=120, INVALID, 比较数:s02",
        "s04, 计划完成日期:s04=2023-06-30, MISSING, 没有填报事实“实际完成日期:s04”",
        "s04, 计划完成日期:s04=2023-02-30;实际完成日期:s04=2023-07-01, INVALID, 计划完成日期:s04",
        "s04, 计划完成日期:s04=2023年6月;实际完成日期:s04=2023-07-01, INVALID, 计划完成日期:s04",
        "s05, 计划开始日期:s05=2023-05-01;计划完成日期:s05=2023-05-01;实际完成日期:s05=2023-05-02, INVALID, 分母为零",
    })
    void withoutUsableFactsThereIsNoScoreAndTheFactIsNamed(
            String code, String facts, IndicatorOutcome outcome, String words) {
        Evaluation evaluation = score("", facts);

        assertThat(scored(evaluation, code).score()).isNull();
        assertThat(scored(evaluation, code).outcome()).isEqualTo(outcome);
        assertThat(explain(evaluation, code)).contains(words);
    }

    @Test
    void equalFactsMayBeStatedTwice() {
        Evaluation evaluation = score("", "计划完成日期:s04=2023-06-30;计划完成日期:s04=2023年6月30日;实际完成日期:s04=2023-07-25");

        assertThat(scored(evaluation, "s04").score()).isEqualByComparingTo("7");
        assertThat(explain(evaluation, "s04")).contains("计划 2023-06-30 完成，实际 2023-07-25 完成，逾期 25 天");
    }

    @ParameterizedTest
    @CsvSource({"s06, 无佐证材料, 0", "s06, 完全无法考核, 0", "s06, 大部分无法考核, 8", "s06, 部分无法考核, 14", "s07, 未开展满意度调查, 0"})
    void aFaultFoundByAReviewerIsScoredInPlaceOfTheValue(String code, String fault, String points) {
        String indicator = "{\"code\":\"" + code + "\",\"actual\":100}";
        String fact = "复核认定:" + code + "=" + fault;

        assertThat(scored(score(indicator, fact), code).score()).isEqualByComparingTo(points);
        assertThat(scored(score("", fact), code).score()).as("without a value").isEqualByComparingTo(points);
        assertThat(explain(score(indicator, fact), code)).contains("复核认定“" + fault + "”：不看实际值");
    }

    @ParameterizedTest
    @CsvSource({"复核认定:s06=材料不全", "复核认定:s06=无佐证材料;复核认定:s06=部分无法考核"})
    void aFaultThatNoRowNamesOrTwoDifferentOnesLeaveTheIndicatorWithoutAScore(String facts) {
        IndicatorScore score = scored(score("{\"code\":\"s06\",\"actual\":100}", facts), "s06");

        assertThat(score.score()).isNull();
        assertThat(score.outcome()).isEqualTo(IndicatorOutcome.NO_RULE);
    }

    @Test
    void aFaultOfAnUnknownIndicatorIsRejected() {
        assertThatThrownBy(() -> score("", "复核认定:s60=无佐证材料"))
                .isInstanceOfSatisfying(SubmissionRejectedException.class, rejected -> assertThat(rejected.problems())
                        .singleElement()
                        .extracting(SubmissionProblem::pointer)
                        .isEqualTo("/facts/0/key"));
    }
}
