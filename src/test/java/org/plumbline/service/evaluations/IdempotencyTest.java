package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class IdempotencyTest {

    private static final byte[] DACHANG =
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
    private static final byte[] DONGCHUAN =
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dongchuan-2022-lixiu/submission.json"));

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    private final String key = UUID.randomUUID().toString();

    private Answer keep(String query, byte[] body, String key) {
        return client.post(
                "/api/v1/evaluations" + query, body, "Content-Type", "application/json", "Idempotency-Key", key);
    }

    private long kept() {
        return jdbc.sql("select count(*) from evaluation").query(Long.class).single();
    }

    @Test
    void theSameRequestIsAnsweredTheSameAndKeptOnce() {
        long before = kept();
        Answer first = keep("", DACHANG, key);
        Answer again = keep("", DACHANG, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(keep("?trace=none", DACHANG, '"' + key + '"').json().at("/id"))
                .as("quoted, and only the presentation differs")
                .isEqualTo(first.json().at("/id"));
        assertThat(kept()).isEqualTo(before + 1);
    }

    @Test
    void anIdempotentResponseIsUnchangedAfterACorrection() {
        Answer first = keep("", DACHANG, key);
        String id = first.json().at("/id").asString();
        assertThat(keep("?reason=R&corrects=" + id, DACHANG, key + "-b").status())
                .isEqualTo(201);
        assertThat(keep("", DACHANG, key).text()).isEqualTo(first.text());
        assertThat(keep("?reason=R&corrects=" + id, DACHANG, key + "-b")
                        .json()
                        .at("/corrects")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void anIdempotencyKeyReusedForAnotherRequestIsRejected() {
        Answer first = keep("", DACHANG, key);
        long before = kept();
        for (Answer other : List.of(
                keep("", DONGCHUAN, key),
                keep("?ruleSet=1", DACHANG, key),
                keep("?reason=R&corrects=" + first.json().at("/id").asString(), DACHANG, key))) {
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.json().at("/type").asString()).endsWith(":idempotency-key-reused");
        }
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void aRejectedRequestDoesNotUseItsIdempotencyKey() {
        assertThat(keep("", "{}".getBytes(StandardCharsets.UTF_8), key).status())
                .isEqualTo(422);
        assertThat(keep("", DACHANG, key).status()).isEqualTo(201);
    }

    @Test
    void ofConcurrentRequestsWithOneKeyOneIsSaved() throws Exception {
        long before = kept();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                answers.add(threads.submit(() -> keep("?trace=none", DACHANG, key)));
            }
            String text = answers.get(0).get().text();
            for (Future<Answer> each : answers) {
                assertThat(each.get().status()).isEqualTo(201);
                assertThat(each.get().text()).isEqualTo(text);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(kept()).isEqualTo(before + 1);
    }

    @Test
    void anExpiredIdempotencyKeyIsRemoved() {
        String first = keep("", DACHANG, key).json().at("/id").asString();
        jdbc.sql("update idempotency set created_at = ? where evaluation_id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusDays(8), UUID.fromString(first))
                .update();
        assertThat(keep("", DONGCHUAN, key).json().at("/id").asString()).isNotEqualTo(first);
        assertThat(jdbc.sql("select count(*) from idempotency where evaluation_id = ?")
                        .param(UUID.fromString(first))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anInvalidIdempotencyKeyIsRejectedByName() {
        for (String bad : new String[] {"", "a b", "x".repeat(256)}) {
            Answer answer = keep("", DACHANG, bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.json().at("/header").asString()).isEqualTo("Idempotency-Key");
        }
    }
}
