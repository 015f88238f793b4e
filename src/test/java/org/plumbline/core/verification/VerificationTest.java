package org.plumbline.core.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.ruleset.TestWorkbook.BANDS;
import static org.plumbline.core.ruleset.TestWorkbook.GRADES;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.core.rule.VerifiableWorkbook;
import org.plumbline.core.ruleset.TestWorkbook;
import org.plumbline.core.ruleset.WorkbookMistakes;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Each check has a workbook that trips it, at its cell, and one beside it that does not. */
class VerificationTest {

    private static final String CATALOGUE = "指标";
    private static final String BASIS = "某文件";
    /** Columns of the sheet 指标 as the writer orders them. */
    private static final String UNIT = "H";

    private static final String METHOD = "J";
    private static final String BASIS_COLUMN = "S";

    private static DynamicTest trips(String statement, TestWorkbook made, ProblemCode code, String sheet, String cell) {
        return DynamicTest.dynamicTest(statement, () -> {
            List<Problem> problems = made.problems();
            assertThat(problems)
                    .extracting(problem -> problem.code() + " " + problem.sheet() + "!" + problem.cell())
                    .containsExactly(code + " " + sheet + "!" + cell);
            assertThat(problems).allSatisfy(WorkbookMistakes::isWrittenInBothLanguages);
        });
    }

    private static DynamicTest passes(String statement, TestWorkbook made) {
        return DynamicTest.dynamicTest(
                statement, () -> assertThat(made.problems()).isEmpty());
    }

    /** Bands of 完成率, each its lower and upper bound and what it earns in percent of the weight. */
    private static TestWorkbook completion(Object... cells) {
        return bands(workbook(), "完成率不小于", "完成率小于", cells);
    }

    private static TestWorkbook bands(TestWorkbook made, String lower, String upper, Object... cells) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 3) {
            rows.add(row("区间", cells[i], cells[i + 1], cells[i + 2], "权重%", BASIS));
        }
        return made.table(BANDS, "BAND", List.of("评分办法", lower, upper, "得分", "得分单位", "依据"), rows);
    }

    private static TestWorkbook sound() {
        return completion(90, null, 100, 60, 90, 60, null, 60, 0);
    }

    @TestFactory
    Stream<DynamicTest> contradictoryBoundsOfOneRowAreReported() {
        return Stream.of(
                passes("bands that join", sound()),
                trips(
                        "a lower bound above the upper",
                        completion(90, null, 100, 90, 60, 60, null, 90, 0),
                        ProblemCode.BOUNDS_SWAPPED,
                        BANDS,
                        "C9"),
                trips(
                        "equal bounds of which one is open",
                        completion(90, null, 100, 90, 90, 60, null, 90, 0),
                        ProblemCode.BOUNDS_EQUAL,
                        BANDS,
                        "C9"),
                passes(
                        "equal bounds that are both included are one value",
                        bands(workbook(), "偏离目标不小于", "偏离目标不大于", 0, 0, 100)
                                .table(
                                        "扣分-其余",
                                        "BAND",
                                        List.of("评分办法", "偏离目标大于", "得分", "得分单位", "依据"),
                                        List.of(row("区间", 0, 0, "权重%", BASIS)))),
                trips(
                        "a shortfall below zero",
                        bands(workbook(), "低于目标不小于", "低于目标小于", null, 0, 100, 0, null, 0),
                        ProblemCode.ROW_UNREACHABLE,
                        BANDS,
                        "D8"),
                trips(
                        "indicators with a method that have none",
                        workbook()
                                .table(
                                        BANDS,
                                        "BAND",
                                        List.of("评分办法", "已填办法", "得分", "依据"),
                                        List.of(row("区间", "是", 1, BASIS), row("区间", "否", 1, BASIS))),
                        ProblemCode.ROW_UNREACHABLE,
                        BANDS,
                        "C9"),
                trips(
                        "a score to be chosen from nothing",
                        wording("满意", 80, 100, "基本满意", 80, 60),
                        ProblemCode.BOUNDS_SWAPPED,
                        "扣分-定性",
                        "E9"),
                passes("scores to be chosen", wording("满意", 80, 100, "基本满意", 60, 80)),
                trips("a check that can't be", check(20, 10), ProblemCode.BOUNDS_SWAPPED, "审核", "C8"),
                passes("a check between two bounds", check(10, 20)));
    }

    private static TestWorkbook wording(String one, int from, int to, String other, int otherFrom, int otherTo) {
        return workbook()
                .indicator("x1", "目标值", "满意", "单位", null, "评分办法", "定性")
                .table(
                        "扣分-定性",
                        "WORDING",
                        List.of("评分办法", "实际值为", "取值%", "下限%", "上限%", "依据"),
                        List.of(
                                row("定性", one, from, from, to, BASIS),
                                row("定性", other, otherFrom, otherFrom, otherTo, BASIS)));
    }

    private static TestWorkbook check(int above, int upTo) {
        return sound().table(
                        "审核",
                        "CHECK",
                        List.of("检查项", "量值大于", "量值不大于", "级别", "说明", "依据"),
                        List.of(row("结余偏大", above, upTo, "低", "结余偏大", BASIS)));
    }

    @TestFactory
    Stream<DynamicTest> overlappingRowsAreReported() {
        return Stream.of(
                trips(
                        "bands that overlap",
                        completion(90, null, 100, 60, 95, 60, null, 60, 0),
                        ProblemCode.ROW_OVERLAP,
                        BANDS,
                        "D9"),
                trips(
                        "a band below that reaches up is reported where it does",
                        completion(null, 61, 0, 60, 90, 60, 90, null, 100),
                        ProblemCode.ROW_OVERLAP,
                        BANDS,
                        "C9"),
                trips(
                        "a band within another",
                        completion(90, null, 100, 60, 90, 60, null, 60, 0, 70, 80, 60),
                        ProblemCode.ROW_SUBSUMED,
                        BANDS,
                        "A11"),
                trips(
                        "a band around another is reported at the one within",
                        completion(95, null, 100, 90, null, 100, null, 90, 0),
                        ProblemCode.ROW_SUBSUMED,
                        BANDS,
                        "A8"),
                trips(
                        "the same method in two tables",
                        sound().table(
                                        "扣分-比例",
                                        "RATIO",
                                        List.of("评分办法", "完成率不小于", "类型", "依据"),
                                        List.of(row("区间", 95, "正向", BASIS))),
                        ProblemCode.ROW_SUBSUMED,
                        "扣分-比例",
                        "A8"),
                trips(
                        "a rule for one indicator beside the rule for its method",
                        sound().table(
                                        "扣分-专项",
                                        "BAND",
                                        List.of("指标编号", "完成率不小于", "得分", "依据"),
                                        List.of(row("x1", 95, 100, BASIS))),
                        ProblemCode.ROW_OVERLAP,
                        "扣分-专项",
                        "A8"),
                passes(
                        "a rule for another indicator",
                        sound().indicator("x1", "权重", 50)
                                .indicator("x2", "权重", 50, "评分办法", null)
                                .table("扣分-专项", "BAND", List.of("指标编号", "得分", "依据"), List.of(row("x2", 50, BASIS)))),
                trips(
                        "a rule for a method beside one for the method and an operator",
                        sound().table(
                                        "扣分-专项",
                                        "BAND",
                                        List.of("评分办法", "符号", "得分", "依据"),
                                        List.of(row("区间", "≥", 100, BASIS))),
                        ProblemCode.ROW_OVERLAP,
                        "扣分-专项",
                        "A8"),
                trips(
                        "a rule for any method beside one for a method",
                        workbook()
                                .table(
                                        BANDS,
                                        "BAND",
                                        List.of("评分办法", "已填办法", "得分", "依据"),
                                        List.of(row(null, "是", 100, BASIS), row("区间", null, 100, BASIS))),
                        ProblemCode.ROW_SUBSUMED,
                        BANDS,
                        "A9"),
                passes(
                        "what is below the target and what is above do not meet",
                        sides(
                                row("区间", 0, null, null, 0, "权重%", BASIS),
                                row("区间", null, 0, null, 50, "权重%", BASIS),
                                row("区间", null, null, 0, 100, "权重%", BASIS))),
                trips(
                        "what is away from the target is above or below it",
                        sides(
                                row("区间", 0, null, null, 0, "权重%", BASIS),
                                row("区间", null, null, 0, 100, "权重%", BASIS),
                                row("区间", null, 0, null, 50, "权重%", BASIS),
                                row("区间", 5, null, null, 0, "权重%", BASIS)),
                        ProblemCode.ROW_SUBSUMED,
                        BANDS,
                        "A11"),
                trips("boxes over two figures that meet", plane(95, 10), ProblemCode.ROW_OVERLAP, BANDS, "C9"),
                passes("boxes over two figures that touch", plane(90, 10)),
                trips("a box within a box", plane(null, null), ProblemCode.ROW_SUBSUMED, BANDS, "A9"),
                trips("a word that two rows know", words("满意;很好", "基本满意;很好"), ProblemCode.ROW_OVERLAP, "扣分-定性", "A9"),
                passes("words of their own", words("满意;很好", "基本满意")));
    }

    /** Below, away from, and at the target. */
    @SafeVarargs
    private static TestWorkbook sides(List<Object>... rows) {
        return workbook()
                .table(
                        BANDS,
                        "BAND",
                        List.of("评分办法", "低于目标大于", "高于目标大于", "偏离目标不大于", "得分", "得分单位", "依据"),
                        Arrays.asList(rows));
    }

    private static TestWorkbook plane(Integer top, Integer right) {
        return workbook()
                .table(
                        BANDS,
                        "BAND",
                        List.of("评分办法", "完成率不小于", "完成率小于", "实际值不小于", "实际值小于", "得分", "得分单位", "依据"),
                        List.of(
                                row("区间", null, top, 0, right, 50, "权重%", BASIS),
                                row("区间", 90, 100, 5, 8, 60, "权重%", BASIS)));
    }

    private static TestWorkbook words(String one, String other) {
        return workbook()
                .indicator("x1", "目标值", "满意", "单位", null, "评分办法", "定性")
                .table(
                        "扣分-定性",
                        "WORDING",
                        List.of("评分办法", "实际值为", "取值%", "依据"),
                        List.of(row("定性", one, 100, BASIS), row("定性", other, 60, BASIS)));
    }

    @TestFactory
    Stream<DynamicTest> gapsBetweenBandsAreReported() {
        return Stream.of(
                trips(
                        "a gap between two bands",
                        completion(90, null, 100, 60, 85, 60, null, 60, 0),
                        ProblemCode.BAND_GAP,
                        BANDS,
                        "C8"),
                trips("a gap below", completion(90, null, 100, 60, 90, 60), ProblemCode.BAND_GAP, BANDS, "C9"),
                trips("a gap above", completion(90, 100, 100, 0, 90, 60), ProblemCode.BAND_GAP, BANDS, "D8"),
                passes("a lowest band from zero", completion(90, null, 100, 0, 90, 60)),
                trips(
                        "a bound that neither band includes",
                        bands(workbook(), "完成率大于", "完成率小于", 90, null, 100, null, 90, 0),
                        ProblemCode.BAND_GAP,
                        BANDS,
                        "C8"),
                trips(
                        "the target that is met, of distances on both sides",
                        sides(row("区间", 0, null, null, 0, "权重%", BASIS), row("区间", null, 0, null, 50, "权重%", BASIS)),
                        ProblemCode.BAND_GAP,
                        BANDS,
                        "D9"));
    }

    @Test
    void aGapIsReportedWithItsRowsAndTheHoleOfWholeNumbersWithItsRemedy() {
        assertThat(bands(workbook(), "完成率不小于", "完成率不大于", 80, null, 100, 60, 79, 60, 0, 59, 0)
                        .problems())
                .extracting(problem -> problem.hint().zh())
                .containsExactly(
                        "79 < 完成率 < 80 无人覆盖：第 9 行止于 79，第 8 行始于 80；整数之间的小数会落空，上一档请改用“小于”",
                        "59 < 完成率 < 60 无人覆盖：第 10 行止于 59，第 9 行始于 60；整数之间的小数会落空，上一档请改用“小于”");
        assertThat(completion(85, null, 100, null, 80, 0).problems())
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.hint().zh()).isEqualTo("80 ≤ 完成率 < 85 无人覆盖：第 9 行止于 80，第 8 行始于 85");
                    assertThat(gap.hint().en())
                            .isEqualTo("Nothing covers 80 ≤ completion < 85: row 9 ends at 80, row 8 begins at 85");
                });
    }

    @TestFactory
    Stream<DynamicTest> scoresThatRiseForWorseValuesAreReported() {
        return Stream.of(
                trips(
                        "more shortfall, more points",
                        bands(workbook(), "低于目标大于", "低于目标不大于", null, 0, 60, 0, 5, 80, 5, null, 0),
                        ProblemCode.BAND_NOT_MONOTONE,
                        BANDS,
                        "E9"),
                passes(
                        "more shortfall, fewer points",
                        bands(workbook(), "低于目标大于", "低于目标不大于", null, 0, 100, 0, 5, 80, 5, null, 0)),
                trips(
                        "less completion of what ought to be much",
                        completion(90, null, 60, 60, 90, 100, null, 60, 0),
                        ProblemCode.BAND_NOT_MONOTONE,
                        BANDS,
                        "E9"),
                passes(
                        "less completion of what ought to be little",
                        completion(90, null, 0, 60, 90, 60, null, 60, 100).indicator("x1", "符号", "≤")),
                trips(
                        "more of what ought to be little",
                        completion(60, null, 100, null, 60, 0).indicator("x1", "符号", "≤"),
                        ProblemCode.BAND_NOT_MONOTONE,
                        BANDS,
                        "E8"),
                passes(
                        "a peak, where the target is to be met exactly",
                        completion(110, null, 50, 90, 110, 100, null, 90, 50).indicator("x1", "符号", "=")));
    }

    @TestFactory
    Stream<DynamicTest> totalsWithoutOrWithSeveralGradesAreReported() {
        return Stream.of(
                trips(
                        "totals without a grade",
                        grades("总分小于", 90, null, null, 89),
                        ProblemCode.GRADE_GAP,
                        GRADES,
                        "B8"),
                trips(
                        "hundredths lost between whole numbers",
                        grades("总分不大于", 90, null, null, 89),
                        ProblemCode.GRADE_GAP,
                        GRADES,
                        "B8"),
                passes(
                        "whole numbers without decimals",
                        grades("总分不大于", 90, null, null, 89).setting("小数位数", 0)),
                trips(
                        "totals below the last grade",
                        grades("总分小于", 90, null, 60, 90),
                        ProblemCode.GRADE_GAP,
                        GRADES,
                        "B9"),
                trips(
                        "full marks without a grade",
                        grades("总分小于", 90, 100, null, 90),
                        ProblemCode.GRADE_GAP,
                        GRADES,
                        "C8"),
                trips("grades that overlap", grades("总分小于", 90, null, null, 91), ProblemCode.ROW_OVERLAP, GRADES, "C9"),
                trips(
                        "a grade above full marks",
                        grades("总分小于", 110, null, null, 110),
                        ProblemCode.GRADE_UNREACHABLE,
                        GRADES,
                        "B8"),
                passes("a grade for full marks alone", grades("总分小于", 100, null, null, 100)));
    }

    private static TestWorkbook grades(String upper, Object... bounds) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            rows.add(row(bounds[i], bounds[i + 1], "档" + i, BASIS));
        }
        return sound().table(GRADES, "GRADE", List.of("总分不小于", upper, "等级", "依据"), rows);
    }

    @TestFactory
    Stream<DynamicTest> pointsThatDoNotFitTheirWeightAreReported() {
        return Stream.of(
                trips(
                        "weights that sum to less",
                        sound().indicator("x1", "权重", 98),
                        ProblemCode.WEIGHT_SUM,
                        "方案",
                        "B8"),
                passes(
                        "a shared weight counts once",
                        sound().indicator("G", "权重", 100, "取法", "最小", "符号", null, "目标值", null, "单位", null, "评分办法", null)
                                .indicator("x1", "权重", null, "共用组", "G")
                                .indicator("x2", "权重", null, "共用组", "G")),
                passes(
                        "what a submission may add is not missed",
                        sound().indicator("x1", "权重", 98).setting("自报指标", "是")),
                passes(
                        "a weight that the submission states",
                        sound().indicator("x1", "权重", null).setting("自报指标", "是")),
                trips(
                        "a weight that nothing can state",
                        sound().indicator("x1", "权重", null),
                        ProblemCode.CELL_MISSING,
                        CATALOGUE,
                        "E2"),
                trips(
                        "the weight of a group that nothing can state",
                        sound().indicator(
                                        "G", "权重", null, "取法", "最小", "符号", null, "目标值", null, "单位", null, "评分办法", null)
                                .indicator("x1", "权重", null, "共用组", "G"),
                        ProblemCode.CELL_MISSING,
                        CATALOGUE,
                        "E2"),
                trips(
                        "more than full marks before a submission adds any",
                        sound().indicator("x1", "权重", 120).setting("自报指标", "是"),
                        ProblemCode.WEIGHT_EXCESS,
                        "方案",
                        "B8"),
                trips(
                        "a step that costs more than there is",
                        step(101, "分", 0),
                        ProblemCode.DEDUCTION_ABOVE_WEIGHT,
                        "扣分-每步扣分",
                        "D8"),
                trips(
                        "a step above a hundred percent",
                        step(101, "权重%", 0),
                        ProblemCode.DEDUCTION_ABOVE_WEIGHT,
                        "扣分-每步扣分",
                        "D8"),
                passes("a step that costs all", step(100, "分", 0)),
                DynamicTest.dynamicTest("a floor above the weight", () -> assertThat(
                                step(10, "分", 101).problems())
                        .extracting(problem -> problem.code() + " " + problem.cell())
                        .containsExactly("DOUBTFUL I8")),
                trips(
                        "a band that gives more than there is",
                        completion(90, null, 120, null, 90, 0),
                        ProblemCode.SCORE_ABOVE_WEIGHT,
                        BANDS,
                        "E8"),
                trips(
                        "points that take more than there is",
                        points(60, 50),
                        ProblemCode.DEDUCTION_ABOVE_WEIGHT,
                        "扣分-要点",
                        "E9"),
                trips("points that leave something", points(40, 50), ProblemCode.SHARES_NOT_FULL, "扣分-要点", "E9"),
                passes("points that share the weight", points(50, 50)));
    }

    @TestFactory
    Stream<DynamicTest> overAchievementRowMistakesAreReported() {
        return Stream.of(
                passes("bands that join", over("≥", "个", over(30, 60, 2, null), over(60, null, 5, null))),
                passes("in proportion", over("≥", "个", over(30, null, null, 30))),
                passes("the whole deviation from a threshold on", over("=", "个", over(30, null, null, null))),
                trips(
                        "a row that says its method alone",
                        over("≥", "个", over(null, null, 2, null)),
                        ProblemCode.CELL_MISSING,
                        OVER,
                        "C8"),
                trips("no points", over("≥", "个", fixed(30, null)), ProblemCode.CELL_MISSING, OVER, "F8"),
                trips("points of zero", over("≥", "个", fixed(30, 0)), ProblemCode.INCONSISTENT, OVER, "F8"),
                trips("negative points", over("≥", "个", fixed(30, -1)), ProblemCode.OUT_OF_RANGE, OVER, "F8"),
                trips(
                        "points above the weight",
                        over("≥", "个", fixed(30, 101)),
                        ProblemCode.DEDUCTION_ABOVE_WEIGHT,
                        OVER,
                        "F8"),
                trips(
                        "a start that nothing reads",
                        over("≥", "个", over(30, null, 2, 30)),
                        ProblemCode.INCONSISTENT,
                        OVER,
                        "G8"),
                trips(
                        "a start beyond the threshold",
                        over("≥", "个", over(30, null, null, 40)),
                        ProblemCode.INCONSISTENT,
                        OVER,
                        "G8"),
                trips(
                        "a gap between two rows",
                        over("≥", "个", over(30, 50, 2, null), over(60, null, 5, null)),
                        ProblemCode.BAND_GAP,
                        OVER,
                        "C9"),
                trips("an end", over("≥", "个", over(30, 50, 2, null)), ProblemCode.BAND_GAP, OVER, "D8"),
                trips(
                        "two rows for one value",
                        over("≥", "个", over(30, 70, 2, null), over(60, null, 5, null)),
                        ProblemCode.ROW_OVERLAP,
                        OVER,
                        "C9"),
                trips(
                        "a row within another",
                        over("≥", "个", over(30, null, 2, null), over(60, null, 5, null)),
                        ProblemCode.ROW_SUBSUMED,
                        OVER,
                        "A9"),
                trips("rates only", over("≥", "%", over(30, null, 2, null)), ProblemCode.ROW_UNUSED, OVER, "A8"),
                trips(
                        "more than the target is due",
                        over(">", "个", over(30, null, 2, null)),
                        ProblemCode.ROW_UNUSED,
                        OVER,
                        "A8"),
                trips(
                        "an unknown mode",
                        over("≥", "个", row("区间", 30, null, "双倍", 2, null, BASIS)),
                        ProblemCode.NOT_A_CHOICE,
                        OVER,
                        "E8"));
    }

    private static final String OVER = "扣分-超额";

    /** Points or, where there are none, in proportion. */
    private static List<Object> over(Integer from, Integer to, Integer costs, Integer free) {
        return row("区间", from, to, costs == null ? "按偏离度调减" : "扣固定分", costs, free, BASIS);
    }

    private static List<Object> fixed(int from, Integer costs) {
        return row("区间", from, null, "扣固定分", costs, null, BASIS);
    }

    @SafeVarargs
    private static TestWorkbook over(String operator, String unit, List<Object>... rows) {
        return sound().indicator("x1", "符号", operator, "单位", unit)
                .table(OVER, "OVER", List.of("评分办法", "超额率不小于", "超额率小于", "方式", "扣分", "起算%", "依据"), List.of(rows));
    }

    @TestFactory
    Stream<DynamicTest> alternativeGroupMistakesAreReported() {
        return Stream.of(
                passes("the higher, of what is there", either("较高", "零分")),
                passes("the submission's choice, full marks without one", either("指定", "不适用·满分")),
                trips("an unknown way to take", either("较低", null), ProblemCode.NOT_A_CHOICE, CATALOGUE, "M2"),
                trips(
                        "the higher of a member left out for full marks",
                        either("较高", "不适用·满分"),
                        ProblemCode.INCONSISTENT,
                        CATALOGUE,
                        "N3"));
    }

    private static TestWorkbook either(String take, String missing) {
        return sound().indicator("G", "权重", 100, "取法", take, "符号", null, "目标值", null, "单位", null, "评分办法", null)
                .indicator("x1", "权重", null, "共用组", "G", "缺失处理", missing)
                .indicator("x2", "权重", null, "共用组", "G");
    }

    private static TestWorkbook step(int costs, String unit, int floor) {
        return workbook()
                .table(
                        "扣分-每步扣分",
                        "STEP",
                        List.of("评分办法", "步长", "每步扣", "扣分单位", "下限", "依据"),
                        List.of(row("区间", 1, costs, unit, floor, BASIS)));
    }

    private static TestWorkbook points(int one, int other) {
        return workbook()
                .indicator("x1", "目标值", "健全", "单位", null, "评分办法", "要点")
                .table(
                        "扣分-要点",
                        "CHECKPOINT",
                        List.of("评分办法", "要点", "作用", "占权重%", "依据"),
                        List.of(row("要点", "1", "计分", one, BASIS), row("要点", "2", "计分", other, BASIS)));
    }

    @TestFactory
    Stream<DynamicTest> unusedRowsAndIndicatorsWithoutRowsAreReported() {
        return Stream.of(
                trips(
                        "a code that the catalogue has not",
                        byCode("x1", "x2", "否"),
                        ProblemCode.CODE_UNKNOWN,
                        BANDS,
                        "B9"),
                passes("a code that a submission may bring", byCode("x1", "x2", "是")),
                trips("a method that no indicator names", other("另一办法"), ProblemCode.ROW_UNUSED, "扣分-专项", "A8"),
                passes("a method that a submission may name", other("另一办法").setting("自报指标", "是")),
                trips(
                        "a method that a submission may name for an indicator",
                        other("另一办法").indicator("x1", "权重", 50).indicator("x2", "权重", 50, "评分办法", null),
                        ProblemCode.DOUBTFUL,
                        CATALOGUE,
                        METHOD + "3"),
                trips(
                        "an indicator that no row is for",
                        byCode("x1", "x1", "否").setting("满分", 200).indicator("x2", "评分办法", null),
                        ProblemCode.INDICATOR_UNSCORED,
                        CATALOGUE,
                        METHOD + "3"),
                trips(
                        "a scheme without deduction tables",
                        workbook().indicator("x1", "权重", 50, "评分办法", null).indicator("x2", "权重", 50, "评分办法", null),
                        ProblemCode.INDICATOR_UNSCORED,
                        CATALOGUE,
                        METHOD + "2"),
                trips(
                        "a group without members",
                        sound().indicator("x1", "权重", 50)
                                .indicator(
                                        "G", "权重", 50, "取法", "最小", "符号", null, "目标值", null, "单位", null, "评分办法", null),
                        ProblemCode.INDICATOR_UNSCORED,
                        CATALOGUE,
                        "A3"));
    }

    private static TestWorkbook byCode(String one, String other, String open) {
        return workbook()
                .setting("自报指标", open)
                .indicator("x1", "评分办法", null)
                .table(
                        BANDS,
                        "BAND",
                        List.of("指标编号", "完成率不小于", "完成率小于", "得分", "依据"),
                        List.of(
                                row(one, one.equals(other) ? 50 : null, null, 1, BASIS),
                                row(other, null, one.equals(other) ? 50 : null, 0, BASIS)));
    }

    private static TestWorkbook other(String method) {
        return sound().table("扣分-专项", "BAND", List.of("评分办法", "得分", "依据"), List.of(row(method, 1, BASIS)));
    }

    @TestFactory
    Stream<DynamicTest> unitAndBaseMistakesAreReported() {
        return Stream.of(
                trips(
                        "a target without a unit",
                        sound().indicator("x1", "单位", null),
                        ProblemCode.UNIT_UNKNOWN,
                        CATALOGUE,
                        UNIT + "2"),
                trips(
                        "a full-width percent sign",
                        sound().indicator("x1", "单位", "％"),
                        ProblemCode.UNIT_UNKNOWN,
                        CATALOGUE,
                        UNIT + "2"),
                trips(
                        "money that is not converted",
                        sound().indicator("x1", "单位", "千元"),
                        ProblemCode.UNIT_UNKNOWN,
                        CATALOGUE,
                        UNIT + "2"),
                passes("a count", sound().indicator("x1", "单位", "次")),
                trips(
                        "percent points of a count",
                        step(10, "分", 0).indicator("x1", "单位", "次"),
                        ProblemCode.UNIT_MISMATCH,
                        CATALOGUE,
                        UNIT + "2"),
                passes("percent points of a rate", step(10, "分", 0)),
                trips(
                        "an indicator without a basis",
                        sound().indicator("x1", "依据", null),
                        ProblemCode.BASIS_MISSING,
                        CATALOGUE,
                        BASIS_COLUMN + "2"),
                trips("a basis not yet read", sound().setting("依据状态", "待核"), ProblemCode.BASIS_UNVERIFIED, "方案", "B7"),
                trips(
                        "rows that contradict a basis said to be read",
                        workbook().table(BANDS, "BAND", List.of("评分办法", "得分", "依据"), List.of(row("区间", 1, "某文件（待核）"))),
                        ProblemCode.BASIS_UNVERIFIED,
                        BANDS,
                        "E8"));
    }

    /** Rows that are sound, and rows that all overlap; of this thread's own time, since others run beside it. */
    @Test
    void tenThousandRowsAreVerifiedWhetherApartOrAllTogether() {
        TestWorkbook made = workbook().setting("满分", 900);
        for (int i = 0; i < 900; i++) {
            made.indicator("x" + i, "权重", 1, "评分办法", null);
        }
        made.table(
                BANDS,
                "BAND",
                List.of("指标编号", "低于目标大于", "低于目标不大于", "得分", "得分单位", "依据"),
                List.of(row("x0", null, null, 100, "权重%", BASIS)));
        VerifiableWorkbook book = VerifiableWorkbook.of(made.bytes());
        for (boolean together : new boolean[] {false, true}) {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < 900; i++) {
                for (int band = 0; band < 11; band++) {
                    int first = together ? 0 : band;
                    Object code = together ? "x0" : "x" + i;
                    BigDecimal low = band == 0 ? null : BigDecimal.valueOf(first - 1);
                    BigDecimal high = BigDecimal.valueOf(together ? i * 11 + band : band);
                    rows.add(row(
                            code,
                            low,
                            band == 10 && !together ? null : high,
                            BigDecimal.valueOf(100 - band * 10),
                            "权重%",
                            BASIS));
                }
            }
            assertThat(book.bands(rows).verify().isEmpty()).isEqualTo(!together);
        }
    }

    /** Caps, each its lower and upper execution rate and the total it allows. */
    private static TestWorkbook caps(TestWorkbook made, Object... cells) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 3) {
            rows.add(row(cells[i], cells[i + 1], cells[i + 2], BASIS));
        }
        return made.table("封顶", "CAP", List.of("执行率不小于", "执行率小于", "总分上限", "依据"), rows);
    }

    private static TestWorkbook veto(Object... cells) {
        List<Object> row = new ArrayList<>(Arrays.asList(cells));
        row.add(BASIS);
        return sound().table("否决", "VETO", List.of("事实", "内容为", "数值不小于", "执行率小于", "动作", "参数", "依据"), List.of(row));
    }

    private static TestWorkbook bonus(Object... cells) {
        List<Object> row = new ArrayList<>(Arrays.asList(cells));
        row.add(BASIS);
        return sound().table("加分", "BONUS", List.of("事实", "内容为", "数值不小于", "每次加分", "单项上限", "依据"), List.of(row));
    }

    @TestFactory
    Stream<DynamicTest> adjustmentRowMistakesAreReported() {
        return Stream.of(
                passes("caps that join", caps(sound(), 80, null, 100, 70, 80, 89, null, 70, 79)),
                trips(
                        "two caps for one execution rate",
                        caps(sound(), 80, null, 100, 70, 85, 89, null, 70, 79),
                        ProblemCode.ROW_OVERLAP,
                        "封顶",
                        "C9"),
                trips(
                        "an execution rate without a cap",
                        caps(sound(), 80, null, 100, 70, 75, 89, null, 70, 79),
                        ProblemCode.CAP_GAP,
                        "封顶",
                        "B8"),
                trips(
                        "the highest execution rates without a cap",
                        caps(sound(), 80, 100, 100, null, 80, 89),
                        ProblemCode.CAP_GAP,
                        "封顶",
                        "C8"),
                trips(
                        "a cap that falls as more is spent",
                        caps(sound(), 80, null, 79, null, 80, 89),
                        ProblemCode.BAND_NOT_MONOTONE,
                        "封顶",
                        "D8"),
                trips(
                        "a cap above full marks",
                        caps(sound(), 80, null, 120, null, 80, 89),
                        ProblemCode.CAP_ABOVE_FULL,
                        "封顶",
                        "D8"),
                passes(
                        "a cap above full marks that bonuses may pass",
                        caps(sound().setting("加分后可否超过满分", "是"), 80, null, 120, null, 80, 89)),
                trips(
                        "a cap above what bonuses may reach",
                        caps(sound().setting("加分后可否超过满分", "是").setting("加分总上限", 5), 80, null, 120, null, 80, 89),
                        ProblemCode.CAP_ABOVE_FULL,
                        "封顶",
                        "D8"),
                trips(
                        "a negative cap",
                        caps(sound(), 80, null, 100, null, 80, -1),
                        ProblemCode.OUT_OF_RANGE,
                        "封顶",
                        "D9"),
                passes("a veto of a grade", veto("挪用", "是", null, null, "最高等级", "不合格")),
                passes("a veto by the execution rate alone", veto(null, null, null, 30, "总分归零", null)),
                trips(
                        "a grade that the sheet of grades has not",
                        veto("挪用", "是", null, null, "最高等级", "差"),
                        ProblemCode.REFERENCE_UNKNOWN,
                        "否决",
                        "G8"),
                trips(
                        "a best grade that is not named",
                        veto("挪用", "是", null, null, "最高等级", null),
                        ProblemCode.CELL_MISSING,
                        "否决",
                        "G8"),
                trips(
                        "a grade where the total is set to 0",
                        veto("挪用", "是", null, null, "总分归零", "不合格"),
                        ProblemCode.INCONSISTENT,
                        "否决",
                        "G8"),
                trips(
                        "a value of no fact",
                        veto(null, "是", null, null, "总分归零", null),
                        ProblemCode.CELL_MISSING,
                        "否决",
                        "B8"),
                trips("a number of no fact", bonus(null, null, 1, 1, 3), ProblemCode.CELL_MISSING, "加分", "B8"),
                passes("a bonus", bonus("表彰", null, 1, 1, 3)),
                trips("negative points", bonus("表彰", null, 1, -1, 3), ProblemCode.OUT_OF_RANGE, "加分", "E8"),
                trips("a bonus for nothing", bonus(null, null, null, 1, 3), ProblemCode.NO_CONDITION, "加分", "A8"),
                trips(
                        "totals above full marks without a grade",
                        sound().setting("加分后可否超过满分", "是")
                                .setting("加分总上限", 5)
                                .table(
                                        GRADES,
                                        "GRADE",
                                        List.of("总分不小于", "总分不大于", "总分小于", "等级", "依据"),
                                        List.of(row(60, 100, null, "合格", BASIS), row(null, null, 60, "不合格", BASIS))),
                        ProblemCode.GRADE_GAP,
                        GRADES,
                        "C8"));
    }
}
