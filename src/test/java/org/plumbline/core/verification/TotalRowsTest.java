package org.plumbline.core.verification;

import static org.plumbline.core.ruleset.TestWorkbook.GRADES;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.verification.VerifiedWorkbooks.BASIS;
import static org.plumbline.core.verification.VerifiedWorkbooks.passes;
import static org.plumbline.core.verification.VerifiedWorkbooks.sound;
import static org.plumbline.core.verification.VerifiedWorkbooks.trips;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.core.ruleset.TestWorkbook;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Mistakes of grades, caps, vetoes and bonuses are reported at their cells. */
class TotalRowsTest {

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
