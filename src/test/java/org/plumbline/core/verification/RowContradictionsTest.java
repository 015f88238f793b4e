package org.plumbline.core.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.ruleset.TestWorkbook.BANDS;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;
import static org.plumbline.core.verification.VerifiedWorkbooks.BASIS;
import static org.plumbline.core.verification.VerifiedWorkbooks.bands;
import static org.plumbline.core.verification.VerifiedWorkbooks.completion;
import static org.plumbline.core.verification.VerifiedWorkbooks.passes;
import static org.plumbline.core.verification.VerifiedWorkbooks.sound;
import static org.plumbline.core.verification.VerifiedWorkbooks.trips;

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
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Bounds of a row, overlaps and gaps between rows and scores that rise for worse values are reported at their cells. */
class RowContradictionsTest {

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
}
