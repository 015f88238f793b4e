package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What other rules than its own say of a stored evaluation. */
@ServiceTest
class OtherRulesTest {

    @Autowired
    private ApiClient client;

    private static byte[] submission(String scheme) {
        return ("{\"scheme\":\"" + scheme + "\",\"fiscalYear\":2023,\"subject\":{\"name\":\"另算的某局\"},"
                        + "\"budget\":{\"adjusted\":100,\"executed\":95,\"unit\":\"万元\"},"
                        + "\"indicators\":[{\"name\":\"培训人数\",\"level1\":\"产出指标\",\"level2\":\"数量指标\",\"weight\":90,"
                        + "\"target\":{\"operator\":\"≥\",\"value\":100,\"unit\":\"人\"},\"actual\":80}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String save() {
        ApiClient.Answer saved = client.postJson("/api/v1/evaluations", submission("national-project"));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        return saved.json().at("/id").asString();
    }

    private static JsonNode find(JsonNode verdicts, String relation) {
        for (JsonNode each : verdicts.at("/verdicts")) {
            if (each.at("/relation").asString().equals(relation)) {
                return each;
            }
        }
        throw new AssertionError(relation + " is not in " + verdicts);
    }

    @Test
    void anotherSchemeSaysWhatItSaysOfTheSameFiguresSubmittedToIt() {
        String id = save();
        JsonNode verdicts = client.get("/api/v1/evaluations/" + id + "/other-rules?scheme=printed-project")
                .json();
        JsonNode other = find(verdicts, "OTHER_SCHEME");
        JsonNode direct =
                client.postJson("/api/v1/score", submission("printed-project")).json();
        assertThat(other.at("/scheme").asString()).isEqualTo("printed-project");
        assertThat(other.has("total"))
                .as(other + " " + direct)
                .isEqualTo(direct.at("/total").isNumber());
        if (other.has("total")) {
            assertThat(new BigDecimal(other.at("/total").asString()))
                    .isEqualByComparingTo(direct.at("/total").asString());
        }
        assertThat(other.at("/findings").asInt())
                .isEqualTo(direct.at("/findings").size());
        assertThat(client.get("/evaluations/" + id + "/robustness?scheme=printed-project&lang=zh")
                        .text())
                .contains("换成别的规则", "(printed-project)");
    }

    @Test
    void theYearBeforeIsUnderTheSameVersionOrSaysWhyItHasNoRules() {
        JsonNode before = find(
                client.get("/api/v1/evaluations/" + save() + "/other-rules").json(), "YEAR_BEFORE");
        assertThat(before.at("/fiscalYear").asInt()).isEqualTo(2022);
        assertThat(before.at("/sameRules").asBoolean() || before.at("/problems").size() > 0)
                .isTrue();
    }

    @Test
    void aSchemeThatDoesNotExistIsNamedAsAProblem() {
        JsonNode other = find(
                client.get("/api/v1/evaluations/" + save() + "/other-rules?scheme=unknown-scheme")
                        .json(),
                "OTHER_SCHEME");
        assertThat(other.has("scheme")).isFalse();
        assertThat(other.at("/problems/0/found").asString()).isEqualTo("unknown-scheme");
    }
}
