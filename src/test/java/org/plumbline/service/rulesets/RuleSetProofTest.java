package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.core.proof.SeededFaults;
import org.plumbline.core.proof.SeededFaults.Fault;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** The proof of a version on its page, over the API and in its annotated workbook. */
@ServiceTest
class RuleSetProofTest {

    @Autowired
    private ApiClient client;

    private String upload(byte[] workbook) {
        TestBrowser browser = new TestBrowser(client);
        browser.get("/rule-sets");
        Answer answer = browser.upload("/rule-sets", "made.xlsx", workbook);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return answer.header("Location").replaceFirst("\\?.*", "");
    }

    @Test
    void aVersionWithoutFaultIsShownAsProved() {
        String version = upload(SeededFaults.workbook(1, Fault.NONE));
        assertThat(client.get(version + "?lang=zh").text())
                .contains("逐段判定，不抽样", "已证明", "更好的值得分不会更低")
                .doesNotContain("有反例");
        assertThat(client.get("/api/v1" + version + "/proof?lang=zh").text())
                .contains("\"proved\":true")
                .doesNotContain("REFUTED");
    }

    @Test
    void aCounterexampleIsShownAtItsRowWithBothScores() throws IOException {
        String version = upload(SeededFaults.workbook(1, Fault.ROUNDING_NOT_MONOTONE));
        assertThat(client.get(version + "?lang=zh").text()).contains("有反例", "更差的实际值", "href=\"#扣分-每步扣分-r9\"");
        assertThat(client.get(version + "?lang=en").text()).contains("refuted", "the worse value");
        assertThat(client.get("/api/v1" + version + "/proof?lang=en").text())
                .contains("\"proved\":false", "\"status\":\"REFUTED\"", "\"rule\":\"BK-2\"", "\"indicator\":\"s1\"");
        byte[] marked = client.get("/api/v1" + version + "/workbook?annotated=true")
                .response()
                .body();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            assertThat(EditedWorkbook.find(book.getSheet("扣分-每步扣分"), "BK-2")
                            .getCellComment()
                            .getString()
                            .getString())
                    .contains("有反例");
        }
    }
}
