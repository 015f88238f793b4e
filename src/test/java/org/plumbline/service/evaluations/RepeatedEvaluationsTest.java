package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A self-evaluation that is saved again without naming what it corrects. */
@ServiceTest
class RepeatedEvaluationsTest {

    @Autowired
    private ApiClient client;

    private static byte[] submission(String subject) {
        String sample = new String(
                SubmissionJson.write(ShippedFiles.submission("dongchuan-2022-lixiu")), StandardCharsets.UTF_8);
        String name = ShippedFiles.submission("dongchuan-2022-lixiu").subject().name();
        return sample.replace(name, subject).getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode save(String subject, String query) {
        ApiClient.Answer saved = client.postJson("/api/v1/evaluations" + query, submission(subject));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        return saved.json();
    }

    @Test
    void aRepetitionNamesTheOneSavedBeforeAndACorrectionDoesNot() {
        String subject = "重复保存的某局";
        JsonNode first = save(subject, "");
        assertThat(first.has("repeats")).isFalse();
        String id = first.at("/id").asString();

        JsonNode corrected = save(subject, "?corrects=" + id + "&reason=R");
        assertThat(corrected.has("repeats")).isFalse();

        JsonNode again = save(subject, "");
        assertThat(again.at("/repeats")).hasSize(1);
        assertThat(again.at("/repeats/0").asString())
                .isEqualTo(corrected.at("/id").asString());
        String address = "/evaluations/" + again.at("/id").asString();
        assertThat(client.get("/api/v1" + address).json().at("/repeats/0").asString())
                .isEqualTo(corrected.at("/id").asString());
        assertThat(client.get(address + "?lang=zh").text())
                .contains("id=\"repeated\"", corrected.at("/id").asString());
    }

    @Test
    void anotherSubjectIsNoRepetition() {
        save("不重复的甲局", "");
        assertThat(save("不重复的乙局", "").has("repeats")).isFalse();
    }
}
