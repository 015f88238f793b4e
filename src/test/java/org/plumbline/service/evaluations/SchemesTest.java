package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class SchemesTest {

    @Autowired
    private ApiClient client;

    @Test
    void everyShippedSchemeIsInForce() {
        JsonNode schemes = client.get("/api/v1/schemes").json().at("/schemes");
        assertThat(schemes.valueStream().map(scheme -> scheme.at("/id").asString()))
                .isSorted()
                .containsAll(ShippedFiles.ruleSets().keySet()); // other tests publish schemes of their own
        assertThat(schemes.at("/0/inForce/0/version").asInt()).isEqualTo(1);
        assertThat(schemes.at("/0/inForce/0/years/0/from").asInt()).isEqualTo(2020);
    }

    @Test
    void aSchemeListsTheInputsOfEachIndicator() {
        JsonNode scheme = client.get("/api/v1/schemes/dachang-department").json();
        JsonNode d03 = indicator(scheme, "d03");
        assertThat(d03.at("/name").asString()).isEqualTo("支出进度率");
        assertThat(d03.at("/weight").decimalValue()).isEqualByComparingTo("4");
        assertThat(d03.at("/value/0").asString()).isEqualTo("NUMBER");
        assertThat(d03.at("/target/operator").asString()).isEqualTo("=");
        assertThat(indicator(scheme, "d06").at("/value/0").asString()).isEqualTo("CHECKLIST");
        assertThat(scheme.at("/groups").valueStream().map(group -> group.at("/code")
                        .asString()))
                .contains("G-QTY");
        assertThat(scheme.at("/ruleSet/sha256").asString()).hasSize(64);
    }

    private static JsonNode indicator(JsonNode scheme, String code) {
        return scheme.at("/indicators")
                .valueStream()
                .filter(each -> each.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theExampleSubmissionOfEachSchemeScores() {
        for (JsonNode scheme : client.get("/api/v1/schemes").json().at("/schemes")) {
            String id = scheme.at("/id").asString();
            if (!ShippedFiles.ruleSets().containsKey(id)) {
                continue;
            }
            JsonNode example = client.get("/api/v1/schemes/" + id).json().at("/example");
            assertThat(example.isObject()).as(id).isTrue();
            assertThat(client.postJson(
                                    "/api/v1/score",
                                    example.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .status())
                    .as(id)
                    .isEqualTo(200);
        }
    }

    @Test
    void anUnknownSchemeOrYearIsNotFound() {
        assertThat(client.get("/api/v1/schemes/nowhere").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/schemes/dachang-department?fiscalYear=2020")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/api/v1/schemes/dachang-department?fiscalYear=2031")
                        .status())
                .isEqualTo(404);
    }
}
