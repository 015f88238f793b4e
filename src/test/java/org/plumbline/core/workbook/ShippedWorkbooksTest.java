package org.plumbline.core.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.ShippedFiles;
import org.plumbline.vocabulary.Indicator;

/**
 * Every shipped workbook is valid, and its cells are as in the text file beside it, so that an edit shows as a difference of
 * lines. {@code mvn test -Dtest=ShippedWorkbooksTest -Dapprove=true} rewrites the text.
 */
class ShippedWorkbooksTest {

    private static final boolean APPROVE = Boolean.getBoolean("approve");
    private static final DataFormatter CELLS = new DataFormatter(Locale.ROOT);
    private static final Path WARNINGS = Path.of("src/test/resources/problems/shipped-warnings.txt");
    private static final Path TEXTS = Path.of("src/test/resources/workbooks");

    /** The few things a clerk has still to do about them. */
    @Test
    void everyShippedWorkbookIsWarnedOfAsApproved() throws IOException {
        String warnings = ShippedFiles.ruleSets().values().stream()
                .flatMap(ruleSet -> ruleSet.warnings().stream())
                .map(warning -> warning.code() + " " + warning + "\n")
                .collect(Collectors.joining());
        if (APPROVE) {
            Files.writeString(WARNINGS, warnings);
        }
        assertThat(WARNINGS).content(StandardCharsets.UTF_8).isEqualTo(warnings);
    }

    @TestFactory
    Stream<DynamicTest> everyShippedWorkbookIsNamedByItsSchemeAndHasABasis() {
        return ShippedFiles.ruleSets().values().stream()
                .map(ruleSet -> DynamicTest.dynamicTest(ruleSet.file(), () -> {
                    assertThat(ruleSet.file()).isEqualTo(ruleSet.scheme().id() + ".xlsx");
                    assertThat(ruleSet.scheme().indicators())
                            .extracting(Indicator::basis)
                            .doesNotContainNull();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyShippedWorkbookSaysWhatItsTextSays() {
        return ShippedFiles.ruleSets().keySet().stream()
                .map(scheme -> DynamicTest.dynamicTest(scheme, () -> {
                    Path file = TEXTS.resolve(scheme + ".txt");
                    String text = text(ShippedFiles.workbook(scheme));
                    if (APPROVE) {
                        Files.createDirectories(TEXTS);
                        Files.writeString(file, text);
                    }
                    assertThat(file).content(StandardCharsets.UTF_8).isEqualTo(text);
                }));
    }

    /** One line a row: sheet, first cell, and every other filled cell under its label. */
    private static String text(byte[] workbook) throws IOException {
        List<String> lines = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (Sheet sheet : book) {
                if (!sheet.getSheetName().startsWith(WorkbookLayout.NOTES)) {
                    Row header = sheet.getSheetName().equals(CatalogueColumns.SCHEME) ? null : header(sheet);
                    for (Row row : sheet) {
                        if (header == null || row.getRowNum() > header.getRowNum()) {
                            lines.add(line(row, header));
                        }
                    }
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** The first row that a clerk sees. */
    private static Row header(Sheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .filter(row -> !row.getZeroHeight())
                .findFirst()
                .orElseThrow();
    }

    /** @param header null for the sheet of settings, whose third column only explains */
    private static String line(Row row, Row header) {
        StringBuilder line = new StringBuilder(row.getSheet().getSheetName());
        for (Cell cell : row) {
            String shown = CELLS.formatCellValue(cell);
            int column = cell.getColumnIndex();
            if (shown.isEmpty() || header == null && column > 1) {
                continue;
            }
            line.append(" | ");
            if (header != null && column > 0) {
                line.append(CELLS.formatCellValue(header.getCell(column))).append(" = ");
            }
            line.append(shown);
        }
        return line.toString();
    }
}
