package org.plumbline.service.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.core.casetable.TableRejectedException;

class XlsxRowsTest {

    @TempDir
    Path folder;

    /** A sheet of one text, whose cell holds something else in the place of its index among the shared strings. */
    private Path sheet(String index) throws IOException {
        Path file = folder.resolve("table.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            book.createSheet("表").createRow(0).createCell(0).setCellValue("方案");
            book.write(out);
        }
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path part = zip.getPath("xl/worksheets/sheet1.xml");
            String xml = Files.readString(part);
            assertThat(xml).contains("<v>0</v>");
            Files.write(part, xml.replace("<v>0</v>", "<v>" + index + "</v>").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "99", "-1", "2147483647", "2147483648", "x", "1.5"})
    void anIndexOfASharedStringOutOfRangeIsRefused(String index) throws IOException {
        Path file = sheet(index);
        assertThatThrownBy(() -> new XlsxRows(1_000).read(file, (number, cells) -> true))
                .isInstanceOf(TableRejectedException.class);
    }

    @Test
    void whatTheTakerOfARowThrowsIsPassedOn() throws IOException {
        Path file = sheet("0");
        List<String> taken = new ArrayList<>();
        new XlsxRows(1_000).read(file, (number, cells) -> taken.addAll(cells));
        assertThat(taken).containsExactly("方案");
        assertThatThrownBy(() -> new XlsxRows(1_000).read(file, (number, cells) -> {
                    throw new IllegalStateException("cancelled");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cancelled");
    }
}
