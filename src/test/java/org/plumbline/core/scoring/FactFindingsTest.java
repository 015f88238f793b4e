package org.plumbline.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.rule.Condition;
import org.plumbline.core.rule.TableType.BoundOperator;
import org.plumbline.core.trace.TraceStep;
import org.plumbline.vocabulary.Budget;
import org.plumbline.vocabulary.BudgetLine;
import org.plumbline.vocabulary.DeclaredResult;
import org.plumbline.vocabulary.Figure;
import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Operator;
import org.plumbline.vocabulary.StatedFact;
import org.plumbline.vocabulary.Subject;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Target;
import org.plumbline.vocabulary.Value;

/** What facts and amounts raise at the bounds of the shipped department workbook, and what they do not. */
class FactFindingsTest {

    private final List<StatedFact> facts = new ArrayList<>();
    private Budget budget = Budget.NONE;
    private String subject = "某县医疗保障局";
    private List<IndicatorEntry> entries = List.of();
    private DeclaredResult declared = DeclaredResult.NOTHING;

    private FactFindingsTest fact(String key, String value, String unit) {
        boolean number = value.matches("-?[0-9.]+");
        facts.add(new StatedFact(key, number ? Value.of(new BigDecimal(value)) : Value.of(value), unit, null));
        return this;
    }

    private static BigDecimal number(String number) {
        return number == null ? null : new BigDecimal(number);
    }

    private FactFindingsTest money(String unit, String initial, String carryIn, String adjusted, String executed) {
        budget = new Budget(
                unit, number(initial), number(carryIn), number(adjusted), number(executed), List.of(), List.of());
        return this;
    }

    private List<String> codes() {
        return findings().stream().map(RaisedFinding::code).toList();
    }

    private List<RaisedFinding> findings() {
        return evaluate().findings();
    }

    private Evaluation evaluate() {
        Submission submission = new Submission(
                "zhaohua-department",
                2023,
                new Subject(subject, "DEPARTMENT", null),
                budget,
                entries,
                List.of(),
                facts,
                declared);
        return new Scorer().score(submission, ShippedFiles.ruleSet("zhaohua-department"));
    }

    @ParameterizedTest
    @CsvSource({
        "6,29.99,MONITOR_RED",
        "6,30,MONITOR_YELLOW",
        "6,39.99,MONITOR_YELLOW",
        "6,40,",
        "12,59,MONITOR_RED",
        "1,0,MONITOR_RED"
    })
    void theLightsChangeAtSixtyAndEightyPercentOfAnEvenPace(String month, String executed, String light) {
        List<String> codes = money("万元", null, null, "100", executed)
                .fact("监控月份", month, "月")
                .codes();

        assertThat(codes.stream().filter(code -> code.startsWith("MONITOR")).findFirst())
                .isEqualTo(java.util.Optional.ofNullable(light));
    }

    @Test
    void aBudgetOfZeroHasNoPace() {
        List<String> codes =
                money("万元", null, null, "0", "0").fact("监控月份", "6", "月").codes();

        assertThat(codes).contains("BUDGET_ZERO").doesNotContain("MONITOR_RED", "MONITOR_YELLOW");
    }

    @ParameterizedTest
    @CsvSource({
        "570.73,473.53,17,PCT_BASE_ERROR",
        "570.73,473.53,17.03,PCT_BASE_ERROR",
        "570.73,473.53,20.53,",
        "570.73,473.53,21,",
        "570.73,473.53,16,",
        "570.73,0,17,ZERO_DENOMINATOR_RISK",
        "570.73,,17,",
        "100,100,0,"
    })
    void growthIsTakenOnTheYearBefore(String current, String prior, String growth, String code) {
        fact("本年数：支出", current, "万元").fact("增长率：支出", growth, "%");
        if (prior != null) {
            fact("上年数：支出", prior, "万元");
        }

        List<String> codes = codes();

        if (code == null) {
            assertThat(codes).doesNotContain("PCT_BASE_ERROR", "ZERO_DENOMINATOR_RISK");
        } else {
            assertThat(codes).contains(code);
        }
    }

    @Test
    void aYearWithinTheNameOfAFundIsNotTheDocumentsYear() {
        assertThat(fact("年度：2019年补助资金", "2019", "年").codes()).doesNotContain("YEAR_MISMATCH");
        assertThat(fact("年度：报告标题", "2019", "年").codes()).contains("YEAR_MISMATCH");
    }

    @Test
    void severalCausesOrNamesUnderOneKeyDoNotConflict() {
        fact("外部原因", "自然减员", null).fact("外部原因", "政策调整", null);
        fact("文中名称", "某县医疗保障局", null).fact("文中名称", "医疗保障局", null);

        assertThat(codes()).doesNotContain("INTERNAL_CONFLICT", "COPY_PASTE").contains("EXTERNAL_CAUSE_CLAIMED");
    }

    @Test
    void aWeakPointNamesItsIndicator() {
        assertThat(fact("薄弱环节", "成本控制", null).codes()).contains("FACT_INVALID");
        facts.clear();
        assertThat(fact("薄弱环节：z01", "成本控制", null).codes()).doesNotContain("FACT_INVALID");
    }

    @Test
    void aFindingAboutAFactNamesTheFactsPlace() {
        facts.add(new StatedFact("年度：报告标题", Value.of(new BigDecimal("2019")), "年", "附件6 标题"));

        RaisedFinding finding = findings().stream()
                .filter(each -> each.code().equals("YEAR_MISMATCH"))
                .findFirst()
                .orElseThrow();

        assertThat(finding.read().get(Figure.SOURCE)).hasToString("附件6 标题");
    }

    @Test
    void aFindingOfDrlCitesItsThresholdsRow() {
        fact("检查次数", "52", "次").fact("检查次数", "53", "次");
        Evaluation evaluation = evaluate();

        TraceStep.FindingStep step = evaluation.listSteps(TraceStep.FindingStep.class).stream()
                .filter(each -> each.code().equals("INTERNAL_CONFLICT"))
                .findFirst()
                .orElseThrow();

        assertThat(step.rule().file()).isEqualTo("zhaohua-department.xlsx");
        assertThat(step.rule().sheet()).isEqualTo("审核-阈值");
        assertThat(step.rule().row()).isEqualTo(4);
        assertThat(step.when())
                .containsExactly(
                        new Condition.Equality(Figure.CHECK, "同一事实多值"),
                        new Condition.Bound(Figure.VALUE, BoundOperator.GREATER, new BigDecimal("0")));
    }

    @Test
    void carryInIsNoAdjustmentAndAReasonSilencesOne() {
        assertThat(money("万元", "100", "10", "110", "110").codes()).doesNotContain("ADJUSTMENT_SUSPECT");
        assertThat(money("万元", "100", "0", "110", "110").codes()).contains("ADJUSTMENT_SUSPECT");
        assertThat(fact("预算调整原因", "机构改革", null).codes()).doesNotContain("ADJUSTMENT_SUSPECT");
    }

    @Test
    void finalAccountsAreComparedInWanYuanWhateverTheBudgetsUnit() {
        money("元", null, null, "1000000", "1000000");

        assertThat(fact("决算数", "100", "万元").codes()).doesNotContain("SCOPE_DIFFERENCE");
        facts.clear();
        assertThat(fact("决算数", "1000000", null).codes()).doesNotContain("SCOPE_DIFFERENCE");
        facts.clear();
        assertThat(fact("决算数", "50", "万元").codes()).contains("SCOPE_DIFFERENCE");
    }

    @Test
    void partsBelongToTheirOwnWholeOnly() {
        fact("合计：决算", "100", "万元").fact("分项：决算：甲", "100", "万元").fact("分项：决算支出：乙", "7", "万元");
        assertThat(codes()).doesNotContain("AMOUNT_SUM_MISMATCH", "ROUNDING");
        assertThat(fact("分项：决算:丙", "500", "元").codes()).contains("ROUNDING").doesNotContain("AMOUNT_SUM_MISMATCH");
        assertThat(fact("分项：决算：丁", "1", "元").codes())
                .contains("AMOUNT_SUM_MISMATCH")
                .doesNotContain("ROUNDING");
    }

    @Test
    void linesWithoutAPrintedAmountAreNotAddedUp() {
        budget = new Budget(
                "万元",
                null,
                null,
                number("100"),
                number("100"),
                List.of(new BudgetLine("基本支出", number("40"), number("40")), new BudgetLine("项目支出", null, number("60"))),
                List.of(new BudgetLine("宣传", number("1"), null)));

        assertThat(codes()).doesNotContain("AMOUNT_SUM_MISMATCH", "COVERAGE_GAP");
    }

    @Test
    void valuesOfDifferentUnitsAreComparedAsMoney() {
        assertThat(fact("三公：公务接待费", "4", "万元").fact("三公：公务接待费", "40000", "元").codes())
                .doesNotContain("SANGONG_SUSPECT", "INTERNAL_CONFLICT");
        assertThat(fact("三公上年：公务接待费", "5", "万元").codes()).doesNotContain("SANGONG_SUSPECT");
    }

    @ParameterizedTest
    @CsvSource({
        "存在问题, 无, 99, true",
        "存在问题, 无, 100, false",
        "存在问题, 有, 99, false",
        "全部达标, 是, 99, true",
        "全部达标, 否, 99, false"
    })
    void pointsDeductedWithoutAnyProblemAreAContradiction(String key, String value, String total, boolean raised) {
        declared = new DeclaredResult(number(total), null);

        assertThat(fact(key, value, null).codes().contains("NARRATIVE_CONTRADICTION"))
                .isEqualTo(raised);
    }

    @ParameterizedTest
    @CsvSource({"0, 5, true", "0, 0, false", "10, 15, false", "10, 9, true"})
    void aTargetWithoutAnOperatorIsMetByReachingItUnlessItIsZero(String target, String actual, boolean raised) {
        entries = List.of(IndicatorEntry.of("z01")
                .name("甲")
                .target(new Target(Operator.EQUAL, Value.of(number(target)), "次"))
                .actual(Value.of(number(actual)))
                .build());

        assertThat(fact("尚未完成的指标", "无", null).codes().contains("NARRATIVE_CONTRADICTION"))
                .isEqualTo(raised);
    }

    @ParameterizedTest
    @CsvSource({"100, false", "90, true"})
    void aTaskCalledDoneIsAContradictionBelowItsBudget(String executed, boolean raised) {
        budget = new Budget(
                "万元",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(new BudgetLine("宣传", number("100"), number(executed))));

        assertThat(fact("任务完成：宣传", "是", null).codes().contains("NARRATIVE_CONTRADICTION"))
                .isEqualTo(raised);
    }

    @Test
    void aGrowthDownToZeroHasNoWrongBase() {
        fact("本年数：支出", "0", "万元").fact("上年数：支出", "100", "万元").fact("增长率：支出", "-100", "%");

        assertThat(codes()).doesNotContain("PCT_BASE_ERROR", "ZERO_DENOMINATOR_RISK");
    }

    @Test
    void markupIsReportedAtThePlaceThatContainsIt() {
        subject = "某县<b>医疗</b>保障局";
        entries = List.of(
                IndicatorEntry.of("z01").name("甲").actual(Value.of("很<br>好")).build(),
                IndicatorEntry.of("z02").name("甲").reason("原因&nbsp;不明").build(),
                IndicatorEntry.of("z04").name("<u>甲</u>").build(),
                IndicatorEntry.of("z03")
                        .name("甲")
                        .evidence(List.of("说明.docx", "<p>附件</p>"))
                        .build());
        budget = new Budget(
                "万元",
                null,
                null,
                null,
                null,
                List.of(new BudgetLine("基本&amp;支出", number("1"), number("1"))),
                List.of(new BudgetLine("<i>宣传</i>", number("1"), number("1"))));
        fact("存在问题", "<span>无</span>", null);

        assertThat(findings().stream()
                        .filter(finding -> finding.code().equals("DATA_HYGIENE"))
                        .map(finding -> finding.indicator() == null ? finding.about() : finding.indicator()))
                .containsExactlyInAnyOrder("评价对象", "z01", "z02", "z03", "z04", "基本&amp;支出", "<i>宣传</i>", "存在问题");
    }

    @Test
    void signsOfComparisonAndAndAreNoMarkup() {
        subject = "甲 & 乙 < 丙 > 丁";

        assertThat(codes()).doesNotContain("DATA_HYGIENE");
    }
}
