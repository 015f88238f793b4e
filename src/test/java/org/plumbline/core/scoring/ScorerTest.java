package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.setting;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.EditedWorkbook;
import org.plumbline.GeneratedSubmissions;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.trace.ClampBound;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.core.trace.TraceStep.ReadingStep.ReadingNote;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.MissingPolicy;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.UnscorableReason;
import org.plumbline.vocabulary.Working;

/** One submission in, one evaluation out: what is missing, unusable, shared, bounded, converted or contradictory. */
class ScorerTest {

    private static final String CATALOGUE = "指标";
    private static final String STEP = "扣分-每步扣分";
    private static final RuleSet DACHANG = ShippedFiles.ruleSet("dachang-department");

    private final Scorer scorer = new Scorer();

    private Evaluation score(ChangedSubmission answers, RuleSet ruleSet) {
        return scorer.score(answers.submission(), ruleSet);
    }

    private Evaluation score(ChangedSubmission answers) {
        return score(answers, DACHANG);
    }

    // What is missing. Dachang scores 91.00, one point of it for d10.

    @ParameterizedTest
    @CsvSource({
        "待补, , MISSING,",
        "零分, 90.00, MISSING, 0.00",
        "不适用·满分, 91.00, NOT_APPLICABLE, 1.00",
        "不适用·折算, 90.91, NOT_APPLICABLE,"
    })
    void theSchemeSaysWhatAMissingValueIsWorth(String policy, String total, IndicatorOutcome outcome, String score) {
        RuleSet ruleSet = EditedWorkbook.load(book -> setting(book, "缺失处理").setCellValue(policy));

        Evaluation evaluation = score(ChangedSubmission.ofDachang().without("d10"), ruleSet);

        assertThat(evaluation.total()).isEqualTo(number(total));
        assertThat(indicator(evaluation, "d10").outcome()).isEqualTo(outcome);
        assertThat(indicator(evaluation, "d10").score()).isEqualTo(number(score));
        assertThat(evaluation.complete()).isEqualTo(total != null);
    }

    @ParameterizedTest
    @CsvSource({
        "待补, , MISSING,",
        "零分, 90.00, MISSING, 0.00",
        "不适用·满分, 91.00, NOT_APPLICABLE, 1.00",
        "不适用·折算, 90.91, NOT_APPLICABLE,"
    })
    void anIndicatorOverridesTheMissingPolicyOfItsScheme(
            String policy, String total, IndicatorOutcome outcome, String score) {
        String otherwise = policy.equals("零分") ? "待补" : "零分";
        RuleSet ruleSet = EditedWorkbook.load(book -> {
            setting(book, "缺失处理").setCellValue(otherwise);
            cell(book, CATALOGUE, "d10", "缺失处理").setCellValue(policy);
        });

        Evaluation evaluation = score(ChangedSubmission.ofDachang().without("d10"), ruleSet);

        assertThat(evaluation.total()).isEqualTo(number(total));
        assertThat(indicator(evaluation, "d10").outcome()).isEqualTo(outcome);
        assertThat(indicator(evaluation, "d10").score()).isEqualTo(number(score));
    }

    /** The sample leaves two of the three members blank. */
    @ParameterizedTest
    @CsvSource({
        "待补, , MISSING,",
        "零分, 81.00, SCORED, 0.00",
        "不适用·满分, 91.00, SCORED, 10.00",
        "不适用·折算, 91.00, SCORED, 10.00"
    })
    void aGroupSetsTheMissingPolicyOfItsMembers(String policy, String total, IndicatorOutcome outcome, String score) {
        RuleSet ruleSet = EditedWorkbook.load(book -> {
            cell(book, CATALOGUE, "d22a", "缺失处理").setCellValue(policy.equals("零分") ? "待补" : "零分");
            cell(book, CATALOGUE, "G-BENEFIT", "缺失处理").setCellValue(policy);
        });

        Evaluation evaluation = score(ChangedSubmission.ofDachang(), ruleSet);

        assertThat(evaluation.total()).isEqualTo(number(total));
        assertThat(indicator(evaluation, "G-BENEFIT").outcome()).isEqualTo(outcome);
        assertThat(indicator(evaluation, "G-BENEFIT").score()).isEqualTo(number(score));
    }

    @Test
    void theStepOfAMissingValueNamesTheRowThatStatesThePolicy() {
        RuleSet byGroup = EditedWorkbook.load(
                book -> cell(book, CATALOGUE, "G-BENEFIT", "缺失处理").setCellValue("零分"));
        RuleSet byMember = EditedWorkbook.load(book -> {
            cell(book, CATALOGUE, "G-BENEFIT", "缺失处理").setBlank();
            cell(book, CATALOGUE, "d22a", "缺失处理").setCellValue("零分");
        });

        assertThat(findScoringRow(byGroup, "d22a")).isEqualTo("G-BENEFIT");
        assertThat(findScoringRow(byMember, "d22a")).isEqualTo("d22a");
    }

    private String findScoringRow(RuleSet ruleSet, String code) {
        return score(ChangedSubmission.ofDachang(), ruleSet).listSteps(TraceStep.ScoringStep.class).stream()
                .filter(step -> step.indicator().equals(code))
                .map(step -> step.rule().id())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGroupWithoutAnyMemberIsLeftOutAndTheRestRescaled() {
        Evaluation evaluation = score(ChangedSubmission.ofDachang().without("d22c"));

        assertThat(indicator(evaluation, "G-BENEFIT").outcome()).isEqualTo(IndicatorOutcome.NOT_APPLICABLE);
        assertThat(evaluation.total()).isEqualTo(new BigDecimal("90.00"));
        TraceStep.RollUpStep sum = last(evaluation, TraceStep.RollUpStep.class);
        assertThat(sum.rescaledFrom()).isEqualTo(new BigDecimal("81.00"));
        assertThat(sum.ofWeight()).isEqualByComparingTo("90");
        assertThat(sum.running()).isEqualTo(new BigDecimal("90.00"));
    }

    @Test
    void withoutATotalThePartThatIsKnownIsGiven() {
        Evaluation evaluation = score(ChangedSubmission.ofDachang().without("d10", "d23"));

        assertThat(evaluation.total()).isNull();
        assertThat(evaluation.grade()).isNull();
        assertThat(evaluation.difference()).isNull();
        assertThat(evaluation.partial().score()).isEqualTo(new BigDecimal("85.00"));
        assertThat(evaluation.partial().ofWeight()).isEqualByComparingTo("89");
        assertThat(evaluation.partial().unscoredWeight()).isEqualByComparingTo("11");
    }

    @Test
    void fullMarksWithoutDataNameTheRowThatGivesThem() {
        RuleSet ruleSet =
                EditedWorkbook.load(book -> cell(book, CATALOGUE, "d10", "缺失处理").setCellValue("不适用·满分"));

        TraceStep.ScoringStep step = judged(score(ChangedSubmission.ofDachang().without("d10"), ruleSet), "d10");

        assertThat(step.rule()).isEqualTo(ruleSet.findCatalogueSource("d10"));
        assertThat(step.rule().sheet()).isEqualTo(CATALOGUE);
        assertThat(step.read()).isEqualTo(new Working.Absent(MissingPolicy.FULL, UnscorableReason.MISSING_ACTUAL));
        assertThat(step.running()).isEqualTo(new BigDecimal("1.00"));
    }

    @Test
    void aBareWordUnderAChecklistIsMissingWhereTheCellSaysSo() {
        RuleSet ruleSet = EditedWorkbook.load(book -> List.of("YD-01", "YD-02", "YD-03")
                .forEach(id -> cell(book, "扣分-要点", id, "仅填结论").setCellValue("待补")));

        Evaluation evaluation = score(ChangedSubmission.ofDachang(), ruleSet);

        assertThat(indicator(evaluation, "d06").outcome()).isEqualTo(IndicatorOutcome.MISSING);
        assertThat(evaluation.total()).isNull();
        assertThat(score(
                                ChangedSubmission.ofDachang()
                                        .checks("d06", "1", "3")
                                        .checks("d12", "1", "2", "3")
                                        .checks("d15", "2", "3"),
                                ruleSet)
                        .indicators())
                .filteredOn(score -> List.of("d06", "d12", "d15").contains(score.code()))
                .extracting(IndicatorScore::score)
                .containsExactly(number("0.50"), number("1.00"), number("0.00"));
    }

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

    // What contradicts the scheme.

    @Test
    void everyContradictionWithTheCatalogueIsReportedAtOnceWithItsPlace() {
        ChangedSubmission answers = ChangedSubmission.ofDachang()
                .stating("d03", "支付进度", "部门产出", "财务管理", "5", "每低1%扣20%")
                .target("d03", Operator.AT_LEAST, "99", "个")
                .stating("d10", "在职人员控制率", "部门管理", "人员管理", "1.00", "每高1%扣10%")
                .target("d10", Operator.AT_MOST, "100.0", "%");
        String d03 = "/indicators/" + answers.place("d03");

        assertThat(rejected(answers, DACHANG))
                .extracting(SubmissionProblem::pointer, SubmissionProblem::found, problem -> problem.expected()
                        .zh())
                .containsExactlyInAnyOrder(
                        tuple(d03 + "/name", "支付进度", "支出进度率"),
                        tuple(d03 + "/level1", "部门产出", "部门管理"),
                        tuple(d03 + "/level2", "财务管理", "资金投入"),
                        tuple(d03 + "/weight", "5", "4"),
                        tuple(d03 + "/method", "每低1%扣20%", "每低1%扣10%"),
                        tuple(d03 + "/target/operator", "≥", "="),
                        tuple(d03 + "/target/value", "99", "100"),
                        tuple(d03 + "/target/unit", "个", "%"));
    }

    @Test
    void unknownAndRepeatedCodesAreReportedWithTheirPlace() {
        ChangedSubmission answers = ChangedSubmission.ofDachang()
                .again("d99")
                .again("d03")
                .again("G-QTY")
                .group("G-QTY")
                .group("G-NONE");
        int next = answers.place("d99");

        assertThat(rejected(answers, DACHANG))
                .extracting(SubmissionProblem::pointer, SubmissionProblem::found)
                .containsExactlyInAnyOrder(
                        tuple("/indicators/" + next + "/code", "d99"),
                        tuple("/indicators/" + (next + 1) + "/code", "d03"),
                        tuple("/indicators/" + (next + 2) + "/code", "G-QTY"),
                        tuple("/groups/1/code", "G-QTY"),
                        tuple("/groups/2/code", "G-NONE"));
    }

    @Test
    void aYearWithoutRulesIsReportedWithTheYearsThereAre() {
        assertThat(rejected(ChangedSubmission.ofDachang().in(2021), DACHANG))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/fiscalYear");
                    assertThat(problem.found()).isEqualTo("2021");
                    assertThat(problem.expected().zh()).contains("2020");
                });
    }

    private List<SubmissionProblem> rejected(ChangedSubmission answers, RuleSet ruleSet) {
        Submission submission = answers.submission();
        SubmissionRejectedException rejected =
                catchThrowableOfType(SubmissionRejectedException.class, () -> scorer.score(submission, ruleSet));
        assertThat(rejected).as("refused").isNotNull();
        assertThat(rejected.problems()).allSatisfy(problem -> {
            assertThat(problem.message().zh()).isNotBlank();
            assertThat(problem.message().en()).isNotBlank();
        });
        return rejected.problems();
    }

    // Equal input, equal output.

    @Test
    void equalInputGivesEqualBytesOnEveryThread() throws Exception {
        List<Submission> submissions = samples();
        List<byte[]> expected = submissions.stream().map(this::canonical).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<byte[]>>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int first = thread;
                tasks.add(() -> IntStream.range(0, 5 * submissions.size())
                        .mapToObj(i -> canonical(submissions.get((first + i) % submissions.size())))
                        .toList());
            }
            List<Future<List<byte[]>>> done = threads.invokeAll(tasks);
            for (int thread = 0; thread < 8; thread++) {
                List<byte[]> scored = done.get(thread).get();
                for (int i = 0; i < scored.size(); i++) {
                    assertThat(scored.get(i)).isEqualTo(expected.get((thread + i) % submissions.size()));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Submission> samples() {
        return ShippedFiles.samples().stream()
                .map(folder -> ShippedFiles.submission(folder.getFileName().toString()))
                .toList();
    }

    private byte[] canonical(Submission submission) {
        return EvaluationJson.writeCanonical(scorer.score(submission, ShippedFiles.ruleSet(submission.scheme())));
    }

    @TestFactory
    Stream<DynamicTest> aCanonicalEvaluationReadsBackAsItself() {
        Stream<DynamicTest> samples = ShippedFiles.samples().stream()
                .map(folder -> folder.getFileName().toString())
                .map(name -> DynamicTest.dynamicTest(name, () -> assertReadsBack(ShippedFiles.submission(name))));
        Stream<DynamicTest> generated = ShippedFiles.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(
                        "300 generated for " + ruleSet.scheme().id(), () -> {
                            for (long seed = 0; seed < 300; seed++) {
                                assertReadsBack(GeneratedSubmissions.of(ruleSet, seed));
                            }
                        }));
        return Stream.concat(samples, generated);
    }

    private void assertReadsBack(Submission submission) {
        byte[] canonical = canonical(submission);

        byte[] again = EvaluationJson.writeCanonical(EvaluationJson.read(canonical));

        if (!Arrays.equals(again, canonical)) {
            assertThat(text(again)).isEqualTo(text(canonical));
        }
        assertThat(canonical(submission)).isEqualTo(canonical);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** A scheme of one indicator and one row. */
    private static RuleSet made(Map<String, Object> indicator, String form, List<String> columns, Object... cells) {
        List<Object> row = new ArrayList<>(List.of("R-01"));
        row.addAll(List.of(cells));
        return made(indicator, form, columns, List.of(row));
    }

    private static RuleSet made(
            Map<String, Object> indicator, String form, List<String> columns, List<List<Object>> rows) {
        Map<String, Object> settings = TestSchemeSettings.settings(Map.of("依据状态", "待核"));
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(settings)
                .addIndicator(indicator)
                .addTable("扣分-表", form, columns, rows)
                .addTable("等级", "GRADE", List.of("总分不小于", "等级", "依据"), List.of(List.of("DJ-01", 0, "合格", "某文件")));
        return ShippedFiles.load("made.xlsx", workbook.toBytes());
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static IndicatorScore indicator(Evaluation evaluation, String code) {
        return evaluation.indicators().stream()
                .filter(score -> score.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static TraceStep.ScoringStep judged(Evaluation evaluation, String code) {
        return steps(evaluation, TraceStep.ScoringStep.class)
                .filter(step -> step.indicator().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<TraceStep.ClampStep> clamps(Evaluation evaluation, String code) {
        return steps(evaluation, TraceStep.ClampStep.class)
                .filter(step -> step.indicator().equals(code))
                .toList();
    }

    /** What was particular about reading an indicator; null for nothing. */
    private static ReadingNote note(Evaluation evaluation, String code) {
        return steps(evaluation, TraceStep.ReadingStep.class)
                .filter(step -> step.indicator().equals(code))
                .map(TraceStep.ReadingStep::note)
                .findFirst()
                .orElse(null);
    }

    private static <T extends TraceStep> T last(Evaluation evaluation, Class<T> kind) {
        return steps(evaluation, kind).reduce((before, after) -> after).orElseThrow();
    }

    private static <T extends TraceStep> Stream<T> steps(Evaluation evaluation, Class<T> kind) {
        return evaluation.trace().stream().filter(kind::isInstance).map(kind::cast);
    }
}
