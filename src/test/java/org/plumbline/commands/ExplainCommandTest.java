package org.plumbline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.Shipped;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {

    private static final Path SAMPLE = Shipped.SAMPLES.resolve("dachang-2020-dept");
    private static final String SUBMISSION = SAMPLE.resolve("submission.json").toString();
    private static final String RULE = "dachang-department.xlsx 扣分-每步扣分!第 10 行，规则 BK-003";

    @TempDir
    Path folder;

    private byte[] written(String name) throws IOException {
        Path file = folder.resolve(name);
        Ran ran = Ran.of("explain", SUBMISSION, "-o", file.toString());
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        return Files.readAllBytes(file);
    }

    @Test
    void asTheApprovedText() throws IOException {
        assertThat(Ran.of("explain", SUBMISSION).out()).isEqualTo(Files.readString(SAMPLE.resolve("explanation.txt")));
        assertThat(Ran.with(Files.readString(SAMPLE.resolve("submission.json")), "explain", "-")
                        .out())
                .isEqualTo(Files.readString(SAMPLE.resolve("explanation.txt")));
        assertThat(Ran.of("explain", "--lang=en", SUBMISSION).out()).contains("## Findings: ");
    }

    @Test
    void asJson() {
        String json = Ran.of("explain", "--format", "json", SUBMISSION).out();
        assertThat(new JsonMapper().readTree(json).at("/title").asString()).startsWith("大厂回族自治县医疗保障局");
    }

    @Test
    void asAPageThatStandsByItself() throws IOException {
        String page = new String(written("a.html"));
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains(RULE, "<style>", "来源")
                .doesNotContain("??", "<script", "<link");
    }

    @Test
    void asPdfWithEqualBytes() throws IOException {
        byte[] pdf = written("a.pdf");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("91.00", "BK-003", "规则集 SHA-256").doesNotContain("评价编号", "??");
        }
        assertThat(written("b.pdf")).isEqualTo(pdf);
    }

    @Test
    void asSpreadsheet() throws IOException {
        byte[] bytes = written("a.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getSheetAt(0).getSheetName()).isEqualTo("自评表");
        }
        assertThat(written("b.xlsx")).isEqualTo(bytes);
    }

    @Test
    void whatItRefuses() {
        assertThat(Ran.of("explain", "--format", "pdf", SUBMISSION).err()).contains("-o");
        assertThat(Ran.of("explain", "--as", "ndjson", SUBMISSION).status()).isEqualTo(Commands.REFUSED);
        Ran rejected = Ran.of(
                "explain",
                Shipped.SAMPLES
                        .resolve("rejected-unknown-field/submission.json")
                        .toString());
        assertThat(rejected.status()).isEqualTo(Commands.SOME_NOT);
        assertThat(rejected.err()).contains("无法识别的字段");
    }
}
