package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.explanation.WhyNotSentences;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.whynot.GradeHint;
import org.plumbline.core.whynot.WhyNot;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.FigureValues;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Severity;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** What bonuses, caps and vetoes make of a total, of one indicator worth 100 that scores what is handed in. */
class AdjustmentsTest {

    private static final String BASIS = "某文件";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final RuleSet STRICT = rules(Map.of("加分总上限", 4));
    private static final RuleSet OPEN = rules(Map.of("加分后可否超过满分", "是"));

    private final Scorer scorer = new Scorer();

    private static RuleSet rules(Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>(TestSchemeSettings.settings(Map.of("依据", BASIS)));
        all.putAll(settings);
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(all)
                .addIndicator(Map.of(
                        "指标编号", "x", "三级指标", "完成", "权重", 100, "符号", "≥", "目标值", HUNDRED, "单位", "%", "评分办法", "比例", "依据",
                        BASIS))
                .addTable("扣分-比例", "RATIO", List.of("评分办法", "类型", "依据"), List.of(List.of("BL", "比例", "正向", BASIS)))
                .addTable(
                        "加分",
                        "BONUS",
                        List.of("事实", "内容为", "数值不小于", "执行率不小于", "每次加分", "计次", "单项上限", "依据"),
                        List.of(
                                row("JF-1", "表彰", null, 1, null, 1, "按数值", 3),
                                row("JF-2", "推广", "是", null, null, 2, null, null),
                                row("JF-3", null, null, null, 120, 1, null, null),
                                row("JF-4", "节约", null, 10, null, 5, "一次", null)))
                .addTable(
                        "封顶",
                        "CAP",
                        List.of("执行率不小于", "执行率小于", "总分上限", "依据"),
                        List.of(row("FD-1", 80, null, 100), row("FD-2", null, 80, new BigDecimal("89.5"))))
                .addTable(
                        "否决",
                        "VETO",
                        List.of("事实", "内容为", "数值不小于", "执行率小于", "动作", "参数", "依据"),
                        List.of(
                                row("FJ-1", "挪用", "是", null, null, "最高等级", "差"),
                                row("FJ-2", "造假", "是", null, null, "总分归零", null),
                                row("FJ-3", "未整改", null, 3, null, "最高等级", "中"),
                                row("FJ-4", null, null, null, 10, "总分归零", null)))
                .addTable(
                        "等级",
                        "GRADE",
                        List.of("总分不小于", "总分小于", "等级", "依据"),
                        List.of(
                                row("DJ-1", 90, null, "优"),
                                row("DJ-2", 80, 90, "良"),
                                row("DJ-3", 60, 80, "中"),
                                row("DJ-4", null, 60, "差")));
        return ShippedFiles.load("made.xlsx", workbook.toBytes());
    }

    private static List<Object> row(Object... cells) {
        List<Object> row = new ArrayList<>(Arrays.asList(cells));
        row.add(BASIS);
        return row;
    }

    private static Submission submission(String score, String executed, StatedFact... facts) {
        BigDecimal spent = executed == null ? null : new BigDecimal(executed);
        return new Submission(
                "made",
                2020,
                null,
                new Budget("万元", HUNDRED, null, null, spent, List.of(), List.of()),
                List.of(IndicatorEntry.of("x")
                        .actual(Value.of(new BigDecimal(score)))
                        .build()),
                List.of(),
                List.of(facts),
                DeclaredResult.NOTHING);
    }

    private static StatedFact fact(String key, String value) {
        return fact(key, value, null);
    }

    private static StatedFact fact(String key, String value, String unit) {
        boolean number = value.matches("-?[0-9.]+");
        return new StatedFact(key, number ? Value.of(new BigDecimal(value)) : Value.of(value), unit, null);
    }

    private Evaluation score(RuleSet rules, Submission submission) {
        Evaluation evaluation = scorer.score(submission, rules);
        assertThat(EvaluationJson.read(EvaluationJson.writeCanonical(evaluation)))
                .as("as read back")
                .isEqualTo(evaluation);
        return evaluation;
    }

    private static List<String> steps(Evaluation evaluation) {
        return evaluation.trace().stream()
                .filter(step -> step.indicator() == null)
                .filter(step -> !(step instanceof TraceStep.RollUpStep) && !(step instanceof TraceStep.FindingStep))
                .map(step -> step.kind()
                        + (step.rule() == null ? "" : " " + step.rule().id()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "85, 表彰, 0, 85.00",
        "85, 表彰, 1, 86.00",
        "85, 表彰, 2.5, 87.50",
        "85, 表彰, 3, 88.00",
        "85, 表彰, 9, 88.00",
        "85, 表彰, -4, 85.00",
        "85, 推广, 是, 87.00",
        "85, 推广, 否, 85.00",
        "99, 表彰, 3, 100.00",
        "100, 表彰, 3, 100.00"
    })
    void aBonusCountsWithinItsLimits(String score, String fact, String value, String total) {
        assertThat(score(STRICT, submission(score, "90", fact(fact, value))).total())
                .isEqualTo(new BigDecimal(total));
    }

    @Test
    void allBonusesTogetherAreHeldToTheSchemesLimit() {
        Evaluation evaluation = score(STRICT, submission("85", "90", fact("表彰", "9"), fact("推广", "是")));
        assertThat(evaluation.total()).isEqualTo("89.00");
        assertThat(steps(evaluation))
                .containsExactly("BONUS JF-1", "BONUS JF-2", "CLAMP 加分总上限", "CAP FD-1", "GRADE DJ-2");
    }

    @Test
    void fullMarksArePassedOnlyWhereTheSchemeSaysSo() {
        Submission submission = submission("99", "90", fact("表彰", "3"), fact("推广", "是"));
        assertThat(steps(score(STRICT, submission)))
                .containsExactly(
                        "BONUS JF-1", "BONUS JF-2", "CLAMP 加分总上限", "CLAMP 加分后可否超过满分", "CAP FD-1", "GRADE DJ-1");
        // the first cap's 100 holds what the scheme would let pass
        Evaluation open = score(OPEN, submission);
        assertThat(steps(open)).containsExactly("BONUS JF-1", "BONUS JF-2", "CAP FD-1", "GRADE DJ-1");
        assertThat(open.trace().stream()
                        .filter(TraceStep.BonusStep.class::isInstance)
                        .map(step -> ((TraceStep.BonusStep) step).running()))
                .containsExactly(new BigDecimal("102.00"), new BigDecimal("104.00"));
        assertThat(open.total()).isEqualTo("100.00");
    }

    @Test
    void aRowWithoutFactCountsOnceHoweverManyFactsThereAre() {
        Evaluation evaluation = score(STRICT, submission("85", "125", fact("甲", "1"), fact("乙", "是"), fact("丙", "3")));
        assertThat(evaluation.total()).isEqualTo("86.00");
        assertThat(evaluation.trace())
                .filteredOn(TraceStep.BonusStep.class::isInstance)
                .extracting(step -> ((TraceStep.BonusStep) step).read())
                .containsExactly(FigureValues.of(
                        Figure.EXECUTED.of(new BigDecimal("125")),
                        Figure.INITIAL.of(HUNDRED),
                        Figure.EXECUTION_RATE.of(new BigDecimal("125.0000000000")),
                        Figure.COUNT.of(BigDecimal.ONE),
                        Figure.EACH.of(BigDecimal.ONE)));
    }

    @Test
    void aFactStatedTwiceAlikeCountsOnceAndMoneyIsConverted() {
        assertThat(score(STRICT, submission("85", "90", fact("表彰", "2"), fact("表彰", "2.0")))
                        .total())
                .isEqualTo("87.00");
        assertThat(score(STRICT, submission("85", "90", fact("节约", "90000", "元")))
                        .total())
                .isEqualTo("85.00");
        assertThat(score(STRICT, submission("85", "90", fact("节约", "100000", "元"), fact("节约", "10", "万元")))
                        .total())
                .isEqualTo("89.00");
    }

    @ParameterizedTest
    @CsvSource({"95, 80, 95.00, 优", "95, 79.999, 89.50, 良", "89.5, 50, 89.50, 良", "70, 50, 70.00, 中"})
    void aCapHoldsTheTotalByTheExecutionRate(String score, String executed, String total, String grade) {
        Evaluation evaluation = score(STRICT, submission(score, executed));
        assertThat(evaluation.total()).isEqualTo(new BigDecimal(total));
        assertThat(evaluation.grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "95, 90, 挪用, 是, 95.00, 差",
        "95, 90, 挪用, 否, 95.00, 优",
        "95, 90, 未整改, 3, 95.00, 中",
        "95, 90, 未整改, 2, 95.00, 优",
        "40, 90, 未整改, 3, 40.00, 差",
        "95, 90, 造假, 是, 0.00, 差",
        "95, 9.99, 甲, 是, 0.00, 差"
    })
    void aVetoTakesTheTotalOrLowersTheGrade(
            String score, String executed, String fact, String value, String total, String grade) {
        Evaluation evaluation = score(STRICT, submission(score, executed, fact(fact, value)));
        assertThat(evaluation.total()).isEqualTo(new BigDecimal(total));
        assertThat(evaluation.grade()).isEqualTo(grade);
    }

    @Test
    void ofSeveralVetoesTheGravestStands() {
        Evaluation evaluation = score(STRICT, submission("95", "90", fact("未整改", "5"), fact("挪用", "是")));
        assertThat(evaluation.grade()).isEqualTo("差");
        assertThat(evaluation.trace())
                .filteredOn(TraceStep.VetoStep.class::isInstance)
                .extracting(step -> ((TraceStep.VetoStep) step).from(), step -> ((TraceStep.VetoStep) step).grade())
                .containsExactly(tuple("优", "差"), tuple("差", "差"));
    }

    @TestFactory
    Stream<DynamicTest> undecidableAdjustmentsAreReported() {
        return Stream.of(
                reported("no execution rate", submission("95", null), "EXECUTION_RATE_UNKNOWN HIGH null"),
                reported(
                        "a fact with two values",
                        submission("95", "90", fact("挪用", "否"), fact("挪用", "是")),
                        "FACT_UNUSABLE HIGH 挪用"),
                reported("a word for a number", submission("95", "90", fact("未整改", "若干")), "FACT_UNUSABLE HIGH 未整改"),
                reported("a number for a word", submission("95", "90", fact("造假", "1")), "FACT_UNUSABLE HIGH 造假"),
                reported(
                        "another word than yes or no",
                        submission("95", "90", fact("造假", "有")),
                        "FACT_UNUSABLE HIGH 造假"),
                reported(
                        "a claim that cannot be counted",
                        submission("95", "90", fact("表彰", "多次")),
                        "FACT_UNUSABLE HIGH 表彰"),
                reported("nothing", submission("95", "90")));
    }

    private DynamicTest reported(String what, Submission submission, String... findings) {
        return DynamicTest.dynamicTest(what, () -> {
            Evaluation evaluation = score(STRICT, submission);
            assertThat(evaluation.total()).isEqualTo("95.00");
            assertThat(evaluation.grade()).isEqualTo("优");
            assertThat(evaluation.findings())
                    .filteredOn(finding -> finding.severity() != Severity.INFO)
                    .extracting(finding -> finding.code() + " " + finding.severity() + " " + finding.about())
                    .containsExactly(findings);
        });
    }

    @Test
    void vetoesWhoseFactIsNotStatedAreReportedEachByItsRow() {
        assertThat(score(STRICT, submission("95", "90", fact("造假", "否"))).findings())
                .extracting(RaisedFinding::code, RaisedFinding::about, finding -> finding.read()
                        .get(Figure.ROWS)
                        .toString())
                .containsExactly(tuple("FACT_NOT_STATED", "挪用", "否决!8"), tuple("FACT_NOT_STATED", "未整改", "否决!10"));
    }

    @Test
    void theRowsThatNeedAnExecutionRateAreNamed() {
        assertThat(score(STRICT, submission("95", null))
                        .findings()
                        .get(0)
                        .read()
                        .get(Figure.ROWS))
                .hasToString("加分!10、封顶!8、封顶!9、否决!11");
    }

    @TestFactory
    Stream<DynamicTest> whatHoldsAGradeDownIsNamedInsteadOfAPromise() {
        return Stream.of(
                held("a cap", submission("95", "70"), "优", "CAP FD-2", "总分上限 89.5 分"),
                held("a cap above a lower score", submission("85", "70"), "优", "CAP FD-2", "所有指标都得满分也达不到"),
                held("a veto of the grade", submission("95", "90", fact("挪用", "是")), "中", "VETO FJ-1", "最高等级“差”"),
                held("a veto of the total", submission("95", "90", fact("造假", "是")), "中", "VETO FJ-2", "总分归零"),
                held("a veto yet to bite", submission("70", "90", fact("未整改", "3")), "良", "VETO FJ-3", "最高等级“中”"));
    }

    private DynamicTest held(String what, Submission submission, String next, String by, String sentence) {
        return DynamicTest.dynamicTest(what, () -> {
            Evaluation evaluation = scorer.score(submission, STRICT);
            GradeHint hint = WhyNot.search(evaluation, submission, STRICT).grade();
            assertThat(hint.none()).isEqualTo(GradeHint.NoChangeReason.HELD);
            assertThat(hint.next().grade()).isEqualTo(next);
            assertThat(hint.changes()).isEmpty();
            assertThat(hint.by().kind() + " " + hint.by().rule().id()).isEqualTo(by);
            assertThat(WhyNotSentences.of(evaluation, Locale.CHINESE).describeGrade(hint))
                    .contains(sentence);
            assertThat(WhyNotSentences.of(evaluation, Locale.ENGLISH).describeGrade(hint))
                    .contains(hint.by().rule().id());
        });
    }

    @Test
    void whyNotNamesTheCapsAndVetoesThatTookPoints() {
        Submission capped = submission("95", "70");
        assertThat(WhyNot.search(scorer.score(capped, STRICT), capped, STRICT).deductions())
                .extracting(step -> step.rule().id(), step -> step.points().toPlainString())
                .containsExactly(tuple("FD-2", "-5.50"));
        Submission untouched = submission("85", "70"); // below the cap
        assertThat(WhyNot.search(scorer.score(untouched, STRICT), untouched, STRICT)
                        .deductions())
                .isEmpty();
    }

    @Test
    void aBonusCountsOnTheWayToTheNextGrade() {
        Submission submission = submission("78", "70", fact("表彰", "1"));
        GradeHint hint = WhyNot.search(scorer.score(submission, STRICT), submission, STRICT)
                .grade();
        assertThat(hint.distance()).isEqualByComparingTo("1");
        assertThat(hint.changes()).singleElement().satisfies(change -> assertThat(change.score())
                .isEqualByComparingTo("79"));
        assertThat(hint.totalThen()).isEqualTo("80.00");
        assertThat(hint.gradeThen()).isEqualTo("良");
    }

    @Test
    void withoutATotalNothingIsAdjusted() {
        Submission complete = submission("95", "70", fact("挪用", "是"));
        Submission submission = new Submission(
                complete.scheme(),
                complete.fiscalYear(),
                null,
                complete.budget(),
                List.of(),
                List.of(),
                complete.facts(),
                DeclaredResult.NOTHING);
        Evaluation evaluation = score(STRICT, submission);
        assertThat(evaluation.total()).isNull();
        assertThat(evaluation.grade()).isNull();
        assertThat(steps(evaluation)).isEmpty();
        assertThat(evaluation.findings()).isEmpty();
    }
}
