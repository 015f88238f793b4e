package org.plumbline.core.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetView;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.annotation.WorkbookRemark.RemarkLevel;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.core.spreadsheet.ProblemHighlight;

class AnnotatedWorkbookTest {

    private static final String STEP = "扣分-每步扣分";
    private static final String PROBLEMS = "说明-问题";
    private static final String READ_BACK = "说明-读回";
    private static final List<WorkbookRemark> NONE = List.of();

    private static byte[] annotated(byte[] workbook) {
        return WorkbookAnnotator.annotate(workbook, problems(workbook), NONE, null)
                .orElseThrow();
    }

    private static List<Problem> problems(byte[] workbook) {
        RuleSetRejectedException rejected = catchThrowableOfType(
                RuleSetRejectedException.class, () -> ShippedFiles.load(EditedWorkbook.FILE, workbook));
        return rejected == null
                ? ShippedFiles.load(EditedWorkbook.FILE, workbook).warnings()
                : rejected.problems();
    }

    private static XSSFWorkbook open(byte[] workbook) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(workbook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] edited(byte[] workbook, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook book = open(workbook)) {
            change.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two mistakes: five for 5 in a number column, and an empty basis. */
    private static byte[] faulty() {
        return EditedWorkbook.dachang(book -> {
            EditedWorkbook.cell(book, STEP, "BK-003", "每步扣").setCellValue("五");
            EditedWorkbook.cell(book, STEP, "BK-004", "依据").setBlank();
        });
    }

    /** Addresses that one of our colours lies on. */
    private static List<String> coloured(XSSFSheet sheet) {
        List<String> cells = new ArrayList<>();
        for (CTConditionalFormatting formatting : sheet.getCTWorksheet().getConditionalFormattingArray()) {
            if (Arrays.stream(formatting.getCfRuleArray()).anyMatch(ProblemHighlight::isOurs)) {
                formatting.getSqref().forEach(cell -> cells.add(cell.toString()));
            }
        }
        return cells;
    }

    private static void comment(Cell cell, String text) {
        XSSFSheet sheet = (XSSFSheet) cell.getSheet();
        int column = cell.getColumnIndex();
        int row = cell.getRowIndex();
        XSSFComment comment = sheet.createDrawingPatriarch()
                .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, column, row, column + 2, row + 3));
        comment.setAuthor("李科员");
        comment.setString(new XSSFRichTextString(text));
    }

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
    void aClerksOwnCommentIsKeptAboveOurs() throws IOException {
        byte[] workbook = edited(faulty(), book -> {
            comment(EditedWorkbook.cell(book, STEP, "BK-003", "每步扣"), "等局里定");
            comment(EditedWorkbook.cell(book, STEP, "BK-001", "步长"), "去年是 2");
        });
        byte[] once = annotated(workbook);
        try (XSSFWorkbook book = open(once)) {
            XSSFComment comment = (XSSFComment)
                    EditedWorkbook.cell(book, STEP, "BK-003", "每步扣").getCellComment();
            assertThat(comment.getAuthor()).isEqualTo("李科员");
            assertThat(comment.getString().getString()).startsWith("等局里定\n" + CellComments.BEGIN);
            assertThat(EditedWorkbook.cell(book, STEP, "BK-001", "步长")
                            .getCellComment()
                            .getString()
                            .getString())
                    .isEqualTo("去年是 2");
        }
        byte[] corrected = edited(once, book -> {
            EditedWorkbook.cell(book, STEP, "BK-003", "每步扣").setCellValue(10);
            XSSFComment comment = (XSSFComment)
                    EditedWorkbook.cell(book, STEP, "BK-003", "每步扣").getCellComment();
            comment.setString(comment.getString().getString() + "\n已改");
        });
        try (XSSFWorkbook book = open(annotated(corrected))) {
            assertThat(EditedWorkbook.cell(book, STEP, "BK-003", "每步扣")
                            .getCellComment()
                            .getString()
                            .getString())
                    .isEqualTo("等局里定\n已改");
        }
    }

    @Test
    void theFontsOfAClerksCommentAreKept() throws IOException {
        byte[] workbook = edited(faulty(), book -> {
            Cell cell = EditedWorkbook.cell(book, STEP, "BK-003", "每步扣");
            comment(cell, "");
            XSSFFont bold = book.createFont();
            bold.setBold(true);
            XSSFRichTextString text = new XSSFRichTextString();
            text.append("注意：", bold);
            text.append("等局里定", book.createFont());
            cell.getCellComment().setString(text);
        });
        byte[] twice = annotated(annotated(workbook));
        try (XSSFWorkbook book = open(twice)) {
            XSSFRichTextString text = (XSSFRichTextString) EditedWorkbook.cell(book, STEP, "BK-003", "每步扣")
                    .getCellComment()
                    .getString();
            assertThat(text.getString()).startsWith("注意：等局里定\n" + CellComments.BEGIN);
            assertThat(text.getFontOfFormattingRun(0).getBold()).isTrue();
            assertThat(text.getFontOfFormattingRun(1).getBold()).isFalse();
        }
    }

    /** LibreOffice keeps a comment as pieces with a font each, and forgets who wrote it. */
    @Test
    void ourCommentIsFoundAgainAfterAnotherProgramSavedIt() throws IOException {
        byte[] saved = edited(annotated(faulty()), book -> {
            XSSFComment comment = (XSSFComment)
                    EditedWorkbook.cell(book, STEP, "BK-003", "每步扣").getCellComment();
            String text = comment.getString().getString();
            XSSFRichTextString pieces = new XSSFRichTextString();
            pieces.append(text.substring(0, 10), book.createFont());
            pieces.append(text.substring(10), book.createFont());
            comment.setString(pieces);
            comment.setAuthor("");
        });
        byte[] clean = WorkbookAnnotator.annotate(saved, List.of(), NONE, null).orElseThrow();
        try (XSSFWorkbook book = open(clean)) {
            assertThat(book.getSheet(STEP).getCellComments()).isEmpty();
        }
    }

    @Test
    void aClerksOwnConditionalFormatIsKept() throws IOException {
        byte[] workbook = edited(faulty(), book -> {
            XSSFSheetConditionalFormatting formats = book.getSheet(STEP).getSheetConditionalFormatting();
            formats.addConditionalFormatting(
                    new CellRangeAddress[] {CellRangeAddress.valueOf("D8:D11")},
                    formats.createConditionalFormattingRule("D8>15"));
        });
        byte[] once = annotated(workbook);
        byte[] clean = WorkbookAnnotator.annotate(once, List.of(), NONE, null).orElseThrow();
        try (XSSFWorkbook marked = open(once);
                XSSFWorkbook unmarked = open(clean)) {
            assertThat(marked.getSheet(STEP).getSheetConditionalFormatting().getNumConditionalFormattings())
                    .isEqualTo(2);
            XSSFSheetConditionalFormatting left = unmarked.getSheet(STEP).getSheetConditionalFormatting();
            assertThat(left.getNumConditionalFormattings()).isEqualTo(1);
            assertThat(left.getConditionalFormattingAt(0).getRule(0).getFormula1())
                    .isEqualTo("D8>15");
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

    /** Corrected in the annotated file itself: it loads, and says what the workbook without the mistakes says. */
    @Test
    void theAnnotatedFileIsCorrectedAndUploadedAgain() {
        byte[] corrected = edited(annotated(faulty()), book -> {
            EditedWorkbook.cell(book, STEP, "BK-003", "每步扣").setCellValue(10);
            EditedWorkbook.cell(book, STEP, "BK-004", "依据").setCellValue("自评表评分规则");
        });
        RuleSet loaded = ShippedFiles.load(EditedWorkbook.FILE, corrected);
        assertThat(loaded.content())
                .isEqualTo(ShippedFiles.ruleSet("dachang-department").content());
        try (XSSFWorkbook book = open(annotated(corrected))) {
            assertThat(coloured(book.getSheet(STEP))).isEmpty();
            assertThat(book.getSheet(STEP).getCellComments()).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void annotatingTwiceLeavesNoMoreThanOnce() throws IOException {
        byte[] once = annotated(faulty());
        byte[] twice = annotated(once);
        try (XSSFWorkbook first = open(once);
                XSSFWorkbook second = open(twice)) {
            assertThat(names(second)).isEqualTo(names(first));
            assertThat(second.getStylesSource()._getDXfsSize())
                    .isEqualTo(first.getStylesSource()._getDXfsSize());
            for (Sheet sheet : first) {
                assertThat(texts(second.getSheet(sheet.getSheetName()))).isEqualTo(texts((XSSFSheet) sheet));
                assertThat(coloured(second.getSheet(sheet.getSheetName()))).isEqualTo(coloured((XSSFSheet) sheet));
            }
        }
    }

    private static List<String> names(XSSFWorkbook book) {
        return Stream.iterate(0, i -> i < book.getNumberOfSheets(), i -> i + 1)
                .map(book::getSheetName)
                .toList();
    }

    private static List<String> texts(XSSFSheet sheet) {
        return sheet.getCellComments().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().getString().getString())
                .sorted()
                .toList();
    }

    @Test
    void aSheetThatHappensToHaveOurNameIsKept() throws IOException {
        byte[] workbook = edited(
                faulty(),
                book -> book.createSheet(PROBLEMS).createRow(0).createCell(0).setCellValue("我自己记的"));
        try (XSSFWorkbook book = open(annotated(annotated(workbook)))) {
            assertThat(names(book)).contains(PROBLEMS).startsWith(PROBLEMS + "-2");
            assertThat(book.getSheet(PROBLEMS).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("我自己记的");
        }
    }

    /** Whatever makes a sheet look and behave as it does is there afterwards, to the letter. */
    @TestFactory
    Stream<DynamicTest> nothingElseOfAShippedWorkbookChanges() {
        return ShippedFiles.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(ruleSet.file(), () -> {
                    byte[] workbook = ShippedFiles.workbook(ruleSet.scheme().id());
                    List<WorkbookRemark> marks = ruleSet.listRules().stream()
                            .filter(rule -> rule.sheet() != null)
                            .map(rule -> new WorkbookRemark(
                                    rule.sheet(), "A" + rule.row(), RemarkLevel.ERROR, new Bilingual("错", "wrong")))
                            .toList();
                    byte[] annotated = WorkbookAnnotator.annotate(
                                    workbook,
                                    List.of(),
                                    marks,
                                    WorkbookInterpretation.interpret(ruleSet, Locale.CHINESE))
                            .orElseThrow();
                    try (XSSFWorkbook before = open(workbook);
                            XSSFWorkbook after = open(annotated)) {
                        for (Sheet sheet : before) {
                            XSSFSheet same = after.getSheet(sheet.getSheetName());
                            assertThat(untouched(same)).isEqualTo(untouched((XSSFSheet) sheet));
                            assertThat(same.getRepeatingRows()).isEqualTo(sheet.getRepeatingRows());
                            for (Row row : sheet) {
                                for (Cell cell : row) {
                                    Cell now = same.getRow(row.getRowNum()).getCell(cell.getColumnIndex());
                                    assertThat(now.toString()).isEqualTo(cell.toString());
                                    assertThat(((XSSFCell) now)
                                                    .getCellStyle()
                                                    .getCoreXf()
                                                    .xmlText())
                                            .isEqualTo(((XSSFCell) cell)
                                                    .getCellStyle()
                                                    .getCoreXf()
                                                    .xmlText());
                                }
                            }
                        }
                        assertThat(names(after))
                                .startsWith(PROBLEMS, READ_BACK)
                                .endsWith(names(before).toArray(new String[0]));
                    }
                    RuleSet loaded = ShippedFiles.load(ruleSet.file(), annotated);
                    assertThat(loaded.content()).isEqualTo(ruleSet.content());
                    assertThat(loaded.warnings()).isEqualTo(ruleSet.warnings());
                }));
    }

    /** A sheet's XML without what marking adds, and without which of the tabs is in front. */
    private static String untouched(XSSFSheet sheet) {
        CTWorksheet xml = (CTWorksheet) sheet.getCTWorksheet().copy();
        xml.setConditionalFormattingArray(null);
        if (xml.isSetDrawing()) {
            xml.unsetDrawing();
        }
        if (xml.isSetLegacyDrawing()) {
            xml.unsetLegacyDrawing();
        }
        for (CTSheetView view : xml.getSheetViews().getSheetViewArray()) {
            if (view.isSetTabSelected()) {
                view.unsetTabSelected();
            }
        }
        return xml.xmlText().replaceAll(" xmlns(:\\w+)?=\"[^\"]*\"", "");
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
