package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.core.ruleset.SlipProblems.EIGHT_TENTHS;
import static org.plumbline.core.ruleset.SlipProblems.caps;
import static org.plumbline.core.ruleset.SlipProblems.found;
import static org.plumbline.core.ruleset.SlipProblems.warned;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;
import static org.plumbline.core.ruleset.WorkbookMistakes.CATALOGUE;
import static org.plumbline.core.ruleset.WorkbookMistakes.GRADE;
import static org.plumbline.core.ruleset.WorkbookMistakes.STEP;
import static org.plumbline.core.ruleset.WorkbookMistakes.WORDING;
import static org.plumbline.core.ruleset.WorkbookMistakes.emptied;
import static org.plumbline.core.ruleset.WorkbookMistakes.made;
import static org.plumbline.core.ruleset.WorkbookMistakes.problems;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Fractions, bounds of caps, units, percent formats and two numbers in one cell are reported for what was likely meant. */
class SlipAmountsTest {

    @TestFactory
    Stream<DynamicTest> aFractionWherePercentAreDueIsAWarning() {
        return Stream.of(
                warned(
                        "a target of 0.95 %",
                        ProblemCode.FRACTION_AS_PERCENT, CATALOGUE, "G2", book -> cell(book, CATALOGUE, "d01", "目标值")
                                .setCellValue(0.95)),
                warned(
                        "a step that costs 0.1 % of the weight",
                        ProblemCode.FRACTION_AS_PERCENT, STEP, "D10", book -> cell(book, STEP, "BK-003", "每步扣")
                                .setCellValue(0.1)),
                warned("a step of 0.01 percent points", ProblemCode.FRACTION_AS_PERCENT, STEP, "C10", book -> cell(
                                book, STEP, "BK-003", "步长")
                        .setCellValue(0.01)),
                warned(
                        "a wording worth 1 % of the weight",
                        ProblemCode.FRACTION_AS_PERCENT, WORDING, "D8", book -> cell(book, WORDING, "DX-01", "取值%")
                                .setCellValue(1)));
    }

    @Test
    void aCapAtAFractionOfTheBudgetIsAWarningThatNamesTheNumberMeant() {
        List<Problem> problems = caps(row(EIGHT_TENTHS, null, 100, "某文件"), row(null, EIGHT_TENTHS, 89, "某文件"))
                .problems();

        assertThat(problems)
                .extracting(Problem::code, Problem::cell)
                .containsExactly(
                        tuple(ProblemCode.FRACTION_AS_PERCENT, "B8"), tuple(ProblemCode.FRACTION_AS_PERCENT, "C9"));
        assertThat(problems.get(0).hint().zh()).endsWith("也许应填 80");
    }

    @Test
    void pointsAndPercentagesAboveOneAreNoFractions() {
        assertThat(found(book -> cell(book, CATALOGUE, "d01", "目标值").setCellValue(1.5)))
                .isEmpty();
    }

    @Test
    void anExecutionRateBelowEveryRowOfCapsIsAnError() {
        assertThat(caps(row(80, null, 100, "某文件"), row(50, 80, 89, "某文件")).problems())
                .extracting(problem -> problem.code() + " " + problem.cell())
                .containsExactly("CAP_GAP B9");
    }

    @TestFactory
    Stream<DynamicTest> whatDecidesHowPointsAreTakenMustBeFilledIn() {
        return Stream.of("扣分单位", "不足一步", "方向", "偏差口径")
                .map(label -> made(
                        label + " is not blank",
                        book -> emptied(cell(book, STEP, "BK-003", label), ProblemCode.CELL_MISSING)));
    }

    @Test
    void bandsWithoutAUnitOfTheirPointsAreAnError() {
        assertThat(workbook()
                        .table(
                                TestWorkbook.BANDS,
                                "BAND",
                                List.of("评分办法", "完成率不小于", "得分", "得分单位", "依据"),
                                List.of(row("区间", 0, 100, null, "某文件")))
                        .problems())
                .extracting(problem -> problem.code() + " " + problem.cell())
                .containsExactly("CELL_MISSING E8");
    }

    /** It was accepted when blank cells still had a default, and what it scored must stay reproducible. */
    @Test
    void aWorkbookAcceptedBeforeIsStillBuiltAndReportedOf() {
        byte[] workbook = EditedWorkbook.dachang(
                book -> cell(book, STEP, "BK-003", "扣分单位").setBlank());

        RuleSet ruleSet = new RuleSetLoader(ShippedFiles.drl()).reload(EditedWorkbook.FILE, workbook);

        assertThat(ruleSet.scheme().id()).isEqualTo("dachang-department");
    }

    @Test
    void aPercentFormatIsToBeCorrectedInTwoSteps() {
        assertThat(found(book -> WorkbookMistakes.formatted(cell(book, CATALOGUE, "d01", "目标值"), 0.95, "0%")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint().zh())
                        .contains("先把单元格格式改为“常规”", "再重新填写", "0.95")
                        .endsWith("也许应填 95"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"90-100", "90~100", "90至100", "[90,100)"})
    void twoNumbersInOneCellAreToBeSplit(String text) {
        assertThat(found(book -> cell(book, GRADE, "DJ-01", "总分不小于").setCellValue(text)))
                .filteredOn(problem -> problem.code() == ProblemCode.NOT_A_NUMBER)
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint().zh()).contains("拆成两格", "90", "100"));
    }
}
