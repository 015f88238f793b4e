package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.find;
import static org.plumbline.EditedWorkbook.setting;
import static org.plumbline.core.ruleset.WorkbookMistakes.CATALOGUE;
import static org.plumbline.core.ruleset.WorkbookMistakes.CHECKPOINT;
import static org.plumbline.core.ruleset.WorkbookMistakes.LIMITS;
import static org.plumbline.core.ruleset.WorkbookMistakes.SCHEME;
import static org.plumbline.core.ruleset.WorkbookMistakes.STEP;
import static org.plumbline.core.ruleset.WorkbookMistakes.WORDING;
import static org.plumbline.core.ruleset.WorkbookMistakes.all;
import static org.plumbline.core.ruleset.WorkbookMistakes.at;
import static org.plumbline.core.ruleset.WorkbookMistakes.emptied;
import static org.plumbline.core.ruleset.WorkbookMistakes.expect;
import static org.plumbline.core.ruleset.WorkbookMistakes.formatted;
import static org.plumbline.core.ruleset.WorkbookMistakes.made;
import static org.plumbline.core.ruleset.WorkbookMistakes.problems;
import static org.plumbline.core.ruleset.WorkbookMistakes.right;
import static org.plumbline.core.ruleset.WorkbookMistakes.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.EditedWorkbook;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.ruleset.WorkbookMistakes.ExpectedProblem;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** A cell contains the number, word or choice that its column requires, or its content is reported. */
class BadCellsTest {

    /** Texts that were executed in a cell of a stock decision table. */
    private static final String JAVA = "0, null); System.setProperty(\"plumbline.broken\",\"y\"); $i.deduct(0";

    private static Cell price(XSSFWorkbook book) {
        return cell(book, STEP, "BK-003", "每步扣");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            five       | NOT_A_NUMBER   |
            五         | NOT_A_NUMBER   |
            5%         | NOT_A_NUMBER   | 5
            10分       | NOT_A_NUMBER   | 10
            “10”       | NOT_A_NUMBER   | 10
            约10       | NOT_A_NUMBER   | 10
            1000万     | NOT_A_NUMBER   |
            2千        | NOT_A_NUMBER   |
            1-5        | NOT_A_NUMBER   |
            —5         | NOT_A_NUMBER   |
            1,5        | NOT_A_NUMBER   |
            1.2.3      | NOT_A_NUMBER   |
            10         | NUMBER_AS_TEXT | 10
            ' 10 '     | NUMBER_AS_TEXT | 10
            1,000      | NUMBER_AS_TEXT | 1000
            1 000      | NUMBER_AS_TEXT | 1000
            -10        | NUMBER_AS_TEXT | -10
            １０       | FULL_WIDTH     | 10
            1，000     | FULL_WIDTH     | 1000
            １０．５   | FULL_WIDTH     | 10.5
            －5        | FULL_WIDTH     | -5
            5％        | FULL_WIDTH     | 5
            """,
            delimiter = '|')
    void aNumberTypedAsTextIsReportedWithTheNumberItMayMean(String text, ProblemCode code, String meant) {
        List<ExpectedProblem> expected = new ArrayList<>();
        byte[] workbook = EditedWorkbook.dachang(book -> {
            price(book).setCellValue(text);
            expected.addAll(expect(code, price(book), text));
        });

        List<Problem> problems = problems(workbook);

        assertThat(problems).extracting(ExpectedProblem::of).isEqualTo(expected);
        Bilingual hint = problems.get(0).hint();
        assertThat(hint.zh().contains("也许应填")).isEqualTo(meant != null);
        if (meant != null) {
            assertThat(hint.zh()).endsWith("也许应填 " + meant);
            assertThat(hint.en()).endsWith("Maybe " + meant);
        }
    }

    @TestFactory
    Stream<DynamicTest> aNumberIsExactlyWhatTheClerkSees() {
        return Stream.of(
                number("a percentage holds a hundredth of what it shows", 0.1, "0%", ProblemCode.PERCENT_FORMAT, "10%"),
                number("a finer percentage is none either", 0.954, "0.00%", ProblemCode.PERCENT_FORMAT, "95.4%"),
                number("a date is no number", 45357, "yyyy-mm-dd", ProblemCode.DATE_CELL, "2024-03-06"),
                number("a time is no number", 0.5, "h:mm", ProblemCode.DATE_CELL, "12:00"),
                number("a rounding format hides decimals", 10.4, "0", ProblemCode.DISPLAY_DIFFERS, "10.4"),
                number("a separator was not typed", 1000, "#,##0", ProblemCode.DISPLAY_DIFFERS, "1000"),
                number("a unit was not typed", 10, "0\"元\"", ProblemCode.DISPLAY_DIFFERS, "10"),
                number("a percent sign in quotes is a unit", 95.4, "0.0\"%\"", ProblemCode.DISPLAY_DIFFERS, "95.4"),
                number(
                        "a remainder was not typed",
                        0.1 + 0.2,
                        "General",
                        ProblemCode.INEXACT_NUMBER,
                        "0.30000000000000004"),
                number("a price is not negative", -1, "General", ProblemCode.OUT_OF_RANGE, "-1"),
                made("a share is no more than all", book -> {
                    Cell worth = cell(book, WORDING, "DX-01", "取值%");
                    worth.setCellValue(101);
                    return expect(ProblemCode.OUT_OF_RANGE, worth, "101");
                }),
                made("a truth value is no number", book -> {
                    price(book).setCellValue(true);
                    return expect(ProblemCode.NOT_A_NUMBER, price(book), "TRUE");
                }),
                made("an error value is reported", book -> {
                    price(book).setCellErrorValue(FormulaError.DIV0.getCode());
                    return expect(ProblemCode.ERROR_CELL, price(book), "#DIV/0!");
                }),
                made("a formula that gave an error is reported", book -> formula(book, "1/0", ProblemCode.ERROR_CELL)),
                made(
                        "a formula that gave a word is reported",
                        book -> formula(book, "\"5\"&\"%\"", ProblemCode.FORMULA)),
                typed(
                        "a limit is a number",
                        book -> cell(book, LIMITS, "尾差", "阈值"),
                        "0.05",
                        ProblemCode.NUMBER_AS_TEXT),
                typed(
                        "a weight is a number",
                        book -> cell(book, CATALOGUE, "d03", "权重"),
                        "4分",
                        ProblemCode.NOT_A_NUMBER));
    }

    private static DynamicTest number(String statement, double number, String format, ProblemCode code, String found) {
        return made(statement, book -> expect(code, formatted(price(book), number, format), found));
    }

    private static List<ExpectedProblem> formula(XSSFWorkbook book, String formula, ProblemCode code) {
        price(book).setCellFormula(formula);
        book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(price(book));
        return expect(code, price(book), "=" + formula);
    }

    @Test
    void aFormulaThatWasNeverCalculatedIsReported() {
        byte[] workbook = EditedWorkbook.xml(
                STEP, xml -> xml.replaceFirst("(<c r=\"D10\" s=\"\\d+\")[^>]*><v>10.0</v>", "$1><f>5+5</f>"));

        assertThat(problems(workbook))
                .extracting(ExpectedProblem::of)
                .containsExactly(new ExpectedProblem(ProblemCode.FORMULA, STEP, "D10", "=5+5"));
    }

    @TestFactory
    Stream<DynamicTest> aWordIsExactlyWhatTheClerkSees() {
        Function<XSSFWorkbook, Cell> choice = book -> cell(book, STEP, "BK-003", "不足一步");
        Function<XSSFWorkbook, Cell> basis = book -> cell(book, STEP, "BK-003", "依据");
        Function<XSSFWorkbook, Cell> point = book -> cell(book, CHECKPOINT, "YD-02", "要点");
        return Stream.of(
                typed("an unknown choice is reported", choice, "四舍五入", ProblemCode.NOT_A_CHOICE),
                typed("half a choice is reported", choice, "进", ProblemCode.NOT_A_CHOICE),
                typed("a choice with a blank behind it is reported", choice, "进一 ", ProblemCode.PADDED_TEXT),
                typed("a choice with a wide blank behind it is reported", choice, "进一\u3000", ProblemCode.PADDED_TEXT),
                typed(
                        "a choice with an unbreakable blank behind it is reported",
                        choice,
                        "进一\u00a0",
                        ProblemCode.PADDED_TEXT),
                typed(
                        "an id with a blank before it is reported",
                        book -> find(book.getSheet(STEP), "BK-003"),
                        " BK-003",
                        ProblemCode.PADDED_TEXT),
                typed("straight quotes are reported", basis, "\"自评表\"", ProblemCode.FORBIDDEN_TEXT),
                typed("a backslash is reported", basis, "自评表\\规则", ProblemCode.FORBIDDEN_TEXT),
                typed("a dollar sign is reported", basis, "$param", ProblemCode.FORBIDDEN_TEXT),
                made("a line break is reported", book -> shown(basis.apply(book), "自评表\n规则", "自评表⏎规则")),
                made("an invisible character is reported", book -> shown(basis.apply(book), "自评\u200b表", "自评▯表")),
                made("a number is no choice", book -> {
                    choice.apply(book).setCellValue(1);
                    return expect(ProblemCode.NOT_A_CHOICE, choice.apply(book), "1");
                }),
                made("a decimal number is no name", book -> {
                    formatted(point.apply(book), 1.5, "General");
                    return expect(ProblemCode.NUMBER_AS_WORD, point.apply(book), "1.5");
                }),
                made(
                        "a number that shows other characters is no name",
                        book -> expect(ProblemCode.DISPLAY_DIFFERS, formatted(point.apply(book), 2, "000"), "2")),
                made(
                        "a range of points that became a date is reported",
                        book -> expect(
                                ProblemCode.DATE_CELL, formatted(point.apply(book), 43835, "m\"月\"d\"日\""), "1月5日")),
                made("a truth value is no word", book -> {
                    basis.apply(book).setCellValue(true);
                    return expect(ProblemCode.NUMBER_AS_WORD, basis.apply(book), "TRUE");
                }));
    }

    private static List<ExpectedProblem> shown(Cell cell, String text, String shown) {
        cell.setCellValue(text);
        return expect(ProblemCode.FORBIDDEN_TEXT, cell, shown);
    }

    @TestFactory
    Stream<DynamicTest> javaInACellIsReportedAndNeverRuns() {
        return Stream.of(
                        typed("in a number column", BadCellsTest::price, JAVA, ProblemCode.NOT_A_NUMBER),
                        typed(
                                "in a text column",
                                book -> cell(book, STEP, "BK-003", "依据"),
                                JAVA,
                                ProblemCode.FORBIDDEN_TEXT),
                        typed(
                                "in a condition",
                                book -> cell(book, CHECKPOINT, "YD-01", "评分办法"),
                                JAVA,
                                ProblemCode.FORBIDDEN_TEXT),
                        typed(
                                "in a choice",
                                book -> cell(book, STEP, "BK-003", "方向"),
                                JAVA,
                                ProblemCode.FORBIDDEN_TEXT),
                        typed(
                                "as an id",
                                book -> find(book.getSheet(STEP), "BK-003"),
                                JAVA,
                                ProblemCode.FORBIDDEN_TEXT),
                        typed("as a setting", book -> setting(book, "标题"), JAVA, ProblemCode.FORBIDDEN_TEXT),
                        typed(
                                "as a target",
                                book -> cell(book, CATALOGUE, "d06", "目标值"),
                                JAVA,
                                ProblemCode.FORBIDDEN_TEXT))
                .map(test -> DynamicTest.dynamicTest(test.getDisplayName(), () -> {
                    test.getExecutable().execute();
                    assertThat(System.getProperty("plumbline.broken")).isNull();
                }));
    }

    @TestFactory
    Stream<DynamicTest> anIndicatorAgreesWithTheRest() {
        return Stream.of(
                typed(
                        "a method that no row scores by is reported",
                        book -> cell(book, CATALOGUE, "d03", "评分办法"),
                        "每低2%扣10%",
                        ProblemCode.METHOD_UNKNOWN),
                typed(
                        "curly quotes make it another method",
                        book -> cell(book, CATALOGUE, "d03", "评分办法"),
                        "“每低1%扣10%”",
                        ProblemCode.METHOD_UNKNOWN),
                typed(
                        "so is a method for words",
                        book -> cell(book, CATALOGUE, "d22c", "文字时办法"),
                        "定性",
                        ProblemCode.METHOD_UNKNOWN),
                made("a method renamed in its table is reported where it is used", book -> {
                    cell(book, STEP, "BK-002", "评分办法").setCellValue("每偏离1％扣10%");
                    return expect(ProblemCode.METHOD_UNKNOWN, cell(book, CATALOGUE, "d02", "评分办法"), "每偏离1%扣10%");
                }),
                typed(
                        "an unknown group is reported",
                        book -> cell(book, CATALOGUE, "d18a", "共用组"),
                        "G-QTZ",
                        ProblemCode.INCONSISTENT),
                made("a member has no weight of its own", book -> {
                    cell(book, CATALOGUE, "d18a", "权重").setCellValue(5);
                    return expect(ProblemCode.INCONSISTENT, cell(book, CATALOGUE, "d18a", "权重"), "5");
                }),
                typed(
                        "only a rate with a formula is recomputed",
                        book -> cell(book, CATALOGUE, "d03", "实际值取"),
                        "复算",
                        ProblemCode.INCONSISTENT),
                made("decimals are counted", book -> {
                    cell(book, CATALOGUE, "d03", "精度").setCellValue(1.5);
                    return expect(ProblemCode.OUT_OF_RANGE, cell(book, CATALOGUE, "d03", "精度"), "1.5");
                }),
                typed(
                        "an unknown column is reported",
                        book -> find(book.getSheet(CATALOGUE), "目标值"),
                        "目标",
                        ProblemCode.LABEL_UNKNOWN),
                typed(
                        "a column occurs once",
                        book -> right(find(book.getSheet(CATALOGUE), "备注"), 1),
                        "权重",
                        ProblemCode.LABEL_UNKNOWN),
                made(
                        "a column whose label was deleted is reported",
                        book -> emptied(find(book.getSheet(CATALOGUE), "权重"), ProblemCode.LABEL_MISSING)),
                made(
                        "the codes' label is reported too",
                        book -> emptied(find(book.getSheet(CATALOGUE), "指标编号"), ProblemCode.LABEL_MISSING)));
    }

    @TestFactory
    Stream<DynamicTest> aTargetThatIsMeantAsANumberIsOne() {
        return Stream.of("100", "１００", "100%", "100％", "≥100", ">= 100", "1,000", "1000万元", "-5")
                .map(text ->
                        typed(text, book -> cell(book, CATALOGUE, "d03", "目标值"), text, ProblemCode.NUMBER_AS_TEXT));
    }

    @TestFactory
    Stream<DynamicTest> aSettingIsThereAndOfItsKind() {
        return Stream.of(
                made("a missing entry is reported where it belongs", book -> {
                    book.getSheet(SCHEME).removeRow(setting(book, "满分").getRow());
                    return expect(
                            ProblemCode.LABEL_MISSING,
                            at(book.getSheet(SCHEME), book.getSheet(SCHEME).getLastRowNum() + 1, 0),
                            null);
                }),
                made(
                        "an entry whose label was deleted is reported",
                        book -> emptied(find(book.getSheet(SCHEME), "满分"), ProblemCode.LABEL_MISSING)),
                typed(
                        "a misspelt entry is reported once",
                        book -> find(book.getSheet(SCHEME), "缺失处理"),
                        "缺失处里",
                        ProblemCode.LABEL_UNKNOWN),
                typed(
                        "an entry occurs once",
                        book -> find(book.getSheet(SCHEME), "绩效维度"),
                        "满分",
                        ProblemCode.LABEL_UNKNOWN),
                made("an entry has a value", book -> emptied(setting(book, "标题"), ProblemCode.CELL_MISSING)),
                typed("a year is a number", book -> setting(book, "年度起"), "二〇二〇", ProblemCode.NOT_A_NUMBER),
                made("a year is a whole number", book -> {
                    setting(book, "年度起").setCellValue(2019.5);
                    return expect(ProblemCode.OUT_OF_RANGE, setting(book, "年度起"), "2019.5");
                }),
                made("a year is not in the past century", book -> {
                    setting(book, "年度起").setCellValue(202);
                    return expect(ProblemCode.OUT_OF_RANGE, setting(book, "年度起"), "202");
                }),
                made("the last year is not before the first", book -> {
                    setting(book, "年度起").setCellValue(2021);
                    return expect(ProblemCode.INCONSISTENT, setting(book, "年度止"), "2020");
                }),
                made("decimals are counted", book -> {
                    setting(book, "小数位数").setCellValue(2.5);
                    return expect(ProblemCode.OUT_OF_RANGE, setting(book, "小数位数"), "2.5");
                }),
                typed(
                        "a rounding is one of the choices",
                        book -> setting(book, "舍入方式"),
                        "四舍",
                        ProblemCode.NOT_A_CHOICE),
                typed("full marks are a number", book -> setting(book, "满分"), "100分", ProblemCode.NOT_A_NUMBER),
                typed(
                        "an id is written in small letters",
                        book -> setting(book, "方案编号"),
                        "Dachang",
                        ProblemCode.INCONSISTENT),
                made("a broken setting hides no other mistake", book -> {
                    setting(book, "满分").setCellValue("一百");
                    cell(book, CATALOGUE, "d03", "权重").setCellValue("四");
                    price(book).setCellValue("十");
                    return all(
                            expect(ProblemCode.NOT_A_NUMBER, setting(book, "满分"), "一百"),
                            expect(ProblemCode.NOT_A_NUMBER, cell(book, CATALOGUE, "d03", "权重"), "四"),
                            expect(ProblemCode.NOT_A_NUMBER, price(book), "十"));
                }));
    }

    /** 1,500 notes and the basis that is not yet compared. */
    @Test
    void problemsBeyondAThousandAreOnlyCounted() {
        List<Problem> problems = problems(EditedWorkbook.dachang(book -> {
            Cell last = find(book.getSheet(STEP), "BK-004");
            for (int i = 1; i <= 1_500; i++) {
                at(last.getSheet(), last.getRowIndex() + i, 0).setCellValue("注" + i);
            }
        }));

        assertThat(problems).hasSize(1_001);
        assertThat(problems.get(1_000))
                .extracting(Problem::code, Problem::found)
                .containsExactly(ProblemCode.MORE, "+501");
    }
}
