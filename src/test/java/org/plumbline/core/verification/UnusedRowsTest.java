package org.plumbline.core.verification;

import static org.plumbline.core.ruleset.TestWorkbook.BANDS;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;
import static org.plumbline.core.verification.VerifiedWorkbooks.BASIS;
import static org.plumbline.core.verification.VerifiedWorkbooks.BASIS_COLUMN;
import static org.plumbline.core.verification.VerifiedWorkbooks.CATALOGUE;
import static org.plumbline.core.verification.VerifiedWorkbooks.METHOD;
import static org.plumbline.core.verification.VerifiedWorkbooks.UNIT;
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

/** Rows and indicators without a counterpart, unknown units and missing bases are reported at their cells. */
class UnusedRowsTest {

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
}
