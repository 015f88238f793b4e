package org.plumbline.core.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.NONE;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.PROBLEMS;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.READ_BACK;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.STEP;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.annotated;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.coloured;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.comment;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.edited;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.faulty;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.names;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.open;
import static org.plumbline.core.annotation.AnnotatedWorkbooks.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetView;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.annotation.WorkbookRemark.RemarkLevel;
import org.plumbline.core.basics.Bilingual;
import org.plumbline.core.explanation.WorkbookInterpretation;
import org.plumbline.core.ruleset.RuleSet;

/** What a workbook has of its own is kept in its annotated copy, and comes back unchanged. */
class AnnotationKeepsContentTest {

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
}
