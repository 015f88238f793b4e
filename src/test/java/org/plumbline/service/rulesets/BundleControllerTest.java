package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.bundle.RuleSetBundle;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BundleControllerTest {

    @Autowired
    private ApiClient client;

    @Test
    void theBundleOfRulesInForceHasItsSha256AsEtag() {
        Answer answer = client.get("/api/v1/rule-sets/bundle?scheme=dachang-department");
        assertThat(answer.status()).isEqualTo(200);
        RuleSetBundle bundle = RuleSetBundle.read(answer.response().body());
        assertThat(answer.header("ETag")).isEqualTo('"' + bundle.sha256() + '"');
        assertThat(answer.header("Repr-Digest")).startsWith("sha-256=:").endsWith(":");
        assertThat(bundle.sha256()).isEqualTo(Sha256.of(answer.response().body()));
        assertThat(bundle.ruleSets()).isNotEmpty().allMatch(each -> each.scheme()
                .equals("dachang-department"));
        assertThat(client.get(
                                "/api/v1/rule-sets/bundle?scheme=dachang-department",
                                "If-None-Match",
                                answer.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void theBundleOfAVersionHoldsThatVersion() {
        JsonNode version =
                client.get("/api/v1/rule-sets?scheme=national-project").json().at("/ruleSets/0");
        Answer answer = client.get("/api/v1/rule-sets/" + version.at("/id").asLong() + "/bundle");
        RuleSetBundle bundle = RuleSetBundle.read(answer.response().body());
        assertThat(bundle.ruleSets()).singleElement().satisfies(each -> {
            assertThat(each.sha256()).isEqualTo(version.at("/sha256").asString());
            assertThat(each.version()).isEqualTo(version.at("/version").asInt());
        });
        assertThat(answer.header("Content-Disposition")).contains("national-project-");
    }

    @Test
    void theBundleOfAnUnknownVersionIsNotFound() {
        assertThat(client.get("/api/v1/rule-sets/99999999/bundle").status()).isEqualTo(404);
    }
}
