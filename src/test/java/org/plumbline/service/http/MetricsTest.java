package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class MetricsTest {

    @Autowired
    private ApiClient client;

    @Test
    void whatIsScoredAndHowLongItTookCanBeScraped() throws IOException {
        byte[] body = Files.readAllBytes(Path.of("samples/dachang-2020-dept/submission.json"));
        assertThat(client.postJson("/api/v1/score", body).status()).isEqualTo(200);
        assertThat(client.postJson("/api/v1/evaluations", body).status()).isEqualTo(201);
        ApiClient.Answer scrape = client.get("/actuator/prometheus");
        assertThat(scrape.status()).isEqualTo(200);
        assertThat(scrape.text())
                .containsPattern("plumbline_scores_total\\{[^}]*scheme=\"dachang-department\"[^}]*} ")
                .containsPattern("plumbline_findings_total\\{code=\"SCORE_OVER_WEIGHT\"")
                .containsPattern("plumbline_rules_fired_total\\{[^}]*sheet=\"扣分-")
                .containsPattern("plumbline_publications_total\\{scheme=")
                .contains("plumbline_evaluations_waiting ")
                .contains("plumbline_log_pending ")
                .contains("plumbline_rule_sets_held ")
                .contains("plumbline_rule_sets_used_total ")
                .contains("plumbline_rule_sets_built_total ")
                .containsPattern("http_server_requests_seconds_bucket\\{[^}]*uri=\"/api/v1/score\"[^}]*le=\"0.005\"}");
        assertThat(scrape.text()).doesNotContain("大厂");
    }
}
