package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.core.scoring.ScoredSubmissions.CATALOGUE;
import static org.plumbline.core.scoring.ScoredSubmissions.indicator;
import static org.plumbline.core.scoring.ScoredSubmissions.made;
import static org.plumbline.core.scoring.ScoredSubmissions.note;
import static org.plumbline.core.scoring.ScoredSubmissions.number;
import static org.plumbline.core.scoring.ScoredSubmissions.rejected;
import static org.plumbline.core.scoring.ScoredSubmissions.score;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.EditedWorkbook;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.vocabulary.Operator;

/** Numbers, rates and amounts of a submission are read as what they say, converted, or invalid. */
class ValueReadingTest {

    @Test
    void aPercentageInAStringIsNotParsed() {
        Evaluation evaluation = score(ChangedSubmission.ofDachang().word("d03", "95.4%"));

        assertThat(indicator(evaluation, "d03").outcome()).isEqualTo(IndicatorOutcome.INVALID);
        assertThat(indicator(evaluation, "d03").actual()).hasToString("95.4%");
        assertThat(evaluation.total()).isNull();
        assertThat(evaluation.findings())
                .extracting(RaisedFinding::code, RaisedFinding::indicator)
                .contains(tuple("INVALID_ACTUAL", "d03"));
        assertThat(note(evaluation, "d03")).isEqualTo(ReadingNote.UNUSABLE);
    }

    @Test
    void aNumberUnderAChecklistIsInvalid() {
        Evaluation evaluation = score(ChangedSubmission.ofDachang().actual("d06", "100"));

        assertThat(indicator(evaluation, "d06").outcome()).isEqualTo(IndicatorOutcome.INVALID);
        assertThat(evaluation.findings())
                .extracting(RaisedFinding::code, RaisedFinding::indicator)
                .contains(tuple("INVALID_ACTUAL", "d06"));
    }

    @ParameterizedTest
    @CsvSource({
        "允许, -1, 4.00, SCORED,",
        "按零, -1, 4.00, SCORED, NEGATIVE_AS_ZERO",
        "报错, -1, , INVALID, UNUSABLE",
        "报错, 0, 4.00, SCORED,"
    })
    void aNegativeValueIsWhatItsCellSays(
            String policy, String actual, String score, IndicatorOutcome outcome, ReadingNote note) {
        RuleSet ruleSet =
                EditedWorkbook.load(book -> cell(book, CATALOGUE, "d04", "负值处理").setCellValue(policy));

        Evaluation evaluation = score(ChangedSubmission.ofDachang().actual("d04", actual), ruleSet);

        assertThat(indicator(evaluation, "d04").score()).isEqualTo(number(score));
        assertThat(indicator(evaluation, "d04").outcome()).isEqualTo(outcome);
        assertThat(note(evaluation, "d04")).isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource({
        ", 8383.52, 8352.09, 报错, 3.60, SCORED, RECOMPUTED",
        "8383.52, , 8352.09, 报错, 3.60, SCORED, RECOMPUTED",
        ", 8383.52, , 报错, , MISSING, MISSING",
        ", 0, 10, 报错, , INVALID, UNUSABLE",
        ", 0, 10, 不适用, , NOT_APPLICABLE, LEFT_OUT"
    })
    void aRateMayFollowFromTheAmounts(
            String initial,
            String adjusted,
            String executed,
            String zero,
            String score,
            IndicatorOutcome outcome,
            ReadingNote note) {
        RuleSet ruleSet = EditedWorkbook.load(book -> {
            cell(book, CATALOGUE, "d01", "实际值取").setCellValue("复算");
            cell(book, CATALOGUE, "d01", "分母为零").setCellValue(zero);
        });

        Evaluation evaluation = score(ChangedSubmission.ofDachang().money(initial, adjusted, executed), ruleSet);

        assertThat(indicator(evaluation, "d01").score()).isEqualTo(number(score));
        assertThat(indicator(evaluation, "d01").outcome()).isEqualTo(outcome);
        assertThat(note(evaluation, "d01")).isEqualTo(note);
    }

    // Money.

    private static RuleSet costs(Object target) {
        Map<String, Object> indicator = new HashMap<>(
                Map.of("指标编号", "c1", "三级指标", "成本控制", "权重", 100, "符号", Operator.AT_MOST, "单位", "万元", "评分办法", "反向"));
        if (target != null) {
            indicator.put("目标值", target);
        }
        return made(indicator, "RATIO", List.of("评分办法", "类型", "依据"), "反向", "反向", "某文件");
    }

    @ParameterizedTest
    @CsvSource({"万元, 100, 100.00", "万元, 150, 50.00", "元, 1000000, 100.00", "元, 1500000, 50.00", ", 150, 50.00"})
    void yuanIsConvertedIntoTheCataloguesWanYuan(String unit, String actual, String score) {
        RuleSet ruleSet = costs(100);
        ChangedSubmission answers = ChangedSubmission.to(ruleSet.scheme()).actual("c1", actual);

        Evaluation evaluation = score(unit == null ? answers : answers.target("c1", null, null, unit), ruleSet);

        assertThat(evaluation.total()).isEqualTo(new BigDecimal(score));
        assertThat(note(evaluation, "c1")).isEqualTo("元".equals(unit) ? ReadingNote.CONVERTED : null);
    }

    @Test
    void aTargetInYuanAgreesWithTheSameTargetInWanYuan() {
        RuleSet ruleSet = costs(100);

        Evaluation evaluation = score(
                ChangedSubmission.to(ruleSet.scheme())
                        .actual("c1", "1500000")
                        .target("c1", Operator.AT_MOST, "1000000", "元"),
                ruleSet);

        assertThat(evaluation.total()).isEqualTo(new BigDecimal("50.00"));
    }

    @Test
    void aTargetThatTheCatalogueLeavesOpenIsConvertedWithItsActualValue() {
        RuleSet ruleSet = costs(null);

        Evaluation evaluation = score(
                ChangedSubmission.to(ruleSet.scheme())
                        .actual("c1", "1500000")
                        .target("c1", Operator.AT_MOST, "1000000", "元"),
                ruleSet);

        assertThat(evaluation.total()).isEqualTo(new BigDecimal("50.00"));
        assertThat(indicator(evaluation, "c1").target().value().numberOrNull()).isEqualByComparingTo("100");
        assertThat(indicator(evaluation, "c1").target().unit()).isEqualTo("万元");
    }

    @ParameterizedTest
    @ValueSource(strings = {"千元", "百万元", "美元"})
    void moneyInOtherUnitsIsRejected(String unit) {
        RuleSet ruleSet = costs(100);
        ChangedSubmission answers =
                ChangedSubmission.to(ruleSet.scheme()).actual("c1", "1").target("c1", null, null, unit);

        assertThat(rejected(answers, ruleSet))
                .extracting(SubmissionProblem::pointer, SubmissionProblem::found)
                .contains(tuple("/indicators/0/target/unit", unit));
    }
}
