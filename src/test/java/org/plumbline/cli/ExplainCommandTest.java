package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.ShippedFiles;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {

    private static final Path SAMPLE = ShippedFiles.SAMPLES.resolve("dachang-2020-dept");
    private static final String SUBMISSION = SAMPLE.resolve("submission.json").toString();
    private static final String RULE = "dachang-department.xlsx 扣分-每步扣分!第 10 行，规则 BK-003";

    @TempDir
    Path folder;

    private byte[] written(String name) throws IOException {
        Path file = folder.resolve(name);
        CommandResult ran = CommandResult.of("explain", SUBMISSION, "-o", file.toString());
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        return Files.readAllBytes(file);
    }

    @Test
    void explainWritesTheApprovedText() throws IOException {
        assertThat(CommandResult.of("explain", SUBMISSION).out())
                .isEqualTo(Files.readString(SAMPLE.resolve("explanation.txt")));
        assertThat(CommandResult.with(Files.readString(SAMPLE.resolve("submission.json")), "explain", "-")
                        .out())
                .isEqualTo(Files.readString(SAMPLE.resolve("explanation.txt")));
        assertThat(CommandResult.of("explain", "--lang=en", SUBMISSION).out()).contains("## Findings: ");
    }

    @Test
    void explainWritesJson() {
        String json =
                CommandResult.of("explain", "--format", "json", SUBMISSION).out();
        assertThat(new JsonMapper().readTree(json).at("/title").asString()).startsWith("大厂回族自治县医疗保障局");
    }

    @Test
    void explainWritesAStandaloneHtmlPage() throws IOException {
        String page = new String(written("a.html"));
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains(RULE, "<style>", "来源")
                .doesNotContain("??", "<script", "<link");
    }

    @Test
    void explainWritesAReproduciblePdf() throws IOException {
        byte[] pdf = written("a.pdf");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("91.00", "BK-003", "规则集 SHA-256").doesNotContain("评价编号", "??");
        }
        assertThat(written("b.pdf")).isEqualTo(pdf);
    }

    @Test
    void explainWritesAWorkbook() throws IOException {
        byte[] bytes = written("a.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getSheetAt(0).getSheetName()).isEqualTo("自评表");
        }
        assertThat(written("b.xlsx")).isEqualTo(bytes);
    }

    @Test
    void explainWritesAReproducibleDocx() throws IOException {
        byte[] bytes = written("a.docx");
        try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(bytes)))) {
            assertThat(text.getText()).contains("91.00（复算 92.60–94.20").contains("本结果没有保存");
        }
        assertThat(written("b.docx")).isEqualTo(bytes);
    }

    @Test
    void aFormThatThereIsNotIsRefusedBeforeAnythingIsWritten() throws IOException {
        for (String name : new String[] {"o.doc", "o.odt", "o.PDFX", "o.tar.gz", "o."}) {
            Path file = folder.resolve(name);
            CommandResult ran = CommandResult.of("explain", SUBMISSION, "-o", file.toString());
            assertThat(ran.status()).as(name).isEqualTo(PlumblineCli.REFUSED);
            assertThat(ran.err()).contains(".pdf").hasLineCount(1);
            assertThat(file).doesNotExist();
        }
        assertThat(new String(written("explanation"))).startsWith(Files.readString(SAMPLE.resolve("explanation.txt")));
        Path named = folder.resolve("o.doc");
        assertThat(CommandResult.of("explain", SUBMISSION, "--format", "text", "-o", named.toString())
                        .status())
                .isZero();
    }

    @Test
    void whatIsExplainedIsNeverWrittenOver() throws IOException {
        Path copy = Files.copy(Path.of(SUBMISSION), folder.resolve("submission.json"));
        CommandResult ran = CommandResult.of("explain", copy.toString(), "-o", copy.toString());
        assertThat(ran.status()).isEqualTo(PlumblineCli.REFUSED);
        assertThat(copy).hasSameBinaryContentAs(Path.of(SUBMISSION));
    }

    @Test
    void explainRejectsWhatItCannotExplain() {
        assertThat(CommandResult.of("explain", "--format", "pdf", SUBMISSION).err())
                .contains("-o");
        assertThat(CommandResult.of("explain", "--as", "ndjson", SUBMISSION).status())
                .isEqualTo(PlumblineCli.REFUSED);
        CommandResult rejected = CommandResult.of(
                "explain",
                ShippedFiles.SAMPLES
                        .resolve("rejected-unknown-field/submission.json")
                        .toString());
        assertThat(rejected.status()).isEqualTo(PlumblineCli.SOME_FAILED);
        assertThat(rejected.err()).contains("无法识别的字段");
    }
}
