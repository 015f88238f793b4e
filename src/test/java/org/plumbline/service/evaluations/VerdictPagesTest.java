package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands beside a saved verdict: what it rests on, and that the same self-evaluation was saved before. */
@ServiceTest
class VerdictPagesTest {

    @Autowired
    private ApiClient client;

    private String save(String subject, String query) {
        byte[] submission = RenamedSamples.named("dachang-2020-dept", subject).getBytes(StandardCharsets.UTF_8);
        Answer saved = client.postJson("/api/v1/evaluations?trace=none" + query, submission);
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        return saved.json().at("/id").asString();
    }

    @Test
    void theTotalsUnderStricterReadingsAreBesideTheTotal() {
        String id = save("稳健测试单位" + UUID.randomUUID(), "");
        Answer robustness = client.get("/api/v1/evaluations/" + id + "/robustness?lang=zh");
        assertThat(robustness.status()).as(robustness.text()).isEqualTo(200);
        assertThat(robustness.json().at("/range").asString()).isEqualTo("69.00–94.20");
        assertThat(robustness.json().at("/readings/3/grade").asString()).isEqualTo("中");
        assertThat(client.get("/evaluations/" + id + "/robustness?lang=zh").text())
                .contains("69.00–94.20", "只填结论，没有要点和佐证");
        assertThat(client.get("/samples/dachang-2020-dept/robustness?lang=en").text())
                .contains("69.00–94.20", "a bare conclusion");
        assertThat(client.get("/evaluations/" + id).text()).contains("/evaluations/" + id + "/robustness");
    }

    @Test
    void aSecondEvaluationOfOneSubjectIsPointedOutUnlessItIsACorrection() {
        String subject = "重复测试单位" + UUID.randomUUID();
        String first = save(subject, "");
        assertThat(client.get("/evaluations/" + first).text()).doesNotContain("id=\"repeated\"");
        String correction = save(subject, "&corrects=" + first + "&reason=x");
        assertThat(client.get("/evaluations/" + first).text()).doesNotContain("id=\"repeated\"");
        assertThat(client.get("/evaluations/" + correction).text()).doesNotContain("id=\"repeated\"");
        String again = save(subject, "");
        assertThat(client.get("/evaluations/" + again).text()).contains("id=\"repeated\"", correction);
        assertThat(client.get("/evaluations/" + correction).text()).contains("id=\"repeated\"", again);
    }
}
