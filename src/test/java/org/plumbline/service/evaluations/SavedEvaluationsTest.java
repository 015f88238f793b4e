package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class SavedEvaluationsTest {

    private static final byte[] DACHANG =
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    private Answer kept;
    private String address;

    @BeforeEach
    void keep() {
        kept = client.postJson("/api/v1/evaluations", DACHANG);
        address = kept.header("Location");
    }

    @Test
    void savingReturnsTheLocationOfTheEvaluation() {
        assertThat(kept.status()).isEqualTo(201);
        assertThat(address)
                .isEqualTo("/api/v1/evaluations/" + kept.json().at("/id").asString());
    }

    @Test
    void aSavedEvaluationIsReturnedAsFirstAnswered() {
        assertThat(client.get(address).text()).isEqualTo(kept.text());
        assertThat(client.get(address + "?trace=none").json().has("trace")).isFalse();
    }

    @Test
    void aSavedEvaluationReplaysByteForByte() {
        Answer replay = client.post(address + "/replay", new byte[0]);
        assertThat(replay.status()).isEqualTo(200);
        assertThat(replay.json().at("/identical").asBoolean()).as(replay.text()).isTrue();
        assertThat(replay.json().at("/difference").isNull()).isTrue();
        assertThat(replay.json().at("/replayedSha256").asString())
                .isEqualTo(replay.json().at("/canonicalSha256").asString())
                .hasSize(64);
    }

    @Test
    void aReplayReportsAnAlteredEvaluation() {
        UUID id = UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
        byte[] stored = jdbc.sql("select canonical from evaluation where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
        String altered = new String(ByteCompressor.decompress(stored), StandardCharsets.UTF_8)
                .replace("\"total\":91.00", "\"total\":96.00");
        try {
            storeCanonical(id, ByteCompressor.compress(altered.getBytes(StandardCharsets.UTF_8)));
            JsonNode replay = client.post(address + "/replay", new byte[0]).json();
            assertThat(replay.at("/identical").asBoolean()).isFalse();
            assertThat(replay.at("/difference").asString()).isEqualTo("/total");
        } finally {
            storeCanonical(id, stored); // other tests verify the log of the same database
        }
    }

    private void storeCanonical(UUID id, byte[] canonical) {
        jdbc.sql("update evaluation set canonical = ? where id = ?")
                .params(canonical, id)
                .update();
    }

    @Test
    void aReviewedActualValueIsANumberInTheExplanation() {
        byte[] reviewed = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("made-review/submission.json"));
        String location =
                client.postJson("/api/v1/evaluations?trace=none", reviewed).header("Location");
        assertThat(client.get(location + "/explanation").text()).contains("\"review\":{\"actual\":900,");
    }

    @Test
    void aSavedEvaluationIsExplainedAsJsonTextAndPage() {
        Answer json = client.get(address + "/explanation");
        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.json().at("/sections/0/items/0/code").asString()).isEqualTo("d01");

        Answer text = client.get(address + "/explanation", "Accept", "text/plain");
        assertThat(text.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(text.text()).contains("规则得分：91.00 优").contains("出处：dachang-department.xlsx");

        Answer page = client.get(address + "/explanation", "Accept", "text/html,application/xml;q=0.9,*/*;q=0.8");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.text()).contains("<!DOCTYPE html>").contains("91.00").contains("出处：dachang-department.xlsx");

        assertThat(client.get(address + "/explanation", "Accept", "image/png").status())
                .isEqualTo(406);
    }

    @Test
    void aSavedEvaluationIsExplainedInTheRequestedLanguage() {
        for (String how : new String[] {"?lang=en", ""}) {
            Answer text = client.get(
                    address + "/explanation" + how, "Accept", "text/plain", "Accept-Language", "en-US,en;q=0.5");
            assertThat(text.text()).contains("Rule score: 91.00");
        }
        Answer chinese = client.get(
                address + "/explanation?lang=zh", "Accept", "text/plain", "Accept-Language", "en-US,en;q=0.5");
        assertThat(chinese.text()).contains("规则得分：91.00");
    }

    @Test
    void savedEvaluationsAreListedNewestFirst() {
        String newer =
                client.postJson("/api/v1/evaluations", DACHANG).json().at("/id").asString();
        JsonNode list = client.get("/api/v1/evaluations?size=2").json();
        assertThat(list.at("/evaluations/0/id").asString()).isEqualTo(newer);
        assertThat(list.at("/evaluations/1/id").asString())
                .isEqualTo(kept.json().at("/id").asString());
        assertThat(client.get("/api/v1/evaluations?size=1&page=1")
                        .json()
                        .at("/evaluations/0/id")
                        .asString())
                .isEqualTo(kept.json().at("/id").asString());
    }

    @Test
    void theEvaluationListLinksItsNeighbouringPages() {
        client.postJson("/api/v1/evaluations", DACHANG);
        Answer first = client.get("/api/v1/evaluations?size=1&subject=%E5%A4%A7%E5%8E%82");
        assertThat(first.header("Link"))
                .isEqualTo("</api/v1/evaluations?size=1&subject=%E5%A4%A7%E5%8E%82&page=1>; rel=\"next\"");
        String next = first.header("Link").replaceAll("<([^>]*)>.*", "$1");
        Answer second = client.get(next);
        assertThat(second.json().at("/page").asInt()).isEqualTo(1);
        assertThat(second.header("Link")).contains("page=0>; rel=\"first\"", "page=0>; rel=\"prev\"");
        assertThat(client.get("/api/v1/evaluations?subject=unknown").header("Link"))
                .isEmpty();
    }

    @Test
    void theEvaluationListAppliesItsFilters() {
        byte[] other = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dongchuan-2022-lixiu/submission.json"));
        String dongchuan =
                client.postJson("/api/v1/evaluations", other).json().at("/id").asString();
        String dachang = kept.json().at("/id").asString();
        assertThat(ids("scheme=dachang-department")).contains(dachang).doesNotContain(dongchuan);
        assertThat(ids("fiscalYear=2022")).contains(dongchuan).doesNotContain(dachang);
        assertThat(ids("finding=EXTERNAL_CAUSE_CLAIMED")).contains(dongchuan).doesNotContain(dachang);
        assertThat(ids("finding=RATE_RECOMPUTE&grade=%E4%BC%98&subject=%E5%A4%A7%E5%8E%82"))
                .contains(dachang)
                .doesNotContain(dongchuan);
        assertThat(ids("subject=%25")).isEmpty(); // a percent sign is a percent sign
    }

    @Test
    void anEvaluationWithARepeatedFindingIsListedOnce() {
        byte[] named = new String(DACHANG, StandardCharsets.UTF_8)
                .replaceFirst("(\"subject\"\\s*:\\s*\\{\\s*\"name\"\\s*:\\s*\")[^\"]*", "$1listed once")
                .getBytes(StandardCharsets.UTF_8);
        Answer one = client.postJson("/api/v1/evaluations", named);
        Answer another = client.postJson("/api/v1/evaluations", named);
        assertThat(one.json().at("/findings"))
                .filteredOn(finding -> finding.at("/code").asString().equals("EVIDENCE_MISSING"))
                .hasSizeGreaterThan(1);
        String asked = "finding=EVIDENCE_MISSING&scheme=dachang-department&fiscalYear=2020&subject=listed%20once";
        assertThat(ids(asked))
                .containsExactly(
                        another.json().at("/id").asString(),
                        one.json().at("/id").asString());
        assertThat(client.get("/api/v1/evaluations?" + asked)
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        assertThat(ids(asked + "&page=1&size=1"))
                .containsExactly(one.json().at("/id").asString());
        assertThat(ids(asked.replace("fiscalYear=2020", "fiscalYear=2021"))).isEmpty();
        assertThat(ids(asked.replace("EVIDENCE_MISSING", "NO_SUCH_FINDING"))).isEmpty();
    }

    private Iterable<String> ids(String query) {
        JsonNode list = client.get("/api/v1/evaluations?" + query).json().at("/evaluations");
        return StreamSupport.stream(list.spliterator(), false)
                .map(row -> row.at("/id").asString())
                .toList();
    }

    @Test
    void anItemOfTheEvaluationListHasItsMainFigures() {
        JsonNode row = client.get("/api/v1/evaluations?size=1&scheme=dachang-department")
                .json()
                .at("/evaluations/0");
        assertThat(row.at("/subject/name").asString()).isEqualTo("大厂回族自治县医疗保障局");
        assertThat(row.at("/total").decimalValue()).isEqualTo("91.00");
        assertThat(row.at("/difference").decimalValue()).isEqualByComparingTo("5.5");
        assertThat(row.at("/ruleSet/version").asInt()).isEqualTo(1);
        assertThat(row.at("/findings").asInt())
                .isEqualTo(kept.json().at("/findings").size());
        assertThat(row.at("/createdAt").asString()).endsWith("Z");
    }

    @Test
    void anIncompleteEvaluationIsSavedWithoutTotal() {
        byte[] jingban = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("nanchang-2022-jingban/submission.json"));
        Answer answer = client.postJson("/api/v1/evaluations", jingban);
        assertThat(answer.json().at("/complete").asBoolean()).isFalse();
        assertThat(answer.json().at("/total").isNull()).isTrue();
        assertThat(client.post(answer.header("Location") + "/replay", new byte[0])
                        .json()
                        .at("/identical")
                        .asBoolean())
                .isTrue();
    }
}
