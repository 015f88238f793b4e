package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.EditedWorkbook.cell;
import static org.plumbline.EditedWorkbook.find;
import static org.plumbline.EditedWorkbook.setting;
import static org.plumbline.core.ruleset.WorkbookMistakes.CATALOGUE;
import static org.plumbline.core.ruleset.WorkbookMistakes.CHECK;
import static org.plumbline.core.ruleset.WorkbookMistakes.CHECKPOINT;
import static org.plumbline.core.ruleset.WorkbookMistakes.GRADE;
import static org.plumbline.core.ruleset.WorkbookMistakes.LIMITS;
import static org.plumbline.core.ruleset.WorkbookMistakes.SCHEME;
import static org.plumbline.core.ruleset.WorkbookMistakes.STEP;
import static org.plumbline.core.ruleset.WorkbookMistakes.WORDING;
import static org.plumbline.core.ruleset.WorkbookMistakes.above;
import static org.plumbline.core.ruleset.WorkbookMistakes.address;
import static org.plumbline.core.ruleset.WorkbookMistakes.at;
import static org.plumbline.core.ruleset.WorkbookMistakes.below;
import static org.plumbline.core.ruleset.WorkbookMistakes.column;
import static org.plumbline.core.ruleset.WorkbookMistakes.copied;
import static org.plumbline.core.ruleset.WorkbookMistakes.emptied;
import static org.plumbline.core.ruleset.WorkbookMistakes.expect;
import static org.plumbline.core.ruleset.WorkbookMistakes.formatted;
import static org.plumbline.core.ruleset.WorkbookMistakes.hidden;
import static org.plumbline.core.ruleset.WorkbookMistakes.inserted;
import static org.plumbline.core.ruleset.WorkbookMistakes.made;
import static org.plumbline.core.ruleset.WorkbookMistakes.merged;
import static org.plumbline.core.ruleset.WorkbookMistakes.problems;
import static org.plumbline.core.ruleset.WorkbookMistakes.right;
import static org.plumbline.core.ruleset.WorkbookMistakes.typed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.EditedWorkbook;
import org.plumbline.core.ruleset.WorkbookMistakes.ExpectedProblem;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/**
 * What stock Drools would drop silently, or report with a line of generated code, is reported with its sheet, its cell and
 * its content.
 */
class BadWorkbookTest {

    private static final boolean APPROVE = Boolean.getBoolean("approve");
    private static final Path APPROVED = Path.of("src/test/resources/problems/dachang-with-mistakes.txt");
    private static final String ID = "规则编号";

    /** Rows above the labels. */
    private static final int SNIPPET = 1;

    private static final int PATTERN = 2;
    private static final int KIND = 3;
    private static final int TABLE = 4;
    private static final int IMPORT = 5;
    private static final int RULE_SET = 6;

    /** What Excel makes of {@code 10%} typed into a cell of General format: a tenth, and a format to show it. */
    @Test
    void tenPercentTypedIsExplainedWithTheNumberThatIsMeant() {
        byte[] workbook = EditedWorkbook.dachang(book -> formatted(cell(book, STEP, "BK-003", "每步扣"), 0.1, "0%"));

        assertThat(problems(workbook)).singleElement().satisfies(problem -> {
            assertThat(ExpectedProblem.of(problem))
                    .isEqualTo(new ExpectedProblem(ProblemCode.PERCENT_FORMAT, STEP, "D10", "10%"));
            assertThat(problem.hint().zh()).contains("也许应填 10");
        });
    }

    @TestFactory
    Stream<DynamicTest> aColumnIsAWordOfTheVocabularyOrAProblem() {
        return Stream.of(
                typed(
                        "a column of one's own is reported",
                        book -> right(find(book.getSheet(STEP), "备注"), 1),
                        "负责人",
                        ProblemCode.WORD_UNKNOWN),
                typed(
                        "a changed label is reported",
                        book -> find(book.getSheet(STEP), "步长"),
                        "每步",
                        ProblemCode.LABEL_UNKNOWN),
                typed(
                        "the ids' label is fixed too",
                        book -> find(book.getSheet(STEP), ID),
                        "编号",
                        ProblemCode.LABEL_UNKNOWN),
                made(
                        "a deleted label is reported",
                        book -> emptied(find(book.getSheet(STEP), "步长"), ProblemCode.LABEL_MISSING)),
                made("labels that changed places are one problem", book -> {
                    Cell step = find(book.getSheet(STEP), "步长");
                    Cell costs = find(book.getSheet(STEP), "每步扣");
                    step.setCellValue("每步扣");
                    costs.setCellValue("步长");
                    return expect(ProblemCode.LABEL_UNKNOWN, step, "每步扣");
                }),
                made("actions out of their order are reported", book -> {
                    List<String> directions = column(book, STEP, "方向").stream()
                            .map(Cell::getStringCellValue)
                            .toList();
                    List<Cell> floors = column(book, STEP, "下限");
                    for (int i = 0; i < floors.size(); i++) {
                        floors.get(i).setCellValue(directions.get(i));
                    }
                    above(book, STEP, "下限", SNIPPET).setCellValue("d.direction(\"$param\");");
                    above(book, STEP, "方向", SNIPPET).setCellValue("d.floor(new BigDecimal(\"$param\"));");
                    column(book, STEP, "方向").forEach(Cell::setBlank);
                    find(book.getSheet(STEP), "下限").setCellValue("?");
                    find(book.getSheet(STEP), "方向").setCellValue("下限");
                    find(book.getSheet(STEP), "?").setCellValue("方向");
                    Cell late = above(book, STEP, "偏差口径", SNIPPET);
                    return expect(ProblemCode.TECHNICAL_ROW, late, late.getStringCellValue());
                }),
                made("a column that occurs twice is reported", book -> {
                    Cell second = above(book, STEP, "方向", SNIPPET);
                    second.setCellValue("d.partialStep(\"$param\");");
                    column(book, STEP, "方向").forEach(each -> each.setCellValue("进一"));
                    find(book.getSheet(STEP), "方向").setCellValue("不足一步");
                    return expect(ProblemCode.WORD_UNKNOWN, second, "d.partialStep(\"$param\");");
                }),
                made("a table without the price of a step is reported", book -> {
                    column(book, STEP, "每步扣").forEach(Cell::setBlank);
                    above(book, STEP, "每步扣", KIND).setBlank();
                    above(book, STEP, "每步扣", SNIPPET).setBlank();
                    find(book.getSheet(STEP), "每步扣").setBlank();
                    return List.of(new ExpectedProblem(
                            ProblemCode.LABEL_MISSING, STEP, address(find(book.getSheet(STEP), ID)), null));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aSheetIsOneTableOrAProblem() {
        return Stream.of(
                made("a sheet without a table is reported", book -> {
                    Cell id = at(book.createSheet("扣分-空"), 0, 0);
                    id.setCellValue(ID);
                    return expect(ProblemCode.TABLE_MISSING, id, ID);
                }),
                made("a second table on one sheet is reported", book -> {
                    Sheet sheet = book.getSheet(STEP);
                    int next = sheet.getLastRowNum() + 2;
                    for (int row = 0; row <= KIND; row++) {
                        at(sheet, next + row, 0)
                                .setCellValue(above(book, STEP, ID, TABLE - row).getStringCellValue());
                        at(sheet, next + row, 1).setCellValue("method == \"$param\"");
                    }
                    return expect(ProblemCode.STRAY_CELL, at(sheet, next, 0), "RuleTable 每步扣分");
                }),
                made("a table without rules is reported", book -> {
                    Sheet sheet = book.getSheet(GRADE);
                    int first = find(sheet, "DJ-01").getRowIndex();
                    for (int row = sheet.getLastRowNum(); row >= first; row--) {
                        sheet.removeRow(sheet.getRow(row));
                    }
                    return expect(ProblemCode.TABLE_MISSING, at(sheet, first, 0), null);
                }),
                made("an unknown sheet is reported", book -> {
                    at(book.createSheet("Sheet1"), 0, 0).setCellValue("等级");
                    return List.of(new ExpectedProblem(ProblemCode.SHEET_UNUSED, "Sheet1", null, "Sheet1"));
                }),
                made("a second sheet of grades is reported", book -> {
                    book.cloneSheet(book.getSheetIndex(GRADE), "等级 (2)");
                    return List.of(new ExpectedProblem(ProblemCode.SHEET_COPIED, "等级 (2)", null, null));
                }),
                made("a missing scheme is reported", book -> without(book, SCHEME)),
                made("a missing catalogue is reported", book -> without(book, CATALOGUE)),
                made("missing grades are reported", book -> without(book, GRADE)),
                made("a missing deduction table is reported by the indicators that need it", book -> {
                    book.removeSheetAt(book.getSheetIndex(WORDING));
                    return expect(ProblemCode.METHOD_UNKNOWN, cell(book, CATALOGUE, "d22c", "文字时办法"), "定性匹配");
                }));
    }

    private static List<ExpectedProblem> without(XSSFWorkbook book, String sheet) {
        book.removeSheetAt(book.getSheetIndex(sheet));
        return List.of(new ExpectedProblem(ProblemCode.SHEET_MISSING, sheet, null, null));
    }

    @TestFactory
    Stream<DynamicTest> aRowIsARuleOrAProblem() {
        return Stream.of(
                made(
                        "a blank row does not end the table",
                        book -> expect(ProblemCode.BLANK_ROW, inserted(book, STEP, "BK-002", 1), null)),
                made("a row of spaces is blank", book -> spaces(book, "   ")),
                made(
                        "a row of wide, unbreakable and invisible spaces is blank",
                        book -> spaces(book, "\u3000\u00a0\u200b")),
                made(
                        "a blank row does not end the catalogue",
                        book -> expect(ProblemCode.BLANK_ROW, inserted(book, CATALOGUE, "d03", 1), null)),
                typed(
                        "a note below the table is no rule",
                        book -> below(book, STEP, 1, 0),
                        "注：2020年起执行",
                        ProblemCode.STRAY_CELL),
                typed(
                        "a note further below loses nothing",
                        book -> below(book, STEP, 3, 0),
                        "注：2020年起执行",
                        ProblemCode.STRAY_CELL),
                typed(
                        "a note in another column is no rule",
                        book -> below(book, STEP, 1, 3),
                        "见附件",
                        ProblemCode.STRAY_CELL),
                typed(
                        "a note below the catalogue is no indicator",
                        book -> below(book, CATALOGUE, 1, 0),
                        "注：合计100分",
                        ProblemCode.STRAY_CELL),
                typed(
                        "a note beside a rule is reported",
                        book -> right(cell(book, STEP, "BK-003", "备注"), 1),
                        "已核",
                        ProblemCode.STRAY_CELL),
                made("a note beside an indicator asks for a label", book -> {
                    right(cell(book, CATALOGUE, "d03", "备注"), 1).setCellValue("已核");
                    return expect(ProblemCode.LABEL_MISSING, right(find(book.getSheet(CATALOGUE), "备注"), 1), null);
                }),
                made("a hidden rule is still in force", book -> hidden(book, STEP, "BK-002")),
                made("a hidden indicator is still in force", book -> hidden(book, CATALOGUE, "d03")),
                made("a hidden setting is still in force", book -> hidden(book, SCHEME, "缺失处理")),
                made("a hidden limit is still in force", book -> hidden(book, LIMITS, "尾差")),
                made("a row copied twice would count twice", book -> {
                    Cell id = copied(book, STEP, "BK-003");
                    return expect(ProblemCode.DUPLICATE_ROW, id, "BK-003");
                }),
                made("the same conditions under another id would count twice", book -> {
                    Cell id = copied(book, STEP, "BK-003");
                    id.setCellValue("BK-009");
                    return expect(ProblemCode.DUPLICATE_ROW, id, "BK-009");
                }),
                made("the same point of a checklist would count twice", book -> {
                    cell(book, CHECKPOINT, "YD-03", "要点").setCellValue("2");
                    return expect(ProblemCode.DUPLICATE_ROW, find(book.getSheet(CHECKPOINT), "YD-03"), "YD-03");
                }),
                made("the same bounds of a check would be found twice", book -> {
                    Cell id = copied(book, CHECK, "SH-01");
                    id.setCellValue("SH-99");
                    cell(book, CHECK, "SH-99", "级别").setCellValue("低");
                    return expect(ProblemCode.DUPLICATE_ROW, id, "SH-99");
                }),
                typed(
                        "an id is unique in all sheets",
                        book -> find(book.getSheet(GRADE), "DJ-01"),
                        "BK-001",
                        ProblemCode.DUPLICATE_ID),
                typed(
                        "an indicator's code is unique",
                        book -> find(book.getSheet(CATALOGUE), "d03"),
                        "d02",
                        ProblemCode.DUPLICATE_ID),
                typed(
                        "a limit occurs once",
                        book -> find(book.getSheet(LIMITS), "尾差"),
                        "合计不符",
                        ProblemCode.DUPLICATE_ID),
                made("merged cells leave rows without a basis", book -> merged(book, STEP, "BK-001", "BK-002", "依据")),
                made(
                        "merged conditions leave rows without their method",
                        book -> merged(book, STEP, "BK-001", "BK-002", "评分办法")),
                made("merged levels leave indicators without", book -> merged(book, CATALOGUE, "d01", "d05", "一级指标")),
                made("a rule has a basis", book -> emptied(cell(book, STEP, "BK-003", "依据"), ProblemCode.CELL_MISSING)),
                made(
                        "a rule has its step",
                        book -> emptied(cell(book, STEP, "BK-003", "步长"), ProblemCode.CELL_MISSING)),
                made(
                        "a step has its price",
                        book -> emptied(cell(book, STEP, "BK-003", "每步扣"), ProblemCode.CELL_MISSING)),
                made(
                        "a rule has an id",
                        book -> emptied(find(book.getSheet(STEP), "BK-003"), ProblemCode.CELL_MISSING)),
                made("a limit has a figure", book -> emptied(cell(book, LIMITS, "尾差", "阈值"), ProblemCode.CELL_MISSING)),
                made("a rule says what it is for", book -> {
                    cell(book, WORDING, "DX-01", "评分办法").setBlank();
                    cell(book, WORDING, "DX-01", "与目标一致").setBlank();
                    return expect(ProblemCode.NO_CONDITION, find(book.getSheet(WORDING), "DX-01"), "DX-01");
                }));
    }

    private static List<ExpectedProblem> spaces(XSSFWorkbook book, String spaces) {
        Cell first = inserted(book, STEP, "BK-002", 1);
        for (int column = 0; column < 4; column++) {
            right(first, column).setCellValue(spaces);
        }
        return expect(ProblemCode.BLANK_ROW, first, spaces.replace("\u200b", "▯"));
    }

    @Test
    void aDozenMistakesAreReportedAtOnceEachWithItsCell() throws IOException {
        List<Problem> problems = problems(EditedWorkbook.dachang(BadWorkbookTest::dozen));

        assertThat(problems)
                .extracting(problem -> problem.sheet() + "!" + problem.cell() + " " + problem.code())
                .containsExactly(
                        "方案!B5 NOT_A_NUMBER",
                        "方案!B11 NOT_A_CHOICE",
                        "指标!G4 NUMBER_AS_TEXT",
                        "指标!J9 METHOD_UNKNOWN",
                        "扣分-每步扣分!A7 TECHNICAL_RESTORED",
                        "扣分-每步扣分!D8 PERCENT_FORMAT",
                        "扣分-每步扣分!F9 PADDED_TEXT",
                        "扣分-每步扣分!D10 FULL_WIDTH",
                        "扣分-每步扣分!A12 STRAY_CELL",
                        "扣分-要点!A11 BLANK_ROW",
                        "扣分-要点!C12 DATE_CELL",
                        "扣分-定性!D9 ERROR_CELL",
                        "等级!B9 NUMBER_AS_TEXT",
                        "审核!H8 FORBIDDEN_TEXT",
                        "审核!A10 HIDDEN_ROW");
        String text = Stream.of(Locale.CHINESE, Locale.ENGLISH)
                .map(locale ->
                        problems.stream().map(problem -> problem.format(locale)).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n", "", "\n"));
        if (APPROVE) {
            Files.createDirectories(APPROVED.getParent());
            Files.writeString(APPROVED, text);
        }
        assertThat(APPROVED).content(StandardCharsets.UTF_8).isEqualTo(text);
    }

    private static void dozen(XSSFWorkbook book) {
        setting(book, "年度止").setCellValue("2020年");
        setting(book, "缺失处理").setCellValue("补");
        cell(book, CATALOGUE, "d03", "目标值").setCellValue("100%");
        cell(book, CATALOGUE, "d08", "评分办法").setCellValue("每低2%扣10%");
        above(book, STEP, "评分办法", KIND).setCellValue("CONDITON");
        formatted(cell(book, STEP, "BK-001", "每步扣"), 0.1, "0%");
        cell(book, STEP, "BK-002", "不足一步").setCellValue("进一 ");
        cell(book, STEP, "BK-003", "每步扣").setCellValue("１０");
        below(book, STEP, 1, 0).setCellValue("注：本表自2020年起执行");
        inserted(book, CHECKPOINT, "YD-04", 1);
        formatted(cell(book, CHECKPOINT, "YD-04", "要点"), 43835, "m\"月\"d\"日\"");
        cell(book, WORDING, "DX-02", "取值%").setCellErrorValue(FormulaError.DIV0.getCode());
        cell(book, GRADE, "DJ-02", "总分不小于").setCellValue("80");
        hidden(book, CHECK, "SH-03");
        cell(book, CHECK, "SH-01", "说明").setCellValue("超支率\"{超支率}\"%");
    }
}
