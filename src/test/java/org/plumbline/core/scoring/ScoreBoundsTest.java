package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.setting;
import static org.plumbline.core.scoring.ScoredSubmissions.CATALOGUE;
import static org.plumbline.core.scoring.ScoredSubmissions.STEP;
import static org.plumbline.core.scoring.ScoredSubmissions.clamps;
import static org.plumbline.core.scoring.ScoredSubmissions.indicator;
import static org.plumbline.core.scoring.ScoredSubmissions.made;
import static org.plumbline.core.scoring.ScoredSubmissions.number;
import static org.plumbline.core.scoring.ScoredSubmissions.score;
import static org.plumbline.core.scoring.ScoredSubmissions.steps;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.EditedWorkbook;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.ClampBound;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Figure;

/** Scores of groups follow from their members; scores are held at floor and weight, rounded and added up. */
class ScoreBoundsTest {

    // What is shared.

    @ParameterizedTest
    @CsvSource({
        "最小, 95, 100, 7.50",
        "均值, 95, 100, 12.50",
        "全达标, 95, 100, 0.00",
        "最小, 98, 99, 12.00",
        "均值, 98, 99, 13.50",
        "全达标, 100, 100, 15.00",
        "均值, 98, 98, 13.00",
        "最小, 0, 100, 0.00",
        "均值, 0, 100, 10.00"
    })
    void aGroupsScoreFollowsFromItsMembers(String take, String first, String second, String score) {
        RuleSet ruleSet =
                EditedWorkbook.load(book -> cell(book, CATALOGUE, "G-QTY", "取法").setCellValue(take));

        Evaluation evaluation =
                score(ChangedSubmission.ofDachang().actual("d18a", first).actual("d18b", second), ruleSet);

        IndicatorScore group = indicator(evaluation, "G-QTY");
        assertThat(group.score()).isEqualTo(new BigDecimal(score));
        assertThat(group.difference()).isEqualByComparingTo(new BigDecimal("15").subtract(new BigDecimal(score)));
        assertThat(group.members()).extracting(IndicatorScore::code).containsExactly("d18a", "d18b", "d18c");
        assertThat(group.members()).allSatisfy(member -> {
            assertThat(member.score()).isNull();
            assertThat(member.completion()).isNotNull();
        });
        assertThat(evaluation.total()).isEqualByComparingTo(new BigDecimal("76").add(new BigDecimal(score)));
    }

    @Test
    void aGroupWithAnInvalidMemberIsInvalid() {
        Evaluation evaluation = score(ChangedSubmission.ofDachang().word("d18a", "全部完成"));

        assertThat(indicator(evaluation, "G-QTY").outcome()).isEqualTo(IndicatorOutcome.INVALID);
        assertThat(evaluation.total()).isNull();
        assertThat(evaluation.partial().unscoredWeight()).isEqualByComparingTo("15");
    }

    // What is bounded.

    @ParameterizedTest
    @CsvSource({"0, -36.00, 36.00, 0.00", "1.5, -36.00, 37.50, 1.50", "9, -36.00, 40.00, 4.00"})
    void aScoreIsHeldAtItsFloorAndTheStepSaysSo(String floor, String before, String moved, String score) {
        RuleSet ruleSet =
                EditedWorkbook.load(book -> cell(book, STEP, "BK-003", "下限").setCellValue(Double.parseDouble(floor)));

        Evaluation evaluation = score(ChangedSubmission.ofDachang().actual("d03", "0"), ruleSet);

        assertThat(indicator(evaluation, "d03").score()).isEqualTo(new BigDecimal(score));
        assertThat(clamps(evaluation, "d03"))
                .extracting(
                        TraceStep.ClampStep::bound,
                        TraceStep.ClampStep::before,
                        TraceStep.ClampStep::points,
                        TraceStep.ClampStep::running)
                .containsExactly(tuple(ClampBound.FLOOR, number(before), number(moved), number(score)));
    }

    @Test
    void aScoreIsHeldAtItsWeightAndTheStepSaysSo() {
        RuleSet ruleSet = made(
                Map.of("指标编号", "x1", "三级指标", "数量", "权重", 100, "评分办法", "区间"),
                "BAND",
                List.of("评分办法", "得分", "得分单位", "依据"),
                "区间",
                120,
                "分",
                "某文件");

        Evaluation evaluation = score(ChangedSubmission.to(ruleSet.scheme()).actual("x1", "3"), ruleSet);

        assertThat(evaluation.total()).isEqualTo(new BigDecimal("100.00"));
        assertThat(clamps(evaluation, "x1"))
                .extracting(TraceStep.ClampStep::bound, TraceStep.ClampStep::before, TraceStep.ClampStep::points)
                .containsExactly(tuple(ClampBound.WEIGHT, number("120.00"), number("-20.00")));
    }

    @Test
    void aScoreOfManyDecimalsIsRoundedAndTheStepSaysSo() {
        RuleSet ruleSet =
                EditedWorkbook.load(book -> cell(book, "扣分-要点", "YD-12", "占权重%").setCellValue(33.333));

        Evaluation evaluation = score(ChangedSubmission.ofDachang().checks("d11", "1"), ruleSet);

        assertThat(indicator(evaluation, "d11").score()).isEqualTo(new BigDecimal("1.33"));
        assertThat(clamps(evaluation, "d11"))
                .extracting(TraceStep.ClampStep::bound, TraceStep.ClampStep::before, TraceStep.ClampStep::running)
                .containsExactly(tuple(ClampBound.ROUNDING, number("1.33334"), number("1.33")));
    }

    @ParameterizedTest
    @CsvSource({"四舍五入, 1, 2.2", "舍去, 1, 2.1", "四舍六入五成双, 1, 2.2", "四舍五入, 0, 2", "四舍五入, 3, 2.160", "舍去, 2, 2.16"})
    void aScoreIsRoundedAsTheSchemeSays(String rule, int decimals, String score) {
        RuleSet ruleSet = EditedWorkbook.load(book -> {
            setting(book, "舍入方式").setCellValue(rule);
            setting(book, "小数位数").setCellValue(decimals);
            cell(book, STEP, "BK-003", "不足一步").setCellValue("按比例");
        });

        assertThat(indicator(score(ChangedSubmission.ofDachang(), ruleSet), "d03")
                        .score())
                .isEqualTo(new BigDecimal(score));
    }

    // What it adds up to.

    @Test
    void scoresAddUpToTheirLevelsAndTheTotal() {
        assertThat(steps(score(ChangedSubmission.ofDachang()), TraceStep.RollUpStep.class))
                .filteredOn(sum -> sum.level() < 2)
                .extracting(
                        TraceStep.RollUpStep::name,
                        sum -> sum.ofWeight().toPlainString(),
                        TraceStep.RollUpStep::running)
                .containsExactly(
                        tuple("部门管理", "40", number("36.00")),
                        tuple("部门产出", "40", number("40.00")),
                        tuple("部门效果", "20", number("15.00")),
                        tuple(null, "100", number("91.00")));
    }

    @ParameterizedTest
    @CsvSource({"90.99, 优", "91, 优", "91.01, 良"})
    void aTotalOnTheBoundOfTwoGradesHasTheBetterOne(double bound, String grade) {
        RuleSet ruleSet = EditedWorkbook.load(book -> {
            cell(book, "等级", "DJ-01", "总分不小于").setCellValue(bound);
            cell(book, "等级", "DJ-02", "总分小于").setCellValue(bound);
        });

        assertThat(score(ChangedSubmission.ofDachang(), ruleSet).grade()).isEqualTo(grade);
    }

    // What can't be judged.

    /** Rows over different figures meet or not as the target is, which only the submission shows. */
    @Test
    void twoRowsThatJudgeOneIndicatorLeaveItWithoutAScore() {
        RuleSet ruleSet = made(
                Map.of("指标编号", "x1", "三级指标", "数量", "权重", 100, "目标值", 10, "评分办法", "区间"),
                "BAND",
                List.of("评分办法", "完成率不小于", "低于目标不大于", "得分", "得分单位", "依据"),
                List.of(
                        Arrays.asList("R-01", "区间", 90, null, 100, "分", "某文件"),
                        Arrays.asList("R-02", "区间", null, 5, 80, "分", "某文件")));

        Evaluation one = score(ChangedSubmission.to(ruleSet.scheme()).actual("x1", "5"), ruleSet);
        Evaluation both = score(ChangedSubmission.to(ruleSet.scheme()).actual("x1", "9"), ruleSet);

        assertThat(one.total()).isEqualTo(new BigDecimal("80.00"));
        assertThat(both.total()).isNull();
        assertThat(indicator(both, "x1").outcome()).isEqualTo(IndicatorOutcome.INVALID);
        assertThat(indicator(both, "x1").score()).isNull();
        assertThat(both.findings())
                .filteredOn(finding -> finding.code().equals("ROWS_OVERLAP"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.read().get(Figure.ROWS)).hasToString("扣分-表!8、扣分-表!9"));
        assertThat(both.trace()).noneMatch(step -> step instanceof TraceStep.ScoringStep);
    }
}
