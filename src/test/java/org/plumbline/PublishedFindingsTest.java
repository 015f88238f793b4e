package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.PublishedEvaluations.DACHANG;
import static org.plumbline.PublishedEvaluations.codes;
import static org.plumbline.PublishedEvaluations.indicators;
import static org.plumbline.PublishedEvaluations.messages;
import static org.plumbline.PublishedEvaluations.only;
import static org.plumbline.PublishedEvaluations.score;
import static org.plumbline.PublishedEvaluations.severities;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.vocabulary.Severity;

/** What the checks find in published self-evaluations, figure by figure. */
class PublishedFindingsTest {

    @Test
    void dachangsFindingsNameTheirFigures() {
        Evaluation evaluation = score(DACHANG);

        assertThat(messages(evaluation, "RATE_RECOMPUTE"))
                .singleElement()
                .asString()
                .contains("95", "99.6251");
        assertThat(messages(evaluation, "OVERSPEND")).anyMatch(m -> m.contains("人员经费") && m.contains("42.1"));
        assertThat(severities(evaluation, "OVERSPEND")).containsExactlyInAnyOrder(Severity.HIGH, Severity.LOW);
        assertThat(messages(evaluation, "UNDERSPEND"))
                .singleElement()
                .asString()
                .contains("51.85");
        assertThat(messages(evaluation, "SCORE_MISSING"))
                .singleElement()
                .asString()
                .contains("10");
        assertThat(indicators(evaluation, "SCORE_OVER_WEIGHT")).containsExactly("d13");
        assertThat(indicators(evaluation, "SCORE_RULE_MISMATCH")).containsExactly("d23");
        assertThat(indicators(evaluation, "RULE_TYPE_MISMATCH")).containsExactly("d22c");
        assertThat(indicators(evaluation, "TARGET_UNATTAINABLE")).containsExactly("d23");
        assertThat(codes(evaluation))
                .contains("EVIDENCE_MISSING")
                .doesNotContain("GRADE_DIFFERS", "GRADE_MISMATCH", "GRADE_SENSITIVE", "SUM_MISMATCH", "ROUNDING");
    }

    @Test
    void dongchuanStatesIncomeOnlySoThatNothingIsSaidOfItsSpending() {
        Evaluation evaluation = score("dongchuan-2022-lixiu");

        assertThat(evaluation.total()).isNull();
        assertThat(evaluation.partial().unscoredWeight()).isEqualByComparingTo("100");
        assertThat(codes(evaluation)).doesNotContain("PERF_EXEC_GAP", "UNDERSPEND", "INTERNAL_CONFLICT");
        assertThat(codes(score("dongchuan-2020-canbao"))).doesNotContain("PERF_EXEC_GAP", "UNDERSPEND", "SUM_MISMATCH");
    }

    @Test
    void nanchangBuiltSixtyCentresForATargetOfSeventeen() {
        Evaluation evaluation = score("nanchang-2022-jingban");

        assertThat(evaluation.total()).isNull();
        assertThat(evaluation.grade()).isNull();
        assertThat(indicators(evaluation, "TARGET_TOO_LOW")).containsExactly("n23");
        assertThat(only(evaluation, "TARGET_TOO_LOW")).contains("目标 17 家", "实际 60 家", "252.9412%");
        assertThat(only(evaluation, "SCORE_UNEXPLAINED")).contains("有目标值的 6 项", "16 项没有目标值", "所扣 3 分");
        assertThat(only(score("nanchang-2022-yewu"), "SCORE_UNEXPLAINED")).contains("有目标值的 1 项", "6 项没有目标值");
        assertThat(indicators(score("nanchang-2022-yewu"), "NO_TARGET"))
                .containsExactly("n11", "n12", "n13", "n14", "n15", "n16");
        assertThat(codes(evaluation))
                .contains("GRADE_LABEL_VARIANT", "NO_WEIGHT", "NO_RULE", "NO_TARGET")
                .doesNotContain("OVER_ACHIEVE", "UNDERSPEND", "GRADE_MISMATCH", "PERF_EXEC_GAP", "OVERSPEND");
    }

    @Test
    void zhaohuaContradictsItselfThirteenTimes() {
        List<String> conflicts = messages(score("zhaohua-2023-dept"), "INTERNAL_CONFLICT");

        assertThat(conflicts)
                .hasSize(13)
                .anyMatch(m -> m.contains("184423") && m.contains("180672"))
                .anyMatch(m -> m.contains("30000 份") && m.contains("40000 份"))
                .anyMatch(m -> m.contains("287.15") && m.contains("288.98"))
                .anyMatch(m -> m.contains("0.00 万元") && m.contains("6.83 万元"))
                .anyMatch(m -> m.contains("570.73 万元") && m.contains("1432.84 万元"))
                .anyMatch(m -> m.contains("570.73 万元") && m.contains("1426.01 万元"))
                .anyMatch(m -> m.contains("281.75 万元") && m.contains("1143.86 万元"))
                .anyMatch(m -> m.contains("281.75 万元") && m.contains("1138.86 万元"))
                .anyMatch(m -> m.contains("9.5") && m.contains("8.52"))
                .anyMatch(m -> m.contains("5.00 万元") && m.contains("0.00 万元"))
                .anyMatch(m -> m.contains("47") && m.contains("21"))
                .anyMatch(m -> m.contains("27") && m.contains("24"))
                .anyMatch(m -> m.contains("53") && m.contains("52"))
                .noneMatch(m -> m.contains("58528") || m.contains("公务接待费"));
        assertThat(indicators(score("zhaohua-2023-dept"), "OVER_ACHIEVE")).containsExactly("z02", "z03", "z06", "z08");
        assertThat(indicators(score("zhaohua-2023-dept"), "TARGET_TOO_LOW")).containsExactly("z07");
        assertThat(indicators(score("zhaohua-2023-dept"), "REASON_MISSING"))
                .containsExactly("z02", "z03", "z06", "z07", "z08");
        assertThat(codes(score("zhaohua-2023-dept"))).doesNotContain("SCORE_UNEXPLAINED");
    }

    @Test
    void dachangMovedMoneyAndListsThreePercentOfItsProjects() {
        Evaluation evaluation = score(DACHANG);

        // 42.10 and 0.65 over their lines, of 8383.52
        assertThat(only(evaluation, "ADJUSTMENT_SUSPECT")).contains("8383.52 万元", "42.75 万元", "0.5099%");
        assertThat(only(evaluation, "COVERAGE_GAP")).contains("专项项目支出", "248.26", "7928.24", "3.1313%");
        assertThat(messages(evaluation, "NARRATIVE_CONTRADICTION"))
                .hasSize(3)
                .anyMatch(m -> m.contains("劳模") && m.contains("48.15 %") && m.contains("9.63 万元 ÷ 20.00 万元"))
                .anyMatch(m -> m.contains("政府购买服务") && m.contains("94.7634 %") && m.contains("88.13 万元 ÷ 93.00 万元"))
                .anyMatch(m -> m.contains("3 项") && m.contains("d01、d03、d23"));
        assertThat(only(evaluation, "DATA_HYGIENE")).contains("<p>", "“改进措施”三栏");
        assertThat(codes(evaluation))
                .doesNotContain("AMOUNT_SUM_MISMATCH", "BUDGET_ZERO", "TARGET_TOO_LOW", "TARGET_UNIT_MISMATCH")
                .doesNotContain("YEAR_MISMATCH", "ZERO_DENOMINATOR_RISK");
    }

    @Test
    void zhaohuasAccountsHaveAnotherScopeAndItsGrowthAnotherBase() {
        Evaluation evaluation = score("zhaohua-2023-dept");

        assertThat(only(evaluation, "SCOPE_DIFFERENCE")).contains("570.73", "1426.01", "1401.82", "40.7135%");
        // 97.2 of 473.53, not of 570.73
        assertThat(only(evaluation, "PCT_BASE_ERROR")).contains("473.53", "570.73", "20.5267%", "17%", "17.0308%");
        assertThat(only(evaluation, "ADJUSTMENT_SUSPECT")).contains("1476.05", "74.23", "5.029%");
        assertThat(only(evaluation, "COVERAGE_GAP")).contains("已列 5 个", "应有 10 个", "50%");
        assertThat(messages(evaluation, "NARRATIVE_CONTRADICTION"))
                .hasSize(2)
                .anyMatch(m -> m.contains("100 %") && m.contains("99.5233 %") && m.contains("1426.01 万元 ÷ 1432.84 万元"))
                .anyMatch(m -> m.contains("全部达标：是") && m.contains("11 分") && m.contains("89 / 100"));
        assertThat(messages(evaluation, "YEAR_MISMATCH")).hasSize(2).allMatch(m -> m.contains("2022"));
        assertThat(messages(evaluation, "ROUNDING"))
                .hasSize(4)
                .anyMatch(m -> m.contains("570.74") && m.contains("570.73"))
                .anyMatch(m -> m.contains("570.71 万元") && m.contains("570.73 万元") && m.contains("尾差 0.02 万元"))
                .anyMatch(m -> m.contains("100.01 %") && m.contains("尾差 0.01 %"))
                .anyMatch(m -> m.contains("251.68") && m.contains("251.67"));
        // 0.4 within basic spending beside 4 altogether: two scopes, which do not contradict each other
        assertThat(only(evaluation, "SANGONG_SUSPECT")).contains("4.00 万元 比 3.20 万元 高 25%");
        assertThat(severities(evaluation, "SANGONG_SUSPECT")).containsExactly(Severity.MEDIUM);
        assertThat(messages(evaluation, "AMOUNT_SUM_MISMATCH"))
                .hasSize(3)
                .anyMatch(m -> m.contains("570.71 万元") && m.contains("1401.82 万元") && m.contains("831.11 万元"))
                .anyMatch(m -> m.contains("601.75 万元") && m.contains("570.73 万元") && m.contains("31.02 万元"))
                .anyMatch(m -> m.contains("18000 份") && m.contains("30000 份"));
        assertThat(only(evaluation, "COPY_PASTE")).contains("广元市医疗保障局", "广元市昭化区医疗保障局");
    }

    @Test
    void wordsOfTheProjectsDoNotFitTheirFigures() {
        assertThat(only(score("zhaohua-2023-jianguan"), "NARRATIVE_CONTRADICTION"))
                .contains("存在问题：无", "18 分", "82 / 100");
        assertThat(only(score("zhaohua-2023-jianguan"), "COPY_PASTE")).contains("防贫保项目", "基金监管工作经费");
        assertThat(codes(score("zhaohua-2023-linpin"))).doesNotContain("NARRATIVE_CONTRADICTION", "COPY_PASTE");
        assertThat(messages(score("dongchuan-2020-canbao"), "COPY_PASTE"))
                .hasSize(2)
                .anyMatch(m -> m.contains("城乡医疗救助项目"))
                .anyMatch(m -> m.contains("部门整体支出"));
        assertThat(only(score("dongchuan-2020-canbao"), "NARRATIVE_CONTRADICTION"))
                .contains("3000余名", "30 / 30");
        assertThat(only(score("zhaohua-2023-nengli"), "YEAR_MISMATCH")).contains("2022", "附件6 标题");
        assertThat(messages(score("zhaohua-2023-fangpinbao"), "NARRATIVE_CONTRADICTION"))
                .anyMatch(m -> m.contains("100 %") && m.contains("89.6842 %"));
        // 261,771 people at 150 元 × 10 % are 392.6565, printed as 392.65
        assertThat(codes(score("dongchuan-2020-canbao"))).doesNotContain("ROUNDING", "AMOUNT_SUM_MISMATCH");
        assertThat(indicators(score("dongchuan-2022-lixiu"), "NARRATIVE_CONTRADICTION"))
                .containsExactly("b5", "b6");
        assertThat(only(score("dongchuan-2022-lixiu"), "EXTERNAL_CAUSE_CLAIMED"))
                .contains("离休干部自然减员");
    }

    @Test
    void monitoringComparesWithTheShareOfTheYearThatIsGone() {
        assertThat(only(score("made-monitor-red"), "MONITOR_RED")).contains("6 月", "25%", "50%");
        assertThat(only(score("made-monitor-yellow"), "MONITOR_YELLOW")).contains("9 月", "55%", "73.3333%");
        // 40 of 100 by June is 80 % of the way: green
        assertThat(codes(score("made-monitor-green"))).doesNotContain("MONITOR_RED", "MONITOR_YELLOW");
        assertThat(codes(score("made-monitor-red"))).doesNotContain("MONITOR_YELLOW");
        assertThat(codes(score("made-fact-invalid"))).doesNotContain("MONITOR_RED", "MONITOR_YELLOW");
    }

    @Test
    void aSoundReportContradictsNothing() {
        assertThat(codes(score("made-all-met")))
                .doesNotContain(
                        "ADJUSTMENT_SUSPECT",
                        "COVERAGE_GAP",
                        "SCOPE_DIFFERENCE",
                        "AMOUNT_SUM_MISMATCH",
                        "NARRATIVE_CONTRADICTION",
                        "YEAR_MISMATCH",
                        "PCT_BASE_ERROR",
                        "ZERO_DENOMINATOR_RISK",
                        "SANGONG_SUSPECT",
                        "COPY_PASTE",
                        "DATA_HYGIENE",
                        "FACT_INVALID");
    }

    @ParameterizedTest
    @CsvSource({
        "made-sum-mismatch,93.50,SUM_MISMATCH",
        "made-rounding,93.50,ROUNDING",
        "made-grade-mismatch,88.00,GRADE_MISMATCH",
        "made-grade-differs,83.50,GRADE_DIFFERS",
        "made-grade-sensitive,90.20,GRADE_SENSITIVE",
        "made-checkpoints,95.80,SCORE_RULE_MISMATCH",
        "made-count-in-percent,100.00,TARGET_UNIT_MISMATCH",
        "made-prior-zero,93.50,ZERO_DENOMINATOR_RISK",
        "made-missing,,MISSING_ACTUAL",
        "made-invalid-value,,INVALID_ACTUAL",
        "made-wan-yuan,89.20,INTERNAL_CONFLICT",
        "made-weight-sum,,WEIGHT_SUM",
        "made-budget-zero,,BUDGET_ZERO",
        "made-monitor-red,92.50,MONITOR_RED",
        "made-monitor-yellow,95.50,MONITOR_YELLOW",
        "made-amount-sum,100.00,AMOUNT_SUM_MISMATCH",
        "made-fact-invalid,100.00,FACT_INVALID"
    })
    void madeUpSamplesRaiseWhatNoPublishedOneDoes(String sample, String total, String code) {
        Evaluation evaluation = score(sample);

        assertThat(evaluation.total()).isEqualTo(total == null ? null : new BigDecimal(total));
        assertThat(codes(evaluation)).contains(code);
    }
}
