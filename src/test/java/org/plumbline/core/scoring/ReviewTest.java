package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.explanation.StepSentences;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.workbook.SchemeTemplate;
import org.plumbline.core.workbook.SchemeTemplateWriter;
import org.plumbline.vocabulary.IndicatorReview;
import org.plumbline.vocabulary.ReviewResult;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** A review (复核) is a third number beside the declared score and the rule score. */
class ReviewTest {

    private static final String REVIEWED = "made-review";

    private static Evaluation score(Submission submission) {
        return new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme()));
    }

    private static Submission read(String json) {
        return SubmissionJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** One indicator of weight 30 that scores 30 by the rules. */
    private static Submission submission(String declaredScore, String review) {
        return read(
                """
                {"scheme": "national-project", "fiscalYear": 2023, "subject": {"name": "某项目", "type": "PROJECT"},
                 "indicators": [{"name": "安装数量", "level1": "产出指标", "level2": "数量指标", "weight": 30,
                   "target": {"operator": "≥", "value": 100, "unit": "万元"}, "actual": 100,
                   "declaredScore": %s, "review": %s}]}
                """
                        .formatted(declaredScore, review));
    }

    private static List<String> reviewFindings(Evaluation evaluation) {
        return evaluation.findings().stream()
                .map(RaisedFinding::code)
                .filter(code -> code.startsWith("REVIEW_"))
                .toList();
    }

    private static IndicatorScore lastIndicator(Evaluation evaluation) {
        return evaluation.indicators().get(evaluation.indicators().size() - 1);
    }

    @Test
    void aReviewChangesNoScoreAndNoGrade() {
        Submission reviewed = ShippedFiles.submission(REVIEWED);
        Submission plain = new Submission(
                reviewed.scheme(),
                reviewed.fiscalYear(),
                reviewed.subject(),
                reviewed.budget(),
                reviewed.indicators().stream()
                        .map(entry -> entry.toBuilder().review(null).build())
                        .toList(),
                reviewed.groups(),
                reviewed.facts(),
                reviewed.declared());
        Evaluation with = score(reviewed);
        Evaluation without = score(plain);

        assertThat(with.total()).isEqualTo(without.total());
        assertThat(with.grade()).isEqualTo(without.grade());
        assertThat(with.indicators())
                .extracting(IndicatorScore::score)
                .isEqualTo(
                        without.indicators().stream().map(IndicatorScore::score).toList());
        assertThat(with.trace().stream()
                        .filter(step -> !(step instanceof TraceStep.ReviewStep))
                        .filter(step -> !(step instanceof TraceStep.FindingStep)))
                .isEqualTo(without.trace().stream()
                        .filter(step -> !(step instanceof TraceStep.FindingStep))
                        .toList());
        assertThat(new String(EvaluationJson.writeCanonical(without), StandardCharsets.UTF_8))
                .doesNotContain("review");
    }

    @ParameterizedTest
    @CsvSource({
        "98.33, 89.33, 9.15",
        "3, 2, 33.33",
        "6, 7, -16.67",
        "8, 7.9996, 0.01",
        "8, 7.9997, 0.00",
        "10, 10, 0.00",
        "0, 5,",
        "-1, 5,",
        ", 5,",
        "5, ,"
    })
    void theDeviationIsAShareOfTheDeclaredScoreInPercentRoundedHalfUpToTwoDecimals(
            BigDecimal declared, BigDecimal review, BigDecimal deviation) {
        assertThat(ReviewedScore.computeDeviation(declared, review)).isEqualTo(deviation);
    }

    @ParameterizedTest
    @CsvSource({"30, 30.01, false", "30, 30.02, true", "30, 29.98, true"})
    void aReviewIsHeldToTheToleranceThatTheSchemeHasForDeclaredScores(String declared, String review, boolean raised) {
        List<String> codes =
                reviewFindings(score(submission(declared, "{\"score\": " + review + ", \"reason\": \"抽查\"}")));

        assertThat(codes).isEqualTo(raised ? List.of("REVIEW_RULE_MISMATCH") : List.of());
    }

    @Test
    void aReviewThatChangesAScoreMustGiveAReason() {
        assertThat(reviewFindings(score(submission("20", "{\"score\": 30}")))).containsExactly("REVIEW_REASON_MISSING");
        assertThat(reviewFindings(score(submission("20", "{\"score\": 30, \"reason\": \"漏报\"}"))))
                .isEmpty();
        assertThat(reviewFindings(score(submission("30", "{\"score\": 30}")))).isEmpty();
        assertThat(reviewFindings(score(submission("null", "{\"score\": 30}")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"89.33, false", "89.34, false", "89.35, true", "80, true"})
    void theScoresOfAReviewAddUpToItsTotal(String total, boolean raised) {
        Submission reviewed = ShippedFiles.submission(REVIEWED);
        Submission other = new Submission(
                reviewed.scheme(),
                reviewed.fiscalYear(),
                reviewed.subject(),
                reviewed.budget(),
                reviewed.indicators(),
                reviewed.groups(),
                reviewed.facts(),
                reviewed.declared(),
                new ReviewResult(new BigDecimal(total), null));
        assertThat(reviewFindings(score(other)).contains("REVIEW_SUM_MISMATCH")).isEqualTo(raised);
    }

    @Test
    void theSumOfAReviewIsNotComparedWhereAPartHasNone() {
        Submission partial = read(
                """
                {"scheme": "national-project", "fiscalYear": 2023, "subject": {"name": "某项目", "type": "PROJECT"},
                 "budget": {"unit": "万元", "adjusted": 100, "executed": 100},
                 "indicators": [{"name": "安装数量", "level1": "产出指标", "level2": "数量指标", "weight": 90,
                   "target": {"operator": "≥", "value": 100}, "actual": 100, "declaredScore": 90,
                   "review": {"score": 80, "reason": "抽查"}}],
                 "review": {"total": 90}}
                """);
        assertThat(reviewFindings(score(partial)))
                .contains("REVIEW_TOTAL_MISMATCH")
                .doesNotContain("REVIEW_SUM_MISMATCH");
    }

    @Test
    void aFindingOfAReviewNamesTheRowThatJudgedItAndSaysWhatTheReviewGives() {
        Evaluation evaluation = score(submission("30", "{\"score\": 24, \"reason\": \"抽查\"}"));
        RaisedFinding finding = evaluation.findings().stream()
                .filter(each -> each.code().equals("REVIEW_RULE_MISMATCH"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.rule().id()).isEqualTo("SH-08");
        assertThat(StepSentences.of(evaluation, Locale.CHINESE).describeFinding(finding))
                .isEqualTo("安装数量：复核 24 分，按规则得 30 分，复核减规则为 -6 分");
        assertThat(StepSentences.of(evaluation, Locale.ENGLISH).describeFinding(finding))
                .isEqualTo("安装数量: the review gives 24, the rule 30; difference -6");
    }

    @Test
    void aRowOfTheWorkbooksOwnReplacesTheOneForDeclaredScores() {
        RuleSet ruleSet = ShippedFiles.load(
                "own.xlsx",
                SchemeTemplateWriter.toBytes(
                        SchemeTemplate.read(ShippedFiles.bytes(Path.of("rules", SchemeTemplate.FILE))),
                        new SchemeTemplateWriter.TemplateOptions(
                                "own", "某县项目支出绩效自评", "某省/某市/某县", 2020, 2026, new BigDecimal("100"), Set.of("RATIO"))));
        String code = ruleSet.scheme().indicators().get(0).code();
        Submission submission = read(
                """
                {"scheme": "own", "fiscalYear": 2023, "subject": {"name": "某项目"},
                 "indicators": [{"code": "%s", "actual": 100, "declaredScore": 90, "review": {"score": 80}}]}
                """
                        .formatted(code));

        List<RaisedFinding> findings = new Scorer()
                .score(submission, ruleSet).findings().stream()
                        .filter(each -> each.code().startsWith("REVIEW_"))
                        .toList();

        assertThat(findings)
                .extracting(RaisedFinding::code, each -> each.rule().id())
                .contains(
                        org.assertj.core.groups.Tuple.tuple("REVIEW_RULE_MISMATCH", "SH-44"),
                        org.assertj.core.groups.Tuple.tuple("REVIEW_REASON_MISSING", "SH-47"));
        assertThat(findings).allSatisfy(each -> assertThat(each.sentence()).isNotNull());
    }

    @Test
    void aGroupIsReviewedAsAWhole() {
        Submission submission = read(
                """
                {"scheme": "dachang-department", "fiscalYear": 2020, "subject": {"name": "某局", "type": "DEPARTMENT"},
                 "indicators": [{"code": "d18a", "actual": 100}, {"code": "d18b", "actual": 100},
                   {"code": "d18c", "actual": 100}],
                 "groups": [{"code": "G-QTY", "declaredScore": 15, "review": {"score": 12, "reason": "少聘一人"}}]}
                """);
        IndicatorScore group = score(submission).indicators().stream()
                .filter(each -> each.code().equals("G-QTY"))
                .findFirst()
                .orElseThrow();

        assertThat(group.review())
                .isEqualTo(new ReviewedScore(
                        null, new BigDecimal("12"), "少聘一人", new BigDecimal("-3.00"), new BigDecimal("20.00")));
    }

    @Test
    void theReviewedActualValueIsConvertedIntoTheUnitOfTheIndicatorAsTheDeclaredOneIs() {
        Submission submission = read(
                """
                {"scheme": "review-project", "fiscalYear": 2023, "subject": {"name": "某项目", "type": "PROJECT"},
                 "indicators": [{"code": "r04", "target": {"value": 0.016, "unit": "万元"}, "actual": 0.0192,
                   "review": {"actual": 0.02}}]}
                """);
        IndicatorScore cost = score(submission).indicators().stream()
                .filter(each -> each.code().equals("r04"))
                .findFirst()
                .orElseThrow();

        assertThat(cost.actual()).isEqualTo(Value.of(new BigDecimal("192")));
        assertThat(cost.review().actual()).isEqualTo(Value.of(new BigDecimal("200")));
    }

    @Test
    void aReviewThatStatesNothingIsNone() {
        Submission empty = submission("30", "{\"actual\": \"\", \"score\": null, \"reason\": \" \"}");

        assertThat(empty.indicators().get(0).review()).isNull();
        assertThat(empty.review()).isEqualTo(ReviewResult.NOTHING);
        assertThat(score(empty).review()).isNull();
    }

    @Test
    void aReviewIsWrittenAndReadBackEqual() {
        Evaluation evaluation = score(ShippedFiles.submission(REVIEWED));

        assertThat(EvaluationJson.read(EvaluationJson.writeCanonical(evaluation)))
                .isEqualTo(evaluation);
        assertThat(ShippedFiles.submission(REVIEWED).indicators().get(1).review())
                .isEqualTo(
                        new IndicatorReview(Value.of(new BigDecimal("900")), new BigDecimal("27"), "现场抽查，已安装 900 户"));
    }

    @Test
    void theThreeNumbersAreDescribedInBothLanguages() {
        Evaluation evaluation = score(submission("30", "{\"actual\": 90, \"score\": 27, \"reason\": \"抽查\"}"));
        TraceStep step = evaluation.listSteps(TraceStep.ReviewStep.class).get(0);

        assertThat(lastIndicator(evaluation).review().deviation()).isEqualByComparingTo("10");
        assertThat(StepSentences.of(evaluation, Locale.CHINESE).describe(step))
                .isEqualTo("安装数量：复核得分 27（自评 30，按规则 30.00），偏差率 10.00%；" + "复核实际值 90万元（评分所用 100万元）；复核理由：抽查。");
        assertThat(StepSentences.of(evaluation, Locale.ENGLISH).describe(step))
                .isEqualTo("安装数量: review score 27 (declared 30, by the rules 30.00), deviation 10.00 %;"
                        + " actual value of the review 90万元 (scored by the rules: 100万元); reason: 抽查.");
    }
}
