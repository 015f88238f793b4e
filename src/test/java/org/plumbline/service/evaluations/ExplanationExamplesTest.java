package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documents of {@code docs/examples} are what the sample {@code dachang-2020-dept} gives, as of one id and moment. {@code
 * mvn test -Dtest=ExplanationExamplesTest -Dapprove=true} writes them anew. PDF and spreadsheet are compared by what they
 * say: how a stream is packed is the Java runtime's affair.
 */
@ServiceTest
class ExplanationExamplesTest {

    private static final boolean APPROVE = Boolean.getBoolean("approve");
    private static final Path FOLDER = Path.of("docs/examples");
    private static final String SAMPLE = "dachang-2020-dept";
    private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final Instant MOMENT = Instant.parse("2026-01-15T08:00:00Z");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    private ApiClient client;

    @Autowired
    private ReportDownload report;

    @Autowired
    private EvaluationRepository evaluations;

    private SavedEvaluation kept;

    /** A stored evaluation under our id and as of our moment; the log has no entry for it. */
    @BeforeEach
    void keep() {
        byte[] body = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve(SAMPLE + "/submission.json"));
        String id = client.postJson("/api/v1/evaluations?trace=none", body)
                .json()
                .at("/id")
                .asString();
        SavedEvaluation saved = evaluations.requireById(id);
        kept = new SavedEvaluation(ID, saved.versionId(), 1, body, saved.canonical(), saved.canonicalSha256(), MOMENT);
    }

    @Test
    void theExamplePdfIsUnchanged() throws IOException {
        approved("dachang-2020.pdf", report.createPdf(kept, Locale.CHINESE).getBody(), ExplanationExamplesTest::pdf);
    }

    @Test
    void theExampleWorkbookIsUnchanged() throws IOException {
        approved(
                "dachang-2020.xlsx",
                report.createWorkbook(kept, Locale.CHINESE).getBody(),
                ExplanationExamplesTest::xlsx);
    }

    @Test
    void theExampleDocxIsUnchanged() throws IOException {
        approved("dachang-2020.docx", report.createDocx(kept, Locale.CHINESE).getBody(), ExplanationExamplesTest::docx);
    }

    @Test
    void theExampleTextIsUnchanged() throws IOException {
        approved("dachang-2020.txt", report.createText(kept, Locale.CHINESE).getBody(), ExplanationExamplesTest::text);
        approved(
                "dachang-2020.en.txt",
                report.createText(kept, Locale.ENGLISH).getBody(),
                ExplanationExamplesTest::text);
    }

    /** Served, because only the service lays out pages; its id and moment become ours. */
    @Test
    void theExampleHtmlAndJsonAreUnchanged() throws IOException {
        String id = client.postJson("/api/v1/evaluations?trace=none", kept.submission())
                .json()
                .at("/id")
                .asString();
        String address = "/api/v1/evaluations/" + id + "/explanation?lang=zh";
        String html = client.get(address, "Accept", "text/html")
                .text()
                .replace(id, ID.toString())
                .replaceAll(
                        "<time datetime=\"[^\"]*\">[^<]*</time>",
                        "<time datetime=\"" + MOMENT + "\">2026-01-15 08:00:00 +00:00</time>");
        approved("dachang-2020.html", html.getBytes(StandardCharsets.UTF_8), ExplanationExamplesTest::text);
        String json = PRETTY.writeValueAsString(PRETTY.readTree(client.get(address, "Accept", "application/json")
                        .response()
                        .body()))
                + "\n";
        approved("dachang-2020.json", json.getBytes(StandardCharsets.UTF_8), ExplanationExamplesTest::text);
    }

    private static void approved(String name, byte[] actual, Function<byte[], String> says) throws IOException {
        Path file = FOLDER.resolve(name);
        boolean same =
                Files.exists(file) && says.apply(Files.readAllBytes(file)).equals(says.apply(actual));
        if (APPROVE && !same) {
            Files.createDirectories(FOLDER);
            Files.write(file, actual);
        }
        assertThat(file).exists();
        assertThat(says.apply(Files.readAllBytes(file))).isEqualTo(says.apply(actual));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static String pdf(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String xlsx(byte[] xlsx) {
        try (XSSFExcelExtractor cells = new XSSFExcelExtractor(new XSSFWorkbook(new ByteArrayInputStream(xlsx)))) {
            return cells.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String docx(byte[] docx) {
        try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(docx)))) {
            return text.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
