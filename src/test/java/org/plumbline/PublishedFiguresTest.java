package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.PublishedEvaluations.DACHANG;
import static org.plumbline.PublishedEvaluations.cell;
import static org.plumbline.PublishedEvaluations.codes;
import static org.plumbline.PublishedEvaluations.column;
import static org.plumbline.PublishedEvaluations.dachangWith;
import static org.plumbline.PublishedEvaluations.indicator;
import static org.plumbline.PublishedEvaluations.messages;
import static org.plumbline.PublishedEvaluations.score;
import static org.plumbline.PublishedEvaluations.severities;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.IndicatorScore;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.StepRule;

/** The figures of published self-evaluations that the project answers for, written out. */
class PublishedFiguresTest {

    @Test
    void dachangScoresNinetyOneByItsOwnPrintedRules() {
        Evaluation evaluation = score(DACHANG);

        assertThat(evaluation.complete()).isTrue();
        assertThat(evaluation.total()).isEqualTo(new BigDecimal("91.00"));
        assertThat(evaluation.grade()).isEqualTo("优");
        assertThat(evaluation.declared().total()).isEqualTo(new BigDecimal("96.5"));
        assertThat(evaluation.difference()).isEqualByComparingTo("5.50");
        assertThat(indicator(evaluation, "d23").score()).isEqualTo(new BigDecimal("5.00"));
        assertThat(indicator(evaluation, "d23").difference()).isEqualByComparingTo("4.50");
        assertThat(indicator(evaluation, "d13").score()).isEqualTo(new BigDecimal("1.00"));
        assertThat(indicator(evaluation, "d13").difference()).isEqualByComparingTo("1.00");
        assertThat(evaluation.indicators().stream()
                        .map(IndicatorScore::difference)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(evaluation.difference());
    }

    @Test
    void dachangsProgressRateLosesTwoPointsByRoundingAStartedStepUp() {
        TraceStep.ScoringStep step = score(DACHANG).trace().stream()
                .filter(each -> each instanceof TraceStep.ScoringStep && "d03".equals(each.indicator()))
                .map(TraceStep.ScoringStep.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(step.points()).isEqualTo(new BigDecimal("-2.00"));
        assertThat(step.running()).isEqualTo(new BigDecimal("2.00"));
        assertThat(step.rule().id()).isEqualTo("BK-003");
        assertThat(step.rule().file()).isEqualTo("dachang-department.xlsx");
        assertThat(step.rule().sheet()).isEqualTo("扣分-每步扣分");
        assertThat(step.rule().row()).isEqualTo(10);
        StepRule.Calculation working = (StepRule.Calculation) step.read();
        assertThat(working.shortfall()).isEqualByComparingTo("4.6");
        assertThat(working.steps()).isEqualByComparingTo("5");
        assertThat(working.each()).isEqualTo(new BigDecimal("0.40"));
    }

    @ParameterizedTest
    @CsvSource({"进一,91.00,2.00", "按比例,91.16,2.16", "舍去,91.40,2.40"})
    void dachangsTotalFollowsTheCellForAStartedStep(String partialStep, String total, String progressRate)
            throws IOException {
        Evaluation evaluation = dachangWith(workbook -> column(workbook, "扣分-每步扣分", "不足一步", partialStep));

        assertThat(evaluation.total()).isEqualTo(new BigDecimal(total));
        assertThat(indicator(evaluation, "d03").score()).isEqualTo(new BigDecimal(progressRate));
        assertThat(evaluation.grade()).isEqualTo("优");
    }

    @Test
    void dachangFallsToGoodWhereItsEmptyBenefitGroupCountsAsZero() throws IOException {
        Evaluation evaluation = dachangWith(
                workbook -> cell(workbook, "指标", "G-BENEFIT", "缺失处理").setCellValue("零分"));

        assertThat(evaluation.total()).isEqualTo(new BigDecimal("81.00"));
        assertThat(evaluation.grade()).isEqualTo("良");
        assertThat(codes(evaluation)).contains("GRADE_DIFFERS");
    }

    @Test
    void twoChangedCellsChangeScoreAndGrade() throws IOException {
        Evaluation evaluation = dachangWith(workbook -> {
            cell(workbook, "扣分-每步扣分", "BK-003", "每步扣").setCellValue(20);
            cell(workbook, "等级", "DJ-01", "总分不小于").setCellValue(95);
            cell(workbook, "等级", "DJ-02", "总分小于").setCellValue(95);
        });

        // d01 0.00, d03 0.00 and d23 0.00 instead of 2.00, 2.00 and 5.00
        assertThat(evaluation.total()).isEqualTo(new BigDecimal("82.00"));
        assertThat(evaluation.grade()).isEqualTo("良");
    }

    @ParameterizedTest
    @CsvSource({
        "zhaohua-2023-gongzuo,true",
        "zhaohua-2023-nengli,true",
        "zhaohua-2023-jianguan,true",
        "zhaohua-2023-linpin,false"
    })
    void zhaohuasProjectsLosePointsThatNothingExplains(String sample, boolean unexplained) {
        assertThat(codes(score(sample)).contains("SCORE_UNEXPLAINED")).isEqualTo(unexplained);
    }

    @Test
    void fangpinbaoWouldScoreNearlyFullMarksByTheNationalForm() {
        Evaluation evaluation = score("zhaohua-2023-fangpinbao-whatif");

        assertThat(evaluation.total()).isEqualTo(new BigDecimal("98.97"));
        assertThat(evaluation.subject().name()).contains("假设");
        assertThat(messages(score("zhaohua-2023-fangpinbao"), "UNDERSPEND"))
                .singleElement()
                .asString()
                .contains("10.3158");
        assertThat(severities(score("zhaohua-2023-fangpinbao"), "UNDERSPEND")).containsExactly(Severity.LOW);
    }

    @Test
    void everyPublishedGradeFitsItsOwnTotal() {
        for (var folder : ShippedFiles.samples()) {
            String sample = folder.getFileName().toString();
            if (!sample.startsWith("made-")) {
                assertThat(codes(score(sample))).as(sample).doesNotContain("GRADE_MISMATCH");
            }
        }
    }

    @Test
    void everyScoredIndicatorHasItsRow() {
        for (var folder : ShippedFiles.samples()) {
            Evaluation evaluation = score(folder.getFileName().toString());
            for (IndicatorScore score : evaluation.indicators()) {
                if (score.score() != null) {
                    assertThat(evaluation.trace())
                            .as(folder + " " + score.code())
                            .anyMatch(step -> score.code().equals(step.indicator())
                                    && step.rule() != null
                                    && step.rule().row() != null
                                    && !(step instanceof TraceStep.FindingStep));
                }
            }
        }
    }
}
