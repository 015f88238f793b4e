package org.plumbline.service.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.casetest.CaseTestRunner;
import org.plumbline.core.draft.PrintedForm;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Drafts over the API. */
@ServiceTest
class DraftsTest {

    private static final String ANSWERS =
            """
            {"PARTIAL_STEP": "up", "MEASURE": "points", "BOUND": "upper", "OVER_TARGET": "full", "PERCENT_OF": "weight"}""";

    @Autowired
    private ApiClient client;

    private Answer post(String path, Map<String, String> fields) {
        return client.upload(path, fields, "form", "自评表.xlsx", PrintedForm.bytes(), "Accept-Language", "zh");
    }

    private static Map<String, String> scheme() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("scheme", "api-draft");
        fields.put("title", "某县项目");
        fields.put("jurisdiction", "某省/某市/某县");
        fields.put("from", "2025");
        fields.put("to", "2026");
        fields.put("document", "某县自评表");
        return fields;
    }

    @Test
    void aFormIsDraftedWithItsQuestionsAndWhatIsNotUnderstood() {
        Answer read = post("/api/v1/drafts", Map.of());

        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(read.json().at("/open").asInt()).isEqualTo(6);
        assertThat(read.json().at("/indicators/0/rows/0").asString()).startsWith("比例：类型 正向");
        assertThat(read.json().at("/indicators/18/status").asString()).isEqualTo("NOT_UNDERSTOOD");
        assertThat(read.json().at("/questions/0/id").asString()).isEqualTo("PARTIAL_STEP@zb02,zb03,zb13");
        assertThat(post("/api/v1/drafts", Map.of("answers", ANSWERS))
                        .json()
                        .at("/open")
                        .asInt())
                .isZero();
    }

    @Test
    void theWorkbookIsWrittenOnceEveryQuestionIsAnswered() {
        Map<String, String> fields = scheme();
        Answer open = post("/api/v1/drafts/workbook", fields);
        assertThat(open.status()).isEqualTo(400);
        assertThat(open.json().at("/parameter").asString()).isEqualTo("answers");

        fields.put("answers", ANSWERS);
        Answer written = post("/api/v1/drafts/workbook", fields);
        assertThat(written.status()).isEqualTo(200);
        assertThat(CaseTestRunner.run(ShippedFiles.load(
                                "api-draft.xlsx", written.response().body()))
                        .passed())
                .isTrue();
    }

    @Test
    void whatIsNotValidIsNamed() {
        assertThat(post("/api/v1/drafts", Map.of("answers", "[1]")).status()).isEqualTo(400);
        assertThat(post("/api/v1/drafts", Map.of("text", "资金到位率|5||有得5分，无得0分。")).status())
                .as("a form and text")
                .isEqualTo(400);
        Map<String, String> fields = scheme();
        fields.put("from", "25");
        Answer year = post("/api/v1/drafts/workbook", fields);
        assertThat(year.json().at("/parameter").asString()).isEqualTo("from");
    }
}
