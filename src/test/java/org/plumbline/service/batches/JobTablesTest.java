package org.plumbline.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import tools.jackson.databind.JsonNode;

/** Tables as input of a job, and the workbook of its results. */
@ServiceTest
class JobTablesTest extends JobsFixture {

    @Test
    void aTableJobGivesTheResultsOfTheSameLines() throws Exception {
        byte[] csv = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("jobs/cases.csv"));
        byte[] lines = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("jobs/cases.ndjson"));
        JsonNode expected = ended(post("?trace=none", "application/x-ndjson", lines));
        assertThat(expected.at("/good").asInt()).isEqualTo(5);
        String text = new String(csv, StandardCharsets.UTF_8);
        byte[] gbk = text.substring(1).getBytes(Charset.forName("GBK"));
        for (Answer started : List.of(
                post("?trace=none", "text/csv", csv),
                post("?trace=none", "text/csv", gbk),
                post("?trace=none", "text/csv; charset=gbk", gbk),
                post("?trace=none", JobController.XLSX, sheet(text.substring(1))),
                client.upload("/api/v1/jobs?trace=none", Map.of(), "file", "cases.csv", csv))) {
            JsonNode job = ended(started);
            assertThat(job.at("/lines").asInt()).as(job.toString()).isEqualTo(5);
            assertThat(results(job)).isEqualTo(results(expected));
        }
    }

    /** Numbers as numbers, as a person would have typed them. */
    private static byte[] sheet(String csv) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("申报数据");
            int number = 0;
            for (CSVRecord row : CSVFormat.RFC4180.parse(new StringReader(csv))) {
                Row cells = sheet.createRow(number++);
                for (int i = 0; i < row.size(); i++) {
                    if (row.get(i).matches("-?\\d+(\\.\\d+)?")) {
                        cells.createCell(i).setCellValue(Double.parseDouble(row.get(i)));
                    } else if (!row.get(i).isEmpty()) {
                        cells.createCell(i).setCellValue(row.get(i));
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void aTableMistakeIsReportedWithItsRow() throws Exception {
        String csv = "case,scheme,fiscalYear,subject,code,actual,weight,declaredTotal,kind\r\n"
                + "1,dachang-department,2020,甲,d01,95,,90,\r\n"
                + "1,,,,d03,95.4,,91,\r\n" // another total than above
                + "2,dachang-department,2020,\"乙, 二\",d01,95,many,,\r\n"
                + ",,,,,,,,\r\n"
                + "3,dachang-department,2020,丙,d01,95,,,指票\r\n"
                + "4,dachang-department,2020,丁,d01,95,,,\r\n";
        JsonNode job = ended(client.post(
                "/api/v1/jobs?trace=none",
                csv.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/csv",
                "Accept-Language",
                "zh"));
        List<JsonNode> results = results(job);
        assertThat(results).hasSize(4);
        assertThat(results.get(0).at("/type").asString()).isEqualTo("urn:plumbline:problem:row-rejected");
        assertThat(results.get(0).at("/line").asInt()).isEqualTo(2);
        assertThat(results.get(0).at("/row").asInt()).isEqualTo(3);
        assertThat(results.get(0).at("/column").asString()).isEqualTo("自评总分 / declaredTotal");
        assertThat(results.get(0).at("/detail").asString())
                .contains("第 3 行")
                .contains("91")
                .contains("90");
        assertThat(results.get(1).at("/line").asInt()).isEqualTo(4);
        assertThat(results.get(1).at("/errors/0/pointer").asString()).isEqualTo("/indicators/0/weight");
        assertThat(results.get(2).at("/found").asString()).isEqualTo("指票");
        assertThat(results.get(3).at("/subject/name").asString()).isEqualTo("丁");
    }

    @Test
    void aFileThatIsNotATableIsRejectedAtUpload() {
        assertThat(refused("text/csv", "scheme,fiscalYear,subject,code\n", 422)).contains("实际值 / actual");
        assertThat(refused("text/csv", "scheme,fiscalYear,subject,code,actual,colour\n", 422))
                .contains("colour");
        assertThat(refused("text/csv", "scheme,scheme\n", 422)).contains("方案 / scheme");
        assertThat(refused("text/csv", "", 422)).contains("\"表格是空的。 / the table is empty.\"");
        assertThat(refused("text/csv", "\"" + "x".repeat(3 << 20), 422)).contains("引号没有成对");
        assertThat(refused(JobController.XLSX, "no zip", 422)).contains(".xlsx");
        assertThat(refused("text/csv; charset=big5", "scheme\n", 400)).contains("utf-8 / gbk");
        assertThat(refused("application/json", "{}", 415)).contains("text/csv");
    }

    @Test
    void theResultsWorkbookWritesTextsNeverAsFormulas() throws Exception {
        String evil = DACHANG.replace("\"name\":\"大厂", "\"name\":\"=HYPERLINK(1)大厂");
        JsonNode job = ended(
                post("?keep=false", "application/x-ndjson", (evil + "\n{bad\n").getBytes(StandardCharsets.UTF_8)));
        Answer answer = client.get(job.at("/results").asString() + "?format=xlsx");
        assertThat(answer.header("Content-Type")).isEqualTo(JobController.XLSX);
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            assertThat(sheet.getRow(1).getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).startsWith("=HYPERLINK");
            assertThat(sheet.getRow(1).getCell(1).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(1).getCell(5).getNumericCellValue()).isEqualTo(91.0);
            assertThat(sheet.getRow(2).getCell(16).getStringCellValue()).startsWith("2: ");
        }
        assertThat(client.get(job.at("/results").asString(), "Accept", JobController.XLSX)
                        .header("Content-Type"))
                .isEqualTo(JobController.XLSX);
    }

    @Test
    void theResultsWorkbookStatesTheReviewOfEachCase() throws Exception {
        byte[] reviewed = ShippedFiles.bytes(Path.of("samples/made-review/submission.json"));
        String line = new String(reviewed, StandardCharsets.UTF_8).replaceAll("\\s*\\n\\s*", "") + "\n";
        JsonNode job = ended(post("?keep=false", "application/x-ndjson", line.getBytes(StandardCharsets.UTF_8)));
        Answer answer = client.get(job.at("/results").asString() + "?format=xlsx");
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(List.of(10, 11, 12))
                    .map(column -> sheet.getRow(0).getCell(column).getStringCellValue())
                    .containsExactly("复核总分", "复核等级", "偏差率%");
            assertThat(sheet.getRow(1).getCell(10).getNumericCellValue()).isEqualTo(89.33);
            assertThat(sheet.getRow(1).getCell(11).getStringCellValue()).isEqualTo("良");
            assertThat(sheet.getRow(1).getCell(12).getNumericCellValue()).isEqualTo(9.15);
        }
    }
}
