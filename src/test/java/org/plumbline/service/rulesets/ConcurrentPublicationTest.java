package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Publications at the same moment, of different schemes: none may take another's place. */
@ServiceTest
class ConcurrentPublicationTest {

    private static final int CLERKS = 6;
    private static final int ROUNDS = 12;

    @Autowired
    private ApiClient client;

    @Test
    void aCallerScoresByARuleSetOnceItIsReportedAsPublished() throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < CLERKS; i++) {
                work.add(this::publishAndScore);
            }
            for (Future<Void> done : clerks.invokeAll(work, 5, TimeUnit.MINUTES)) {
                done.get();
            }
        } finally {
            clerks.shutdownNow();
        }
    }

    private Void publishAndScore() {
        String scheme = "race-" + UUID.randomUUID().toString().substring(0, 8);
        long[] drafts = new long[2];
        for (int costs = 1; costs <= 2; costs++) {
            Answer upload = client.upload("/api/v1/rule-sets", scheme + ".xlsx", DemoScheme.workbook(scheme, costs));
            assertThat(upload.status()).as(upload.text()).isEqualTo(201);
            drafts[costs - 1] = upload.json().at("/ruleSet/id").asLong();
        }
        for (int round = 0; round < ROUNDS; round++) {
            int costs = 1 + round % 2;
            Answer published = client.postJson(
                    "/api/v1/rule-sets/" + drafts[costs - 1] + "/publication",
                    "{\"reason\": \"轮换\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(published.status()).as(published.text()).isEqualTo(200);
            JsonNode evaluation = client.postJson("/api/v1/score?trace=none", DemoScheme.submission(scheme, 2024))
                    .json();
            assertThat(evaluation.at("/ruleSet/version"))
                    .as("round %d: %s", round, evaluation)
                    .isEqualTo(published.json().at("/ruleSet/version"));
            assertThat(evaluation.at("/total").decimalValue())
                    .isEqualByComparingTo(BigDecimal.valueOf(100 - 5L * costs));
        }
        return null;
    }
}
