package org.plumbline.core.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.NONE;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.PROBLEMS;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.READ_BACK;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.STEP;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.annotated;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.coloured;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.faulty;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.open;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.annotation.WorkbookRemark.RemarkLevel;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;

/** Problems are marked in a copy of the workbook: colour, comment and a sheet that links to the cells. */
class AnnotatedWorkbookTest {

    @Test
    void aFaultyCellIsColouredAndSaysWhatIsWrong() throws IOException {
        try (XSSFWorkbook book = open(annotated(faulty()))) {
            XSSFSheet sheet = book.getSheet(STEP);
            Cell costs = EditedWorkbook.cell(book, STEP, "BK-003", "每步扣");
            Cell basis = EditedWorkbook.cell(book, STEP, "BK-004", "依据");
            assertThat(coloured(sheet))
                    .containsExactlyInAnyOrder(
                            costs.getAddress().toString(), basis.getAddress().toString());
            assertThat(costs.getCellComment().getAuthor()).isEqualTo("Plumbline");
            assertThat(costs.getCellComment().getString().getString())
                    .contains("【错误】应为数字", "is not a number")
                    .startsWith(CellComments.BEGIN)
                    .endsWith(CellComments.END);
            assertThat(basis.getCellComment().getString().getString()).contains("必填单元格为空");
            assertThat(costs.getStringCellValue()).isEqualTo("五");
        }
    }

    @Test
    void theSheetOfProblemsComesFirstAndLinksToTheCells() throws IOException {
        try (XSSFWorkbook book = open(annotated(faulty()))) {
            assertThat(book.getSheetName(0)).isEqualTo(PROBLEMS);
            assertThat(book.getActiveSheetIndex()).isZero();
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).startsWith("错误 2 条（红色），提醒 2 条（黄色）");
            int row = 4;
            while (!"五".equals(sheet.getRow(row).getCell(5).getStringCellValue())) {
                row++;
            }
            XSSFCell link = sheet.getRow(row).getCell(3);
            Cell costs = EditedWorkbook.cell(book, STEP, "BK-003", "每步扣");
            assertThat(link.getStringCellValue()).isEqualTo(costs.getAddress().toString());
            assertThat(link.getHyperlink().getAddress()).isEqualTo("'" + STEP + "'!" + costs.getAddress());
            for (int i = 1; i < book.getNumberOfSheets(); i++) {
                assertThat(book.getSheetAt(i).isSelected())
                        .as(book.getSheetName(i))
                        .isFalse();
            }
        }
    }

    @Test
    void aProblemWithoutACellStandsOnTheSheetOfProblemsAlone() throws IOException {
        byte[] workbook = EditedWorkbook.dachang(book -> book.removeSheetAt(book.getSheetIndex("等级")));
        try (XSSFWorkbook book = open(annotated(workbook))) {
            Row row = book.getSheetAt(0).getRow(4);
            assertThat(row.getCell(2).getStringCellValue()).isEqualTo("等级");
            assertThat(row.getCell(3).getHyperlink()).isNull();
            assertThat(row.getCell(4).getStringCellValue())
                    .isEqualTo(ProblemCode.SHEET_MISSING.sentence().zh());
        }
    }

    @Test
    void severalProblemsOfACellStandInOneComment() throws IOException {
        WorkbookRemark again = new WorkbookRemark(
                STEP, "D10:E10", RemarkLevel.WARNING, new Bilingual("测试 T-1 未通过", "test T-1 failed"));
        WorkbookRemark other = new WorkbookRemark(STEP, "D10", RemarkLevel.ERROR, new Bilingual("另一条", "another"));
        byte[] workbook = WorkbookAnnotator.annotate(
                        ShippedFiles.workbook("dachang-department"), List.of(), List.of(again, other), null)
                .orElseThrow();
        try (XSSFWorkbook book = open(workbook)) {
            assertThat(book.getSheet(STEP).getCellComments()).containsOnlyKeys(new CellAddress("D10"));
            assertThat(book.getSheet(STEP)
                            .getCellComment(new CellAddress("D10"))
                            .getString()
                            .getString())
                    .contains("【提醒】测试 T-1 未通过", "【错误】另一条");
            assertThat(book.getSheet(PROBLEMS).getRow(4).getCell(1).getStringCellValue())
                    .isEqualTo("提醒 warning");
        }
    }

    @Test
    void annotationsAreWrittenAsTextNeverAsFormulas() throws IOException {
        List<WorkbookRemark> marks = Stream.of("=1+1", "+1", "-1", "@SUM(A1)")
                .map(text -> new WorkbookRemark(null, null, RemarkLevel.WARNING, new Bilingual(text, text)))
                .toList();
        try (XSSFWorkbook book = open(
                WorkbookAnnotator.annotate(faulty(), List.of(), marks, null).orElseThrow())) {
            for (int i = 0; i < marks.size(); i++) {
                XSSFCell cell = book.getSheetAt(0).getRow(4 + i).getCell(4);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue())
                        .isEqualTo(marks.get(i).text().zh());
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            }
        }
    }

    @Test
    void theReadBackStandsOnASheetOfItsOwn() throws IOException {
        RuleSet ruleSet = ShippedFiles.ruleSet("dachang-department");
        byte[] workbook = WorkbookAnnotator.annotate(
                        ShippedFiles.workbook("dachang-department"),
                        List.of(),
                        NONE,
                        WorkbookInterpretation.interpret(ruleSet, Locale.CHINESE))
                .orElseThrow();
        try (XSSFWorkbook book = open(workbook)) {
            XSSFSheet sheet = book.getSheet(READ_BACK);
            int rows = ruleSet.content().sheets().stream()
                    .mapToInt(each -> each.entries().size() + 1)
                    .sum();
            assertThat(sheet.getLastRowNum()).isEqualTo(2 + rows);
            assertThat(EditedWorkbook.find(sheet, "BK-003").getRow().getCell(3).getStringCellValue())
                    .startsWith("BK-003（第 10 行）：评分办法为“每低1%扣10%”的指标");
            assertThat(book.getSheet(PROBLEMS).getRow(1).getCell(0).getStringCellValue())
                    .startsWith("没有发现问题");
        }
    }

    @Test
    void anUnreadableFileIsNotAnnotated() {
        byte[] junk = "PK no workbook".getBytes(StandardCharsets.UTF_8);
        assertThat(WorkbookAnnotator.annotate(junk, List.of(), NONE, null)).isEmpty();
        Problem tooLarge = new Problem(ProblemCode.TOO_LARGE, EditedWorkbook.FILE, null, null, null, null, null);
        assertThat(WorkbookAnnotator.annotate(faulty(), List.of(tooLarge), NONE, null))
                .isEmpty();
    }

    /** POI reads which sheet is open only when sheets move; rules are not read from there. */
    @Test
    void aProtectedFileIsNotAnnotated() {
        byte[] damaged = EditedWorkbook.withoutUsableView();
        assertThat(problems(damaged)).noneMatch(problem -> problem.code().isBlocking());
        assertThat(WorkbookAnnotator.annotate(damaged, List.of(), NONE, null)).isEmpty();
    }

    @Test
    void tenThousandRowsAreAnnotatedInSeconds() {
        byte[] large = EditedWorkbook.dachang(book -> {
            XSSFSheet sheet = book.getSheet(STEP);
            Row model = EditedWorkbook.find(sheet, "BK-004").getRow();
            for (int i = 1; i <= 10_000; i++) {
                Row row = sheet.createRow(model.getRowNum() + i);
                for (Cell cell : model) {
                    Cell copy = row.createCell(cell.getColumnIndex());
                    copy.setCellStyle(cell.getCellStyle());
                    if (cell.getCellType() == CellType.NUMERIC) {
                        copy.setCellValue(cell.getNumericCellValue());
                    } else {
                        copy.setCellValue(cell.getStringCellValue());
                    }
                }
                row.getCell(0).setCellValue("BK-X" + i);
            }
        });
        List<Problem> problems = problems(large);
        assertThat(problems).hasSizeGreaterThan(1_000);
        assertThat(WorkbookAnnotator.annotate(large, problems, NONE, null)).isPresent();
    }
}
