package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.find;
import static org.plumbline.EditedWorkbook.setting;
import static org.plumbline.core.ruleset.SlipProblems.found;
import static org.plumbline.core.ruleset.SlipProblems.warned;
import static org.plumbline.core.ruleset.TestWorkbook.row;
import static org.plumbline.core.ruleset.TestWorkbook.workbook;
import static org.plumbline.core.ruleset.WorkbookMistakes.CATALOGUE;
import static org.plumbline.core.ruleset.WorkbookMistakes.CHECK;
import static org.plumbline.core.ruleset.WorkbookMistakes.CHECKPOINT;
import static org.plumbline.core.ruleset.WorkbookMistakes.GRADE;
import static org.plumbline.core.ruleset.WorkbookMistakes.STEP;
import static org.plumbline.core.ruleset.WorkbookMistakes.WORDING;
import static org.plumbline.core.ruleset.WorkbookMistakes.expect;
import static org.plumbline.core.ruleset.WorkbookMistakes.made;
import static org.plumbline.core.ruleset.WorkbookMistakes.problems;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.WorkbookMistakes.ExpectedProblem;
import org.plumbline.core.spreadsheet.NearestName;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.PointCodeSyntax;

/** Slips that leave a workbook readable and change what it means: each is an error or a warning at its cell. */
class SlipsTest {

    private static final String CASES = "测试";

    @ParameterizedTest
    @CsvSource({
        ">=, ≥",
        "<=, ≤",
        "≧, ≥",
        "≦, ≤",
        "＞=, ≥",
        "＜＝, ≤",
        "大于等于, ≥",
        "小于或等于, ≤",
        "不低于, ≥",
        "不超过, ≤",
        "＞, >",
        "等于, =",
        "以上,",
        "≠,",
        "约,"
    })
    void aSignSpelledOtherwiseIsAdvisedAsTheSignItMeansAndNoOther(String spelled, String meant) {
        List<Problem> problems =
                found(book -> cell(book, CATALOGUE, "d04", "符号").setCellValue(spelled));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(ExpectedProblem.of(problem))
                    .isEqualTo(new ExpectedProblem(ProblemCode.NOT_A_CHOICE, CATALOGUE, "F5", spelled));
            assertThat(problem.hint().zh()).isEqualTo("请从下拉列表中选择" + (meant == null ? "" : "；也许应填 " + meant));
        });
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            1－5     | 1-5
            1到5     | 1-5
            1.2.3    | 1;2;3
            1 2 3    | 1;2;3
            1/2      |
            45294    |
            2024-1-5 |
            1月5日   |
            ①②③      |
            １       | 1
            """,
            delimiter = '|')
    void aPointCodeThatCannotBeTickedIsAnError(String point, String meant) {
        List<Problem> problems =
                found(book -> cell(book, CHECKPOINT, "YD-04", "要点").setCellValue(point));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(ExpectedProblem.of(problem))
                    .isEqualTo(new ExpectedProblem(ProblemCode.POINT_CODE, CHECKPOINT, "C11", point));
            assertThat(problem.hint().zh().endsWith("也许应填 " + meant)).isEqualTo(meant != null);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-5", "1;3", "1、2", "甲", "a1", "1～3"})
    void codesAndRangesAreNoSlips(String point) {
        assertThat(PointCodeSyntax.findFault(point)).isEmpty();
    }

    @Test
    void aTickThatIsNoCodeIsReportedInTheTestsAsWell() {
        assertThat(found(book -> {
                    Cell ticks = cell(book, CASES, "d06", "要点");
                    ticks.setCellValue("1－3");
                }))
                .extracting(Problem::code)
                .contains(ProblemCode.POINT_CODE);
    }

    @ParameterizedTest
    @CsvSource({"S4, （待填：文件名称和条款）", "S5, 同上", "S6, 〃", "S7, 待补充", "S8, ……"})
    void aPlaceholderLeftInASchemeSaidToBeComparedIsAWarningAtItsCell(String address, String text) {
        List<Problem> problems = found(book -> {
            setting(book, "依据状态").setCellValue("已核");
            int row = Integer.parseInt(address.substring(1)) - 1;
            book.getSheet(CATALOGUE).getRow(row).getCell(18).setCellValue(text);
        });

        assertThat(problems)
                .filteredOn(problem -> problem.code() == ProblemCode.PLACEHOLDER_LEFT)
                .extracting(ExpectedProblem::of)
                .containsExactly(new ExpectedProblem(ProblemCode.PLACEHOLDER_LEFT, CATALOGUE, address, text));
    }

    @Test
    void aPlaceholderIsNoneWhileTheBasisIsNotYetCompared() {
        assertThat(found(book -> cell(book, CATALOGUE, "d03", "依据").setCellValue("同上")))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> whatAgreesWithNothingElseIsAWarning() {
        return Stream.of(
                warned("a level that no indicator has", ProblemCode.LEVEL_UNKNOWN, "方案", "B13", book -> setting(
                                book, "绩效维度")
                        .setCellValue("部门产处;部门效果")),
                warned(
                        "a word as target of a method for numbers",
                        ProblemCode.TARGET_IS_TEXT,
                        CATALOGUE,
                        "G2",
                        book -> cell(book, CATALOGUE, "d01", "目标值").setCellValue("按计划完成")),
                warned(
                        "a sign against the direction",
                        ProblemCode.SIGN_AGAINST_DIRECTION,
                        CATALOGUE,
                        "F5",
                        book -> cell(book, CATALOGUE, "d04", "符号").setCellValue("≥")),
                warned("a place that the check has no figure for", ProblemCode.PLACE_UNKNOWN, CHECK, "H8", book -> cell(
                                book, CHECK, "SH-01", "说明")
                        .setCellValue("{事项}超出 {超枝额}")));
    }

    @Test
    void theLevelMeantIsNamedWhereItIsMisspelt() {
        assertThat(found(book -> setting(book, "绩效维度").setCellValue("部门产处")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint().zh()).endsWith("也许应填 部门产出"));
    }

    @TestFactory
    Stream<DynamicTest> aGradeIsCalledByOneRow() {
        return Stream.of(
                made("a name twice", book -> {
                    Cell name = cell(book, GRADE, "DJ-02", "等级");
                    name.setCellValue("优");
                    return expect(ProblemCode.NAME_TWICE, name, "优");
                }),
                made("another grade's name as alias", book -> {
                    Cell alias = cell(book, GRADE, "DJ-02", "别名");
                    alias.setCellValue("良好;中等");
                    return expect(ProblemCode.NAME_TWICE, cell(book, GRADE, "DJ-03", "别名"), "中等");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatAClerkDoesNotSeeIsReported() {
        return Stream.of(
                made("a hidden column", book -> {
                    Cell label = find(book.getSheet(CATALOGUE), "权重");
                    book.getSheet(CATALOGUE).setColumnHidden(label.getColumnIndex(), true);
                    return expect(ProblemCode.HIDDEN_COLUMN, label, "权重");
                }),
                made("a column of no width", book -> {
                    Cell label = find(book.getSheet(STEP), "下限");
                    book.getSheet(STEP).setColumnWidth(label.getColumnIndex(), 0);
                    return expect(ProblemCode.HIDDEN_COLUMN, label, "下限");
                }),
                made("a hidden sheet", book -> hiddenSheet(book, SheetVisibility.HIDDEN)),
                made(
                        "a sheet that Excel's menu does not show",
                        book -> hiddenSheet(book, SheetVisibility.VERY_HIDDEN)));
    }

    private static List<ExpectedProblem> hiddenSheet(XSSFWorkbook book, SheetVisibility visibility) {
        book.setSheetVisibility(book.getSheetIndex(WORDING), visibility);
        return List.of(new ExpectedProblem(ProblemCode.HIDDEN_SHEET, WORDING, null, null));
    }

    @Test
    void aBlankBehindAMethodIsOneProblem() {
        assertThat(problems(EditedWorkbook.dachang(
                        book -> cell(book, STEP, "BK-003", "评分办法").setCellValue("每低1%扣10% "))))
                .extracting(ExpectedProblem::of)
                .containsExactly(new ExpectedProblem(ProblemCode.PADDED_TEXT, STEP, "B10", "每低1%扣10% "));
    }

    @Test
    void aMethodMisspeltInItsRowIsOneProblemThere() {
        assertThat(problems(EditedWorkbook.dachang(
                        book -> cell(book, STEP, "BK-003", "评分办法").setCellValue("每低1%扣l0%"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(ExpectedProblem.of(problem))
                            .isEqualTo(new ExpectedProblem(ProblemCode.METHOD_UNKNOWN, STEP, "B10", "每低1%扣l0%"));
                    assertThat(problem.hint().zh()).endsWith("也许应填 每低1%扣10%");
                });
    }

    @Test
    void aCodeMisspeltInATestNamesTheCodeThatIsMeant() {
        assertThat(found(book -> find(book.getSheet(CASES), "d08").setCellValue("d0l8")))
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.REFERENCE_UNKNOWN);
                    assertThat(problem.hint().zh()).endsWith("也许应填 d08");
                });
    }

    @ParameterizedTest
    @CsvSource({"每高1%扣10%, 每低1%扣10%", "每低2%扣10%, 每低1%扣10%", "d4, d3"})
    void aNameThatMeansSomethingElseIsNeverAdvised(String typed, String known) {
        assertThat(NearestName.of(typed, List.of(known))).isEmpty();
    }

    @Test
    void everythingIsReportedInOneList() {
        List<Problem> problems = problems(EditedWorkbook.dachang(book -> {
            cell(book, CATALOGUE, "d01", "目标值").setCellValue("95.4％");
            cell(book, CATALOGUE, "d02", "权重").setCellValue(3);
            cell(book, CATALOGUE, "d10", "评分办法").setCellValue("每高1%扣l0%");
            cell(book, STEP, "BK-001", "每步扣").setCellValue("１０");
            cell(book, STEP, "BK-003", "每步扣").setCellValue(0.1);
            cell(book, CHECKPOINT, "YD-04", "要点").setCellValue("45294");
            cell(book, GRADE, "DJ-03", "总分小于").setCellValue(50);
            find(book.getSheet(CASES), "d08").setCellValue("d99");
        }));

        assertThat(problems)
                .extracting(problem -> problem.code() + " " + problem.sheet() + "!" + problem.cell())
                .containsExactlyInAnyOrder(
                        "WEIGHT_SUM 方案!B8",
                        "NUMBER_AS_TEXT 指标!G2",
                        "METHOD_UNKNOWN 指标!J11",
                        "FULL_WIDTH 扣分-每步扣分!D8",
                        "FRACTION_AS_PERCENT 扣分-每步扣分!D10",
                        "POINT_CODE 扣分-要点!C11",
                        "BOUNDS_SWAPPED 等级!B10",
                        "REFERENCE_UNKNOWN 测试!C10");
    }

    @Test
    void whatCannotBeCheckedYetIsNamedLast() {
        byte[] workbook =
                EditedWorkbook.dachang(book -> cell(book, STEP, "BK-003", "每步扣").setCellValue("十"));
        RuleSetRejectedException rejected = catchThrowableOfType(
                RuleSetRejectedException.class, () -> ShippedFiles.load(EditedWorkbook.FILE, workbook));

        Problem last = rejected.problems().get(rejected.problems().size() - 1);
        assertThat(last.code()).isEqualTo(ProblemCode.UNCHECKED);
        assertThat(last.expected().zh()).contains("“测试”表的用例", "“扣分-每步扣分”有没有空档");
    }

    @Test
    void noWordOfCodeStandsInAMessage() {
        List<Problem> problems = problems(EditedWorkbook.dachang(book -> {
            cell(book, STEP, "BK-003", "依据").setCellValue("自评\u200b表");
            WorkbookMistakes.inserted(book, CHECKPOINT, "YD-04", 1);
        }));

        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(problems).allSatisfy(problem -> assertThat(problem.format(locale))
                    .doesNotContainIgnoringCase("drools", "\\u", "drl", "$param", "RuleSet"));
        }
    }
}
