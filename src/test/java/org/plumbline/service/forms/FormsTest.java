package org.plumbline.service.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms out and in, over HTTP: downloaded, filled in, uploaded, asked about, scored, kept. */
@ServiceTest
class FormsTest {

    private static final String BLANK = "/api/v1/schemes/dachang-department/form?fiscalYear=2020";

    @Autowired
    private ApiClient client;

    /** The blank form with an actual value, a declared score and a subject; 0.954 where a percentage is due is unsure. */
    private byte[] filled(Object actual) throws IOException {
        Answer blank = client.get(BLANK);
        assertThat(blank.status()).isEqualTo(200);
        assertThat(blank.header("Content-Disposition")).contains("dachang-department-2020.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(
                        new ByteArrayInputStream(blank.response().body()));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.getSheetAt(0);
            sheet.forEach(row -> {
                String first = row.getCell(0) == null ? "" : row.getCell(0).toString();
                if (first.equals("评价对象")) {
                    row.getCell(1).setCellValue("某县医疗保障局");
                } else if (first.equals("d03")) {
                    if (actual instanceof Double number) {
                        row.getCell(6).setCellValue(number);
                    } else {
                        row.getCell(6).setCellValue(actual.toString());
                    }
                    row.getCell(9).setCellValue(2);
                }
            });
            book.write(out);
            return out.toByteArray();
        }
    }

    private Answer post(String path, byte[] form, Map<String, String> fields) {
        return client.upload(path, fields, "form", "自评表.xlsx", form, "Accept-Language", "zh");
    }

    @Test
    void aFormIsReadAndScoredAtOnce() throws IOException {
        Answer read = post("/api/v1/forms?score=true", filled("95.4%"), Map.of());
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(read.json().at("/open").asInt()).isZero();
        assertThat(read.json().at("/submission/indicators/0").toString())
                .isEqualTo("{\"code\":\"d03\",\"actual\":95.4,\"declaredScore\":2}");
        assertThat(read.text()).contains("\"score\":2.00");
        assertThat(read.json().at("/evaluation/scheme").asString()).isEqualTo("dachang-department");
        Answer scored = client.postJson(
                "/api/v1/score",
                read.json().at("/submission").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(scored.status()).isEqualTo(200);
    }

    @Test
    void aPercentageIsReadWithItsSignAndWithout() throws IOException {
        for (Object actual : new Object[] {"95.4", "95.4%", 95.4}) {
            Answer read = post("/api/v1/forms", filled(actual), Map.of());
            assertThat(read.json().at("/open").asInt()).as(actual.toString()).isZero();
            assertThat(read.json().at("/submission/indicators/0/actual").decimalValue())
                    .isEqualByComparingTo("95.4");
        }
    }

    @Test
    void anUncertainCellIsAskedAndTheAnswerUsed() throws IOException {
        byte[] form = filled(0.954);
        Answer asked = post("/api/v1/forms?score=true", form, Map.of());
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().has("submission")).isFalse();
        assertThat(asked.json().has("evaluation")).isFalse();
        String key = asked.json().at("/questions/0/key").asString();
        assertThat(asked.json().at("/questions/0/alternatives/0/value").asString())
                .isEqualTo("95.4%");
        Answer answered = post("/api/v1/forms", form, Map.of("answers", "{\"" + key + "\": \"95.4%\"}"));
        assertThat(answered.json().at("/submission/indicators/0/actual").decimalValue())
                .isEqualByComparingTo("95.4");
        assertThat(post("/api/v1/forms", form, Map.of("answers", "[1]")).status())
                .isEqualTo(400);
        assertThat(post("/api/v1/forms", form, Map.of("answers", "{")).status()).isEqualTo(400);
    }

    @Test
    void anUnreadableCellIsReportedWithItsAddress() throws IOException {
        Answer broken =
                post("/api/v1/forms", "PK no workbook".getBytes(java.nio.charset.StandardCharsets.US_ASCII), Map.of());
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:form-rejected");
        Answer money = post("/api/v1/forms", filled("3美元"), Map.of());
        assertThat(money.status()).isEqualTo(422);
        assertThat(money.json().at("/errors/0/code").asString()).isEqualTo("MONEY_UNIT");
        assertThat(money.json().at("/errors/0/cell").asString()).startsWith("G");
        assertThat(post("/api/v1/forms", filled("1"), Map.of("scheme", "no-such"))
                        .status())
                .isEqualTo(422);
        assertThat(post("/api/v1/forms", filled("1"), Map.of("fiscalYear", "x")).status())
                .isEqualTo(400);
        assertThat(client.get("/api/v1/schemes/no-such/form").status()).isEqualTo(404);
    }

    @Test
    void aClerkUploadsScoresAndSavesAFormOnThePage() throws IOException {
        TestBrowser browser = new TestBrowser(client);
        assertThat(browser.get("/forms").text()).contains("上传并读取");
        Answer sent = browser.uploadForm("/forms", Map.of(), "自评表.xlsx", filled(0.954));
        assertThat(sent.status()).isEqualTo(302);
        String page = sent.header("Location").replaceFirst("^https?://[^/]+", "");
        Answer asked = browser.get(page);
        assertThat(asked.text()).contains("还有 1 处拿不准", "0.954%").doesNotContain("计算得分</button>");
        assertThat(browser.post(page + "/score").status()).isEqualTo(404);
        String name = "answer 自评表!" + asked.text().replaceFirst("(?s).*answer 自评表!(G\\d+).*", "$1");
        assertThat(browser.post(page + "/answers", name, "95.4%").status()).isEqualTo(302);
        assertThat(browser.get(page).text()).contains("计算得分", "全部内容已读取");
        Answer scored = browser.post(page + "/score");
        assertThat(scored.status()).isEqualTo(200);
        assertThat(scored.text()).contains("BK-003");
        Answer kept = browser.post(page + "/evaluations");
        assertThat(kept.header("Location")).contains("/evaluations/");
        assertThat(browser.get(page).status()).as("the form is still there").isEqualTo(200);
        assertThat(browser.post(page + "/evaluations").header("Location"))
                .as("saved once")
                .isEqualTo(kept.header("Location"));
    }

    private static String sheet(String project, Object actual) {
        return "<sheetData>" + RawWorkbook.row(1, "2023年度项目支出绩效自评表")
                + RawWorkbook.row(2, "项目名称", project)
                + RawWorkbook.row(3, "三级指标", "指标值", "实际完成值", "分值", "得分", "专家打分")
                + RawWorkbook.row(4, "人数", "≥95人", actual, 90, 86, 85) + "</sheetData>";
    }

    private static byte[] twoForms(Object actual) {
        return new RawWorkbook()
                .sheet("甲", null, sheet("甲项目", "96人"))
                .sheet("乙", null, sheet("乙项目", actual))
                .bytes();
    }

    @Test
    void everyFormOfAFileIsReadAndItsUnreadColumnNamed() {
        Answer read = post("/api/v1/forms?score=true", twoForms("若干"), Map.of("scheme", "national-project"));
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(read.json().at("/forms").size()).isEqualTo(2);
        assertThat(read.json().at("/open").asInt()).isEqualTo(1);
        assertThat(read.json().at("/forms/0/submission/subject/name").asString())
                .isEqualTo("甲项目");
        assertThat(read.json().at("/forms/0/evaluation/scheme").asString()).isEqualTo("national-project");
        assertThat(read.json().at("/forms/1/sheet").asString()).isEqualTo("乙");
        assertThat(read.json().at("/forms/1/questions/0/cells/0").asString()).isEqualTo("C4");
        assertThat(read.json().at("/forms/1/problems/0/code").asString()).isEqualTo("COLUMN_UNREAD");
        assertThat(read.json().at("/forms/1/problems/0/cell").asString()).isEqualTo("F3");
    }

    @Test
    void theFormsOfAFileAreAnsweredScoredAndSavedOneByOneOnThePage() {
        TestBrowser browser = new TestBrowser(client);
        browser.get("/forms");
        Answer sent = browser.uploadForm("/forms", Map.of("scheme", "national-project"), "自评表.xlsx", twoForms("若干"));
        String page = sent.header("Location").replaceFirst("^https?://[^/]+", "");
        assertThat(browser.get(page).text()).contains("第 2 张", "甲项目", "专家打分");
        assertThat(browser.get(page + "?form=2").text()).contains("还有 1 处拿不准", "乙项目");
        assertThat(browser.get(page + "?form=3").status()).isEqualTo(404);
        Answer answered = browser.post(page + "/answers", "answer 乙!C4", "文字", "form", "2");
        assertThat(answered.header("Location")).endsWith("?form=2");
        assertThat(browser.post(page + "/score", "form", "2").text()).contains("乙项目");
        assertThat(browser.post(page + "/evaluations", "form", "2").header("Location"))
                .contains("/evaluations/");
        assertThat(browser.post(page + "/evaluations").header("Location"))
                .as("the other form is still there")
                .contains("/evaluations/");
    }
}
