package org.plumbline.service.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Questions that an auditor asks: everything of one body, and what was scored by one version of the rules. */
@ServiceTest
class AuditorQuestionsTest {

    private static final String BODY = "问答县水务局";

    @Autowired
    private ApiClient client;

    private JsonNode save(String subject, int year, int actual) {
        String body = "{\"scheme\":\"national-project\",\"fiscalYear\":" + year + ",\"subject\":{\"name\":\"" + subject
                + "\"},\"budget\":{\"adjusted\":100,\"executed\":60,\"unit\":\"万元\"},"
                + "\"indicators\":[{\"name\":\"培训人数\",\"level1\":\"产出指标\",\"level2\":\"数量指标\",\"weight\":90,"
                + "\"target\":{\"operator\":\"≥\",\"value\":100,\"unit\":\"人\"},\"actual\":" + actual + "}]}";
        Answer saved = client.postJson("/api/v1/evaluations", body.getBytes(StandardCharsets.UTF_8));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        return saved.json();
    }

    private Answer workbook(String body) {
        return client.get(
                "/api/v1/findings/body-workbook?lang=zh&body=" + URLEncoder.encode(body, StandardCharsets.UTF_8));
    }

    private static String text(XSSFSheet sheet) {
        StringBuilder text = new StringBuilder();
        sheet.forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
        return text.toString();
    }

    @Test
    void everythingOfOneBodyIsInOneWorkbookWithItsIndicatorsByYear() throws IOException {
        save(BODY + " 甲项目", 2022, 81);
        String id = save(BODY + " 甲项目", 2023, 93).at("/id").asString();
        save("另一县水务局 甲项目", 2023, 77);
        Answer answer = workbook(BODY);
        assertThat(answer.status()).isEqualTo(200);
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            assertThat(text(book.getSheet("评价"))).contains(id, BODY + " 甲项目").doesNotContain("另一县");
            assertThat(text(book.getSheet("审核问题"))).contains("结余偏大");
            XSSFSheet years = book.getSheet("指标逐年");
            assertThat(text(years))
                    .contains("2022 实际", "2023 实际", "培训人数", "81.0", "93.0")
                    .doesNotContain("77.0");
        }
        assertThat(workbook("没有保存过的单位").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/findings/body-workbook").status()).isEqualTo(400);
    }

    @Test
    void evaluationsAndFindingsAreListedByTheVersionOfTheirRules() {
        JsonNode saved = save("按版本查的县水务局", 2023, 50);
        String sha256 = saved.at("/ruleSet/sha256").asString();
        String id = saved.at("/id").asString();
        assertThat(client.get("/api/v1/evaluations?ruleSet=" + sha256).text()).contains(id);
        assertThat(client.get("/api/v1/findings?ruleSet=" + sha256).text()).contains(id);
        String other = "0".repeat(64);
        assertThat(client.get("/api/v1/evaluations?ruleSet=" + other)
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(client.get("/api/v1/findings?ruleSet=" + other)
                        .json()
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(client.get("/api/v1/findings?ruleSet=1").status()).isEqualTo(400);
        assertThat(client.get("/findings?lang=zh&ruleSet=" + sha256).text()).contains(sha256);
    }
}
