package org.plumbline.core.annotation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.ProblemHighlight;

/** The Dachang workbook with mistakes, annotated. */
final class AnnotatedWorkbooks {

    static final String STEP = "扣分-每步扣分";
    static final String PROBLEMS = "说明-问题";
    static final String READ_BACK = "说明-读回";
    static final List<WorkbookRemark> NONE = List.of();

    private AnnotatedWorkbooks() {}

    static byte[] annotated(byte[] workbook) {
        return WorkbookAnnotator.annotate(workbook, problems(workbook), NONE, null)
                .orElseThrow();
    }

    static List<Problem> problems(byte[] workbook) {
        RuleSetRejectedException rejected = catchThrowableOfType(
                RuleSetRejectedException.class, () -> ShippedFiles.load(EditedWorkbook.FILE, workbook));
        return rejected == null
                ? ShippedFiles.load(EditedWorkbook.FILE, workbook).warnings()
                : rejected.problems();
    }

    static XSSFWorkbook open(byte[] workbook) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(workbook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] edited(byte[] workbook, Consumer<XSSFWorkbook> change) {
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
    static byte[] faulty() {
        return EditedWorkbook.dachang(book -> {
            EditedWorkbook.cell(book, STEP, "BK-003", "每步扣").setCellValue("五");
            EditedWorkbook.cell(book, STEP, "BK-004", "依据").setBlank();
        });
    }

    /** Addresses that one of our colours lies on. */
    static List<String> coloured(XSSFSheet sheet) {
        List<String> cells = new ArrayList<>();
        for (CTConditionalFormatting formatting : sheet.getCTWorksheet().getConditionalFormattingArray()) {
            if (Arrays.stream(formatting.getCfRuleArray()).anyMatch(ProblemHighlight::isOurs)) {
                formatting.getSqref().forEach(cell -> cells.add(cell.toString()));
            }
        }
        return cells;
    }

    static void comment(Cell cell, String text) {
        XSSFSheet sheet = (XSSFSheet) cell.getSheet();
        int column = cell.getColumnIndex();
        int row = cell.getRowIndex();
        XSSFComment comment = sheet.createDrawingPatriarch()
                .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, column, row, column + 2, row + 3));
        comment.setAuthor("李科员");
        comment.setString(new XSSFRichTextString(text));
    }

    static List<String> names(XSSFWorkbook book) {
        return Stream.iterate(0, i -> i < book.getNumberOfSheets(), i -> i + 1)
                .map(book::getSheetName)
                .toList();
    }

    static List<String> texts(XSSFSheet sheet) {
        return sheet.getCellComments().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().getString().getString())
                .sorted()
                .toList();
    }
}
