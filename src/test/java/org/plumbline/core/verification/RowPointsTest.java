package org.plumbline.core.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.ruleset.TestWorkbook.BANDS;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;
import static org.plumbline.core.verification.VerifiedWorkbooks.BASIS;
import static org.plumbline.core.verification.VerifiedWorkbooks.CATALOGUE;
import static org.plumbline.core.verification.VerifiedWorkbooks.completion;
import static org.plumbline.core.verification.VerifiedWorkbooks.passes;
import static org.plumbline.core.verification.VerifiedWorkbooks.sound;
import static org.plumbline.core.verification.VerifiedWorkbooks.step;
import static org.plumbline.core.verification.VerifiedWorkbooks.trips;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.core.ruleset.TestWorkbook;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Points that do not fit their weight, and mistakes of over-achievement and alternatives, are reported at their cells. */
class RowPointsTest {

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

    private static TestWorkbook points(int one, int other) {
        return workbook()
                .indicator("x1", "目标值", "健全", "单位", null, "评分办法", "要点")
                .table(
                        "扣分-要点",
                        "CHECKPOINT",
                        List.of("评分办法", "要点", "作用", "占权重%", "依据"),
                        List.of(row("要点", "1", "计分", one, BASIS), row("要点", "2", "计分", other, BASIS)));
    }
}
