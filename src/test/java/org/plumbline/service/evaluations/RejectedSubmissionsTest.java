package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class RejectedSubmissionsTest {

    @Autowired
    private ApiClient client;

    @ParameterizedTest
    @CsvSource({
        "rejected-malformed, ''",
        "rejected-unknown-field, /indicators/1/score",
        "rejected-unknown-scheme, /scheme",
        "rejected-no-rules-for-year, /fiscalYear",
        "rejected-unknown-code, /indicators/3/code",
        "rejected-duplicate-code, /indicators/3/code",
        "rejected-unknown-choice, /groups/0/chosen"
    })
    void aRejectedSubmissionPointsAtEachFault(String sample, String pointer) {
        for (String address : new String[] {"/api/v1/score", "/api/v1/evaluations"}) {
            Answer answer = client.postJson(
                    address,
                    ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve(sample).resolve("submission.json")));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:submission-rejected");
            assertThat(answer.json().at("/errors").valueStream().map(e -> e.at("/pointer")
                            .asString()))
                    .contains(pointer);
        }
    }

    @Test
    void aBlankTextIsNoName() {
        Answer answer = client.postJson(
                "/api/v1/score",
                "{\"scheme\": \"dachang-department\", \"fiscalYear\": 2020, \"subject\": {\"name\": \" \"}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/subject/name");
    }

    @Test
    void anUnknownSchemeIsAnsweredWithTheKnownSchemes() {
        Answer answer = post("{\"scheme\": \"nowhere\", \"fiscalYear\": 2020}");
        assertThat(answer.json().at("/errors/0/found").asString()).isEqualTo("nowhere");
        assertThat(answer.json().at("/errors/0/expected").asString())
                .contains("dachang-department")
                .contains("national-project");
    }

    @Test
    void aYearWithoutRulesIsAnsweredWithTheYearsInForce() {
        Answer answer = post("{\"scheme\": \"dachang-department\", \"fiscalYear\": 2031}");
        assertThat(answer.json().at("/errors/0/found").asString()).isEqualTo("2031");
        assertThat(answer.json().at("/errors/0/expected").asString()).contains("2020");
    }

    @Test
    void allFaultsAreReportedAtOnceInTheRequestedLanguage() {
        Answer answer = client.postJson(
                "/api/v1/score?lang=en", "{\"fiscalYear\": \"2020\", \"subject\": {\"naem\": \"x\"}}".getBytes());
        assertThat(answer.json().at("/errors").valueStream().map(e -> e.at("/pointer")
                        .asString()))
                .contains("/scheme", "/fiscalYear", "/subject/naem", "/subject/name");
        assertThat(answer.json().at("/detail").asString()).isEqualTo("4 problems, listed under errors.");
        assertThat(answer.text()).contains("an unknown field").doesNotContain("字段");
    }

    private Answer post(String body) {
        return client.postJson("/api/v1/score", body.getBytes());
    }
}
