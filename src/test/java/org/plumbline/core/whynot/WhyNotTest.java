package org.plumbline.core.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.TestSchemeSettings;
import org.plumbline.core.explanation.WhyNotSentences;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Evaluation;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.core.workbook.RuleWorkbookWriter;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;

/** Worked by hand. */
class WhyNotTest {

    private static final RuleSet DACHANG = ShippedFiles.ruleSet("dachang-department");
    private static final RuleSet MADE = made();

    private final Scorer scorer = new Scorer();

    // Steps, as the Dachang department is scored: one percent point short costs a tenth of the weight, a started one as
    // well.

    /** 95.4 is 4.6 short: 5 steps of 0.40. The first value with one step less is 4.0 short. */
    @Test
    void theNextGainingValueAfter95point4Is96() {
        assertThat(only(whyNot(dachang(), DACHANG), "d03")).isEqualTo("96.0 +0.40 = 2.40");
    }

    @Test
    void aSatisfactionRateGainsOnePointPerPercent() {
        assertThat(only(whyNot(dachang(), DACHANG), "d23")).isEqualTo("96 +1.00 = 6.00");
    }

    @Test
    void anIndicatorWithFullPointsHasNoHint() {
        assertThat(whyNot(dachang(), DACHANG).indicators())
                .extracting(IndicatorHint::code)
                .containsExactly("d01", "d03", "d23");
    }

    @Test
    void theHighestGradeHasNoGradeHint() {
        GradeHint grade = whyNot(dachang(), DACHANG).grade();
        assertThat(grade.none()).isEqualTo(GradeHint.NoChangeReason.TOP);
        assertThat(grade.total()).isEqualTo("91.00");
        assertThat(grade.changes()).isEmpty();
    }

    @Test
    void aRateThatFollowsFromAmountsIsNotFree() {
        RuleSet recomputed = EditedWorkbook.load(
                book -> EditedWorkbook.cell(book, "指标", "d01", "实际值取").setCellValue("复算"));
        IndicatorHint hint = hint(whyNot(dachang(), recomputed), "d01");
        assertThat(hint.none()).isEqualTo(IndicatorHint.NoSuggestionReason.RECOMPUTED);
        assertThat(hint.suggestions()).isEmpty();
    }

    @Test
    void aMissingValueHasNoSuggestion() {
        WhyNot whyNot = whyNot(with(dachang(), "d23", null, null), DACHANG);
        assertThat(hint(whyNot, "d23").none()).isEqualTo(IndicatorHint.NoSuggestionReason.MISSING);
        assertThat(hint(whyNot, "d23").suggestions()).isEmpty();
        assertThat(hint(whyNot, "d23").lost()).isNull();
        assertThat(whyNot.grade().none()).isEqualTo(GradeHint.NoChangeReason.NO_TOTAL);
    }

    /** A reviewer's fault is judged whatever is declared, also where nothing is. */
    @Test
    void aFaultOfAnIndicatorThatIsNotDeclaredHasNoSuggestion() {
        Submission stated = ShippedFiles.submission("made-stated-facts");
        Submission undeclared = stated.withIndicators(stated.indicators().stream()
                .filter(entry -> !"s07".equals(entry.code()))
                .toList());

        IndicatorHint hint = hint(whyNot(undeclared, ShippedFiles.ruleSet("stated-project")), "s07");

        assertThat(hint.none()).isEqualTo(IndicatorHint.NoSuggestionReason.NOTHING_GAINS);
    }

    /** Without the gate nothing counts; points 2 and 3 alone gain nothing. */
    @Test
    void aChecklistHintNamesTheFewestPoints() {
        IndicatorHint hint = hint(whyNot(with(dachang(), "d06", null, List.of()), DACHANG), "d06");
        assertThat(hint.suggestions()).hasSize(1);
        Suggestion suggestion = hint.suggestions().get(0);
        assertThat(((Change.CheckpointChange) suggestion.change()).points())
                .hasSize(2)
                .contains("1");
        assertThat(suggestion.gain()).isEqualTo("0.50");
    }

    @Test
    void aWordingHintNamesTheBetterWordings() {
        IndicatorHint hint = hint(whyNot(with(dachang(), "d22c", Value.of("不知晓"), null), DACHANG), "d22c");
        assertThat(hint.suggestions())
                .extracting(suggestion -> ((Change.WordingChange) suggestion.change()).to())
                .containsExactly("普遍知晓");
        assertThat(hint.suggestions().get(0).gain()).isEqualTo("10.00");
        assertThat(hint.near()).extracting(near -> near.missed().figure()).contains(Figure.AGREES);
    }

    // What is shared.

    @ParameterizedTest
    @CsvSource({
        "最小, 95, 98, 96 +1.50 = 9.00, NOTHING_GAINS",
        "最小, 95, 95, NOTHING_GAINS, NOTHING_GAINS",
        "均值, 95, 98, 96 +0.50 = 12.00, 99 +0.50 = 12.00",
        "全达标, 95, 98, NOTHING_GAINS, NOTHING_GAINS",
        "全达标, 95, 100, 100 +15.00 = 15.00,"
    })
    void aGroupMembersHintGainsTheGroupsPoints(String take, String first, String second, String one, String other) {
        RuleSet ruleSet = EditedWorkbook.load(
                book -> EditedWorkbook.cell(book, "指标", "G-QTY", "取法").setCellValue(take));
        Submission submission = with(with(dachang(), "d18a", number(first), null), "d18b", number(second), null);
        WhyNot whyNot = whyNot(submission, ruleSet);
        assertThat(describe(whyNot, "d18a")).isEqualTo(one);
        assertThat(describe(whyNot, "d18b")).isEqualTo(other);
        assertThat(describe(whyNot, "d18c")).isNull();
    }

    // Bands, steps on both sides, and a ratio so fine that one unit is lost in rounding.

    @ParameterizedTest
    @CsvSource({"89.6, 90.0 +10.00 = 40.00", "80.0, 90.0 +10.00 = 40.00", "79.9, 80.0 +30.00 = 30.00", "90.0,"})
    void aBandHintNamesItsBound(String actual, String expected) {
        assertThat(describe(whyNot(submission(actual, "50", "90000000"), MADE), "x1"))
                .isEqualTo(expected);
    }

    /** Each two away costs 5. */
    @ParameterizedTest
    @CsvSource({"53, 52 +5.00 = 25.00", "47, 48 +5.00 = 25.00", "51, 50 +5.00 = 30.00", "50,"})
    void aDeviationHintLeadsBackToTheTargetFromBothSides(String actual, String expected) {
        assertThat(describe(whyNot(submission("100", actual, "90000000"), MADE), "x2"))
                .isEqualTo(expected);
    }

    /** 6,001 ÷ 9,000 × 30 = 20.0033, 6,002 gives 20.0067: only that is rounded up. The body reports in 元. */
    @Test
    void aRatioMayNeedSeveralUnits() {
        WhyNot whyNot = whyNot(submission("100", "50", "60000000"), MADE);
        assertThat(describe(whyNot, "x3")).isEqualTo("6002 +0.01 = 20.01");
        Value applied = hint(whyNot, "x3").suggestions().get(0).applied().actual();
        assertThat(applied.numberOrNull()).isEqualByComparingTo("60020000");
    }

    @Test
    void aNearRowSaysByHowMuchItWasMissed() {
        Submission submission = submission("89.6", "50", "90000000");
        IndicatorHint hint = hint(whyNot(submission, MADE), "x1");
        assertThat(hint.near())
                .extracting(near -> near.rule().id())
                .containsExactly("QJ-1"); // QJ-3, below 80, gives less
        assertThat(hint.near().get(0).distance()).isEqualByComparingTo("0.4");
        Evaluation evaluation = scorer.score(submission, MADE);
        assertThat(WhyNotSentences.of(evaluation, Locale.CHINESE)
                        .describeNearMiss(hint, hint.near().get(0)))
                .startsWith("完成率 89.6% < 90%，差 0.4 个百分点。出处：made.xlsx 扣分-区间!");
        assertThat(WhyNotSentences.of(evaluation, Locale.ENGLISH)
                        .describeSuggestion(hint, hint.suggestions().get(0)))
                .isEqualTo("actual 90% (89.6% + 0.4 percent points): score 40.00/40, 10.00 more.");
    }

    // The grade.

    /** 80 points, 5 below 良: 52 for 53 is a change by a fiftieth, 7,500 for 6,000 by a quarter. */
    @Test
    void oneIndicatorSufficesAndItsLeastChangeIsNamed() {
        GradeHint grade = whyNot(submission("95", "53", "60000000"), MADE).grade();
        assertThat(grade.distance()).isEqualTo("5.00");
        assertThat(grade.next().grade()).isEqualTo("良");
        assertThat(changes(grade)).containsExactly("x2 52");
        assertThat(grade.totalThen()).isEqualTo("85.00");
        assertThat(grade.gradeThen()).isEqualTo("良");
        assertThat(grade.bounded()).isFalse();
    }

    /** 70 points, 15 below 良, and each can gain 10: two are needed. 90.0 for 89.6 and 52 for 53 change least. */
    @Test
    void aGradeHintNamesTwoIndicatorsWhereOneDoesNotSuffice() {
        Submission submission = submission("89.6", "53", "60000000");
        WhyNot whyNot = whyNot(submission, MADE);
        assertThat(changes(whyNot.grade())).containsExactlyInAnyOrder("x1 90.0", "x2 52");
        assertThat(whyNot.grade().totalThen()).isEqualTo("85.00");
        assertThat(WhyNotSentences.of(scorer.score(submission, MADE), Locale.CHINESE)
                        .describeGrade(whyNot.grade()))
                .startsWith("总分 70.00，距“良”（≥ 85）差 15.00 分；最少改动 2 项可达到：")
                .contains("重新评分得 85.00，等级 良。");
    }

    // Cost, and what must not change.

    @Test
    void anEvaluationIsTheSameWhetherAskedOrNot() {
        Submission submission = dachang();
        Evaluation evaluation = scorer.score(submission, DACHANG);
        byte[] before = EvaluationJson.writeCanonical(evaluation);
        WhyNot.search(evaluation, submission, DACHANG);
        assertThat(EvaluationJson.writeCanonical(evaluation)).isEqualTo(before);
        assertThat(new String(before, StandardCharsets.UTF_8)).doesNotContain("whyNot");
    }

    private WhyNot whyNot(Submission submission, RuleSet ruleSet) {
        return WhyNot.search(scorer.score(submission, ruleSet), submission, ruleSet);
    }

    private static IndicatorHint hint(WhyNot whyNot, String code) {
        return whyNot.indicators().stream()
                .filter(hint -> hint.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String only(WhyNot whyNot, String code) {
        assertThat(hint(whyNot, code).suggestions()).hasSize(1);
        return describe(whyNot, code);
    }

    /** The first suggestion, or why there is none; null where nothing was lost. */
    private static String describe(WhyNot whyNot, String code) {
        return whyNot.indicators().stream()
                .filter(hint -> hint.code().equals(code))
                .findFirst()
                .map(hint -> hint.none() != null
                        ? hint.none().name()
                        : text(hint.suggestions().get(0)))
                .orElse(null);
    }

    private static String text(Suggestion suggestion) {
        return ((Change.NumberChange) suggestion.change()).to() + " +" + suggestion.gain() + " = " + suggestion.score();
    }

    private static List<String> changes(GradeHint grade) {
        return grade.changes().stream()
                .map(each -> each.indicator() + " " + ((Change.NumberChange) each.change()).to())
                .toList();
    }

    private static Submission dachang() {
        return ShippedFiles.submission("dachang-2020-dept");
    }

    private static Value number(String number) {
        return Value.of(new BigDecimal(number));
    }

    private static Submission with(Submission s, String code, Value actual, List<String> checks) {
        List<IndicatorEntry> entries = new ArrayList<>();
        for (IndicatorEntry e : s.indicators()) {
            entries.add(
                    !code.equals(e.code())
                            ? e
                            : e.toBuilder()
                                    .code(code)
                                    .actual(actual)
                                    .checks(checks)
                                    .build());
        }
        return s.withIndicators(entries);
    }

    /** @param x3 in 元, of 9,000 万元 */
    private static Submission submission(String x1, String x2, String x3) {
        return SubmissionJson.read(
                """
                {"scheme": "made", "fiscalYear": 2020, "subject": {"name": "某局"},
                 "indicators": [{"code": "x1", "actual": %s}, {"code": "x2", "actual": %s},
                                {"code": "x3", "actual": %s, "target": {"unit": "元"}}]}
                """
                        .formatted(x1, x2, x3)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static RuleSet made() {
        RuleWorkbookWriter workbook = RuleWorkbookWriter.of(TestSchemeSettings.settings());
        indicator(workbook, "x1", 40, "≥", 100, "%", 1, "区间");
        indicator(workbook, "x2", 30, "=", 50, "个", 0, "双向");
        indicator(workbook, "x3", 30, "≥", 9000, "万元", 0, "比例");
        workbook.addTable(
                "扣分-区间",
                "BAND",
                List.of("评分办法", "完成率不小于", "完成率小于", "得分", "得分单位", "依据"),
                List.of(
                        row("QJ-1", "区间", 90, null, 40, "分", "某文件"),
                        row("QJ-2", "区间", 80, 90, 30, "分", "某文件"),
                        row("QJ-3", "区间", null, 80, 0, "分", "某文件")));
        workbook.addTable(
                "扣分-每步扣分",
                "STEP",
                List.of("评分办法", "步长", "每步扣", "扣分单位", "不足一步", "方向", "偏差口径", "下限", "依据"),
                List.of(row("BK-1", "双向", 2, 5, "分", "进一", "双向", "绝对值", null, "某文件")));
        workbook.addTable("扣分-比例", "RATIO", List.of("评分办法", "类型", "依据"), List.of(row("BL-1", "比例", "正向", "某文件")));
        workbook.addTable(
                "等级",
                "GRADE",
                List.of("总分不小于", "总分小于", "等级", "依据"),
                List.of(
                        row("DJ-1", 95, null, "优", "某文件"),
                        row("DJ-2", 85, 95, "良", "某文件"),
                        row("DJ-3", null, 85, "中", "某文件")));
        return ShippedFiles.load("made.xlsx", workbook.toBytes());
    }

    private static void indicator(
            RuleWorkbookWriter workbook,
            String code,
            int weight,
            String operator,
            int target,
            String unit,
            int precision,
            String method) {
        Map<String, Object> cells = new HashMap<>(Map.of("指标编号", code, "三级指标", code, "权重", weight, "符号", operator));
        cells.putAll(Map.of("目标值", target, "单位", unit, "精度", precision, "评分办法", method, "依据", "某文件"));
        workbook.addIndicator(cells);
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
