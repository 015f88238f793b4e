package org.plumbline.core.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.claims.CheckBookReader.CheckBookReading;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.core.spreadsheet.Problem.ProblemCode;
import org.plumbline.vocabulary.Severity;

class CheckBookReaderTest {

    private static CheckBookReading edit(Consumer<XSSFWorkbook> change) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ShippedFiles.checkBookWorkbook()));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            change.accept(book);
            book.write(bytes);
            return CheckBookReader.read("report-checks.xlsx", bytes.toByteArray());
        }
    }

    private static void assertRejected(CheckBookReading reading, ProblemCode code, String cell) {
        assertThat(reading.problems()).extracting(Problem::code, Problem::cell).contains(tuple(code, cell));
        assertThat(reading.book()).isNull();
    }

    @Test
    void theShippedWorkbookHasARowForEveryCheck() {
        CheckBook book = ShippedFiles.checkBook();
        BigDecimal most = new BigDecimal("1000000000");
        assertThat(Arrays.asList(ClaimCheck.values()))
                .allMatch(check -> book.findRow(check, most).isPresent());
    }

    @Test
    void theGravestRowThatAMeasureExceedsCounts() {
        CheckBook book = ShippedFiles.checkBook();
        assertThat(book.findRow(ClaimCheck.SHARE_RECOMPUTE, BigDecimal.ZERO)).isEmpty();
        assertThat(book.findRow(ClaimCheck.SHARE_RECOMPUTE, new BigDecimal("0.05")))
                .map(CheckBook.CheckRow::severity)
                .hasValue(Severity.LOW);
        assertThat(book.findRow(ClaimCheck.SHARE_RECOMPUTE, new BigDecimal("5")))
                .map(CheckBook.CheckRow::severity)
                .hasValue(Severity.HIGH);
    }

    @Test
    void anUnknownFigureInASentenceIsAnErrorAtItsCell() throws IOException {
        assertRejected(
                edit(book -> book.getSheet("检查").getRow(1).getCell(3).setCellValue("{总数} 不对")),
                ProblemCode.FORBIDDEN_TEXT,
                "D2");
    }

    @Test
    void anUnknownCheckIsAnErrorAtItsCell() throws IOException {
        assertRejected(
                edit(book -> book.getSheet("检查").getRow(1).getCell(0).setCellValue("没有这项")),
                ProblemCode.NOT_A_CHOICE,
                "A2");
    }

    @Test
    void aRowWrittenTwiceIsAnError() throws IOException {
        assertRejected(
                edit(book -> book.getSheet("用语")
                        .getRow(2)
                        .getCell(1)
                        .setCellValue(book.getSheet("用语").getRow(1).getCell(1).getStringCellValue())),
                ProblemCode.DUPLICATE_ROW,
                "B3");
    }

    @Test
    void aMissingSheetIsAnError() throws IOException {
        CheckBookReading reading = edit(book -> book.removeSheetAt(book.getSheetIndex("对应")));
        assertThat(reading.book()).isNull();
        assertThat(reading.problems()).extracting(Problem::code).isEqualTo(List.of(ProblemCode.SHEET_MISSING));
    }

    @Test
    void aCheckWithoutARowIsNotMade() throws IOException {
        CheckBookReading reading = edit(book -> {
            var sheet = book.getSheet("检查");
            for (int row = sheet.getLastRowNum(); row > 0; row--) {
                if (sheet.getRow(row).getCell(0).getStringCellValue().equals("占比复算不符")) {
                    sheet.removeRow(sheet.getRow(row));
                    if (row < sheet.getLastRowNum()) {
                        sheet.shiftRows(row + 1, sheet.getLastRowNum(), -1);
                    }
                }
            }
        });
        assertThat(reading.book().findRow(ClaimCheck.SHARE_RECOMPUTE, BigDecimal.TEN))
                .isEmpty();
    }
}
