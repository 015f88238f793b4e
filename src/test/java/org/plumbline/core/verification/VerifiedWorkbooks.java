package org.plumbline.core.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.ruleset.TestWorkbook.BANDS;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.plumbline.core.ruleset.TestWorkbook;
import org.plumbline.core.ruleset.WorkbookMistakes;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Workbooks with one mistake and the problem that it raises, beside sound ones that raise none. */
final class VerifiedWorkbooks {

    static final String CATALOGUE = "指标";
    static final String BASIS = "某文件";

    /** Columns of the sheet 指标 as the writer orders them. */
    static final String UNIT = "H";

    static final String METHOD = "J";
    static final String BASIS_COLUMN = "S";

    private VerifiedWorkbooks() {}

    static DynamicTest trips(String statement, TestWorkbook made, ProblemCode code, String sheet, String cell) {
        return DynamicTest.dynamicTest(statement, () -> {
            List<Problem> problems = made.problems();
            assertThat(problems)
                    .extracting(problem -> problem.code() + " " + problem.sheet() + "!" + problem.cell())
                    .containsExactly(code + " " + sheet + "!" + cell);
            assertThat(problems).allSatisfy(WorkbookMistakes::isWrittenInBothLanguages);
        });
    }

    static DynamicTest passes(String statement, TestWorkbook made) {
        return DynamicTest.dynamicTest(
                statement, () -> assertThat(made.problems()).isEmpty());
    }

    /** Bands of 完成率, each its lower and upper bound and what it earns in percent of the weight. */
    static TestWorkbook completion(Object... cells) {
        return bands(workbook(), "完成率不小于", "完成率小于", cells);
    }

    static TestWorkbook bands(TestWorkbook made, String lower, String upper, Object... cells) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 3) {
            rows.add(row("区间", cells[i], cells[i + 1], cells[i + 2], "权重%", BASIS));
        }
        return made.table(BANDS, "BAND", List.of("评分办法", lower, upper, "得分", "得分单位", "依据"), rows);
    }

    static TestWorkbook sound() {
        return completion(90, null, 100, 60, 90, 60, null, 60, 0);
    }

    static TestWorkbook step(int costs, String unit, int floor) {
        return workbook()
                .table(
                        "扣分-每步扣分",
                        "STEP",
                        List.of("评分办法", "步长", "每步扣", "扣分单位", "下限", "依据"),
                        List.of(row("区间", 1, costs, unit, floor, BASIS)));
    }
}
