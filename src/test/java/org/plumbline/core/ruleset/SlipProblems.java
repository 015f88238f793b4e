package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** What is reported of a workbook with slips, and what of it are warnings. */
final class SlipProblems {

    static final BigDecimal EIGHT_TENTHS = new BigDecimal("0.8");

    private SlipProblems() {}

    /** What a sound copy of the Dachang workbook does not have, whether the edited one is taken or not. */
    static List<Problem> found(Consumer<XSSFWorkbook> slip) {
        byte[] workbook = EditedWorkbook.dachang(slip::accept);
        try {
            return WorkbookMistakes.ofTheMistake(
                    ShippedFiles.load(EditedWorkbook.FILE, workbook).warnings());
        } catch (RuleSetRejectedException rejected) {
            return WorkbookMistakes.ofTheMistake(rejected.problems());
        }
    }

    static DynamicTest warned(
            String statement, ProblemCode code, String sheet, String cell, Consumer<XSSFWorkbook> slip) {
        return DynamicTest.dynamicTest(statement, () -> assertThat(found(slip))
                .extracting(problem -> problem.code() + " " + problem.sheet() + "!" + problem.cell())
                .containsExactly(code + " " + sheet + "!" + cell));
    }

    @SafeVarargs
    static TestWorkbook caps(List<Object>... rows) {
        return workbook()
                .table(
                        TestWorkbook.BANDS,
                        "BAND",
                        List.of("评分办法", "完成率不小于", "得分", "依据"),
                        List.of(row("区间", 0, 100, "某文件")))
                .table("封顶", "CAP", List.of("执行率不小于", "执行率小于", "总分上限", "依据"), List.of(rows));
    }
}
