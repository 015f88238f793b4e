package org.plumbline.service.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.ShippedFiles;
import org.plumbline.core.form.FormFormat;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that is uploaded on the wrong page is rejected there with the page on which it belongs. */
@ServiceTest
class WrongUploadsTest {

    private static final String TABLE = "方案,年度,指标编号,实际值\ndachang-department,2020,d03,95.4\n";

    @Autowired
    private ApiClient client;

    private static final Map<String, String> PAGES = Map.of(
            "rule-sets", "“规则”页面",
            "forms", "“自评表”页面",
            "reports", "“整份报告”页面",
            "form-dictionary", "“表头与写法对照”页面",
            "jobs", "“批量”页面",
            "rules folder", "规则文件夹");

    /** Each file with the address that it belongs to. */
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("form.xlsx", "forms"),
            Map.entry("form.html", "forms"),
            Map.entry("form.docx", "forms"),
            Map.entry("rules.xlsx", "rule-sets"),
            Map.entry("dictionary.xlsx", "form-dictionary"),
            Map.entry("checks.xlsx", "rules folder"),
            Map.entry("report.docx", "reports"),
            Map.entry("report.pdf", "reports"),
            Map.entry("table.csv", "jobs"),
            Map.entry("table-gbk.csv", "jobs"),
            Map.entry("table.xlsx", "jobs"),
            Map.entry("lines.ndjson", "jobs"));

    /** A table in a document can be a part of a report. */
    private static final Set<String> ALSO_REPORTS = Set.of("form.html", "form.docx");

    /** Every address to upload to, with every file that does not belong there. */
    private static Stream<Arguments> wrongUploads() {
        return Stream.of("jobs", "rule-sets", "forms", "form-dictionary", "reports")
                .flatMap(address -> FILES.entrySet().stream()
                        .filter(file -> !file.getValue().equals(address))
                        .filter(file -> !(address.equals("reports") && ALSO_REPORTS.contains(file.getKey())))
                        .map(file -> Arguments.of(address, file.getKey(), PAGES.get(file.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("wrongUploads")
    void theMessageNamesThePageOnWhichTheFileBelongs(String address, String name, String page) {
        String field =
                Map.of("jobs", "file", "forms", "form", "reports", "report").getOrDefault(address, "workbook");
        Answer answer = client.upload("/api/v1/" + address, Map.of(), field, name, file(name), "Accept-Language", "zh");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains(page);
    }

    @Test
    void theFormPageNamesThePageOnWhichATableOfSubmissionsBelongs() {
        TestBrowser clerk = new TestBrowser(client);
        clerk.get("/forms?lang=zh");
        Answer sent = clerk.uploadForm("/forms", Map.of(), "table.xlsx", file("table.xlsx"));
        assertThat(sent.status()).as(sent.text()).isEqualTo(302);
        assertThat(clerk.get(sent.header("Location")).text()).contains("这像是许多份申报数据的表", "“批量”页面");
    }

    /** A document with a table that is no form. */
    private static byte[] report() {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFRow row = book.createSheet("报告").createRow(0);
            row.createCell(0).setCellValue("2022年度部门整体绩效自评报告");
            row.createCell(1).setCellValue("培训项目 120 万元");
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] file(String name) {
        return switch (name) {
            case "form.xlsx" -> client.get("/api/v1/schemes/dachang-department/form")
                    .response()
                    .body();
            case "form.docx" -> FormFormat.DOCX.convert(file("form.xlsx"));
            case "report.docx" -> FormFormat.DOCX.convert(report());
            case "report.pdf" -> FormFormat.PDF.convert(report());
            case "checks.xlsx" -> ShippedFiles.bytes(Path.of("rules/claims/report-checks.xlsx"));
            case "table.xlsx" -> new RawWorkbook()
                    .rows(
                            "申报",
                            row(1, "方案", "年度", "指标编号", "实际值", "被评对象"),
                            row(2, "dachang-department", 2020, "d03", 95.4, "甲局"),
                            row(3, "dachang-department", 2020, "d03", 91, "乙局"))
                    .bytes();
            case "form.html" -> "<html><body><table><tr><th>三级指标</th></tr></table></body></html>"
                    .getBytes(StandardCharsets.UTF_8);
            case "rules.xlsx" -> DemoScheme.workbook("demo-wrong-upload", 2);
            case "dictionary.xlsx" -> ShippedFiles.bytes(Path.of("rules/forms/dictionary.xlsx"));
            case "table.csv" -> TABLE.getBytes(StandardCharsets.UTF_8);
            case "table-gbk.csv" -> TABLE.getBytes(Charset.forName("GBK"));
            default -> DemoScheme.submission("demo-wrong-upload", 2020);
        };
    }
}
