package org.plumbline.core.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.plumbline.EditedWorkbook.find;
import static org.plumbline.EditedWorkbook.setting;
import static org.plumbline.core.ruleset.WorkbookMistakes.CHECK;
import static org.plumbline.core.ruleset.WorkbookMistakes.CHECKPOINT;
import static org.plumbline.core.ruleset.WorkbookMistakes.GRADE;
import static org.plumbline.core.ruleset.WorkbookMistakes.STEP;
import static org.plumbline.core.ruleset.WorkbookMistakes.WORDING;
import static org.plumbline.core.ruleset.WorkbookMistakes.above;
import static org.plumbline.core.ruleset.WorkbookMistakes.expect;
import static org.plumbline.core.ruleset.WorkbookMistakes.inserted;
import static org.plumbline.core.ruleset.WorkbookMistakes.made;
import static org.plumbline.core.ruleset.WorkbookMistakes.right;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.workbook.WorkbookContent;

/** Damaged technical rows are restored from the labels; what may mean another scheme or column is reported at its cell. */
class TechnicalRowsTest {

    private static final String ID = "规则编号";

    /** Rows above the labels. */
    private static final int SNIPPET = 1;

    private static final int PATTERN = 2;
    private static final int KIND = 3;
    private static final int TABLE = 4;
    private static final int IMPORT = 5;
    private static final int RULE_SET = 6;

    /** Stock Drools would drop a column, an id or a table; the labels say what they were. */
    @TestFactory
    Stream<DynamicTest> technicalRowsThatWereDamagedAreRestoredFromTheLabels() {
        return Stream.of(
                restored("a misspelt CONDITION", STEP, book -> above(book, STEP, "评分办法", KIND)
                        .setCellValue("CONDITON")),
                restored("a misspelt ACTION", STEP, book -> above(book, STEP, "不足一步", KIND)
                        .setCellValue("ACTOIN")),
                restored("a misspelt NAME", STEP, book -> above(book, STEP, ID, KIND)
                        .setCellValue("NAMES")),
                restored("a misspelt RuleTable", STEP, book -> above(book, STEP, ID, TABLE)
                        .setCellValue("RuleTabel 每步扣分")),
                restored("a misspelt RuleSet", STEP, book -> above(book, STEP, ID, RULE_SET)
                        .setCellValue("RuleSt")),
                reported(ProblemCode.SHEET_ADOPTED, "the RuleSet of another scheme", STEP, book -> right(
                                above(book, STEP, ID, RULE_SET), 1)
                        .setCellValue("plumbline.zhaohua")),
                restored("an Import of something else", STEP, book -> right(above(book, STEP, ID, IMPORT), 1)
                        .setCellValue("java.lang.Runtime")),
                restored("an unknown fact", STEP, book -> above(book, STEP, "评分办法", PATTERN)
                        .setCellValue("$r : NumberReadings")),
                restored("a changed remark column", STEP, book -> above(book, STEP, "备注", SNIPPET)
                        .setCellValue("System.exit(1)")),
                restored("a deleted Import", STEP, book -> {
                    right(above(book, STEP, ID, IMPORT), 1).setBlank();
                    above(book, STEP, ID, IMPORT).setBlank();
                }),
                restored("a note above the table", STEP, book -> inserted(book, STEP, "RuleSet", 1)
                        .setCellValue("某县规则")),
                restored("a pattern repeated instead of merged", GRADE, book -> {
                    book.getSheet(GRADE).removeMergedRegion(0);
                    above(book, GRADE, "总分小于", PATTERN).setCellValue("$t : Total");
                }),
                restored("a pattern that is no longer merged", GRADE, book -> book.getSheet(GRADE)
                        .removeMergedRegion(0)),
                restored("a changed condition", STEP, book -> above(book, STEP, "评分办法", SNIPPET)
                        .setCellValue("method != \"$param\"")),
                restored("a changed opening action", STEP, book -> above(book, STEP, "步长", SNIPPET)
                        .setCellValue("StepRule d = StepRule.every(0);")),
                restored("a changed action", STEP, book -> above(book, STEP, "方向", SNIPPET)
                        .setCellValue("System.exit(1);")),
                restored("a changed closing action", STEP, book -> above(book, STEP, "依据", SNIPPET)
                        .setCellValue("insert(d.judge($r));")),
                restored("an unknown field", CHECK, book -> above(book, CHECK, "量值大于", SNIPPET)
                        .setCellValue("amount > new BigDecimal(\"$param\")")),
                restored("a deleted row of snippets", CHECKPOINT, book -> delete(book, CHECKPOINT, 5, 5)),
                restored("all technical rows deleted", WORDING, book -> delete(book, WORDING, 0, 5)));
    }

    private static void delete(XSSFWorkbook book, String sheet, int first, int last) {
        Sheet edited = book.getSheet(sheet);
        while (edited.getNumMergedRegions() > 0) {
            edited.removeMergedRegion(0);
        }
        for (int row = first; row <= last; row++) {
            edited.removeRow(edited.getRow(row));
        }
        edited.shiftRows(last + 1, edited.getLastRowNum(), first - last - 1);
    }

    private static DynamicTest restored(String statement, String sheet, Consumer<XSSFWorkbook> damage) {
        return reported(ProblemCode.TECHNICAL_RESTORED, statement, sheet, damage);
    }

    private static DynamicTest reported(
            ProblemCode code, String statement, String sheet, Consumer<XSSFWorkbook> damage) {
        return DynamicTest.dynamicTest(statement, () -> {
            RuleSet ruleSet = ShippedFiles.load(EditedWorkbook.FILE, EditedWorkbook.dachang(damage::accept));
            assertThat(WorkbookMistakes.ofTheMistake(ruleSet.warnings()))
                    .extracting(Problem::code, Problem::sheet)
                    .containsExactly(tuple(code, sheet));
            assertThat(rules(ruleSet)).isEqualTo(rules(ShippedFiles.ruleSet("dachang-department")));
        });
    }

    private static List<List<String>> rules(RuleSet ruleSet) {
        return ruleSet.content().sheets().stream()
                .flatMap(sheet -> sheet.entries().stream())
                .map(WorkbookContent.ContentRow::values)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> whatMayMeanAnotherSchemeOrColumnIsNotRestored() {
        return Stream.of(
                made("a scheme's id that was changed is one problem, where it was changed", book -> {
                    setting(book, "方案编号").setCellValue("dachang");
                    return expect(ProblemCode.INCONSISTENT, setting(book, "方案编号"), "dachang");
                }),
                made("the technical text of another column contradicts the label", book -> {
                    Cell lower = above(book, GRADE, "总分不小于", SNIPPET);
                    lower.setCellValue("points > new BigDecimal(\"$param\")");
                    return expect(ProblemCode.LABEL_UNKNOWN, find(book.getSheet(GRADE), "总分不小于"), "总分不小于");
                }));
    }

    /** What pasting a rule over hidden rows leaves behind. */
    @Test
    void aRuleCopiedOverAHiddenRowIsReportedAndTheRowRestored() {
        int kinds = 4;
        RuleSet ruleSet =
                EditedWorkbook.load(book -> book.getSheet(STEP).copyRows(9, 9, kinds - 1, new CellCopyPolicy()));

        assertThat(ruleSet.warnings())
                .extracting(Problem::code, Problem::sheet)
                .contains(tuple(ProblemCode.TECHNICAL_RESTORED, STEP));
    }
}
