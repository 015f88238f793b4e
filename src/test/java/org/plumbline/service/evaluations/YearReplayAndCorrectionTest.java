package org.plumbline.service.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.EditedWorkbook;
import org.plumbline.ShippedFiles;
import org.plumbline.core.json.ByteCompressor;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replay of years and corrections, on a data folder of its own because of what is published and altered. */
@ServiceTest
@TestPropertySource(properties = "plumbline.rule-sets-memory=4MB")
class YearReplayAndCorrectionTest {

    private static final byte[] DACHANG =
            ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
    private static final String NOWHERE = "00000000-0000-7000-8000-000000000000";

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    private String keep(String query) {
        Answer answer = client.postJson("/api/v1/evaluations" + query, DACHANG);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/id").asString();
    }

    private List<JsonNode> replay(String query) {
        Answer answer = client.post("/api/v1/evaluations/replay?" + query, new byte[0]);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        List<JsonNode> lines = new ArrayList<>();
        answer.text().lines().forEach(line -> lines.add(new JsonMapper().readTree(line)));
        return lines;
    }

    /** Other evaluations of the same subject, which are named, are saved in the meantime. */
    private JsonNode getWithoutRepeats(String id) {
        ObjectNode evaluation =
                (ObjectNode) client.get("/api/v1/evaluations/" + id).json();
        evaluation.remove("repeats");
        return evaluation;
    }

    @Test
    void anEvaluationReplaysAfterTenRuleChanges() {
        String first = keep("");
        JsonNode asAnswered = getWithoutRepeats(first);
        String rules = client.get("/api/v1/evaluations/" + first)
                .json()
                .at("/ruleSet/sha256")
                .asString();
        for (int change = 1; change <= 10; change++) {
            String title = "大厂第 " + change + " 次修订";
            byte[] workbook = EditedWorkbook.dachang(
                    book -> EditedWorkbook.setting(book, "标题").setCellValue(title));
            Answer draft = client.upload("/api/v1/rule-sets", EditedWorkbook.FILE, workbook);
            assertThat(draft.status()).as(draft.text()).isEqualTo(201);
            Answer published = client.postJson(
                    draft.header("Location") + "/publication",
                    "{\"reason\":\"修订\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(published.status()).as(published.text()).isEqualTo(200);
        }
        String later = keep("");
        assertThat(client.get("/api/v1/evaluations/" + later)
                        .json()
                        .at("/ruleSet/sha256")
                        .asString())
                .isNotEqualTo(rules);
        JsonNode replay = client.post("/api/v1/evaluations/" + first + "/replay", new byte[0])
                .json();
        assertThat(replay.at("/identical").asBoolean()).as(replay.toString()).isTrue();
        assertThat(getWithoutRepeats(first)).isEqualTo(asAnswered);
        assertThat(replay("fiscalYear=2020").get(0).at("/different").asLong()).isZero();
        assertThat(client.get("/api/v1/audit-log/verification")
                        .json()
                        .at("/intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aYearReplayNamesWhatDiffers() {
        String altered = keep("");
        String unreadable = keep("");
        keep("");
        List<JsonNode> before = replay("fiscalYear=2020&scheme=dachang-department");
        assertThat(before).hasSize(1);
        long total = before.get(0).at("/evaluations").asLong();
        assertThat(before.get(0).at("/identical").asLong()).isEqualTo(total).isGreaterThanOrEqualTo(3);
        byte[] trace = packed(altered);
        byte[] other = packed(unreadable);
        try {
            String text = new String(ByteCompressor.decompress(trace), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("\"total\":91.00", "\"total\":96.00");
            write(altered, ByteCompressor.compress(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            byte[] damaged = other.clone();
            damaged[0] = 99;
            write(unreadable, damaged);
            List<JsonNode> lines = replay("fiscalYear=2020");
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0).at("/id").asString()).isEqualTo(altered);
            assertThat(lines.get(0).at("/difference").asString()).isEqualTo("/total");
            assertThat(lines.get(1).at("/id").asString()).isEqualTo(unreadable);
            assertThat(lines.get(1).at("/failure").asString()).contains("dictionary 99");
            assertThat(lines.get(2).at("/different").asLong()).isEqualTo(2);
            assertThat(lines.get(2).at("/identical").asLong()).isEqualTo(total - 2);
        } finally {
            write(altered, trace);
            write(unreadable, other);
        }
        assertThat(replay("fiscalYear=1999").get(0).at("/evaluations").asLong()).isZero();
        assertThat(client.post("/api/v1/evaluations/replay", new byte[0]).status())
                .isEqualTo(400);
    }

    /** One altered byte is not an error without a name, and hides nothing else. */
    @Test
    void aYearReplayNamesDamagedEvaluationsAndReplaysTheOthers() {
        String id = keep("");
        byte[] whole = packed(id);
        byte[] damaged = whole.clone();
        damaged[30] ^= 1;
        write(id, damaged);
        try {
            for (String path : List.of("/api/v1/evaluations/" + id, "/api/v1/evaluations/" + id + "/explanation")) {
                assertThat(client.get(path).status()).isEqualTo(500);
                assertThat(client.get(path).json().at("/type").asString()).endsWith(":stored-damaged");
                assertThat(client.get(path).json().at("/detail").asString()).contains(id);
            }
            assertThat(client.get("/api/v1/findings?size=200").status()).isEqualTo(200);
            assertThat(client.get("/findings?lang=zh").text()).contains("与保存的评价不一致");
            assertThat(client.get("/api/v1/audit-log/verification")
                            .json()
                            .at("/firstBroken/subject")
                            .asString())
                    .isEqualTo(id);
        } finally {
            write(id, whole);
        }
    }

    private byte[] packed(String id) {
        return jdbc.sql("select canonical from evaluation where id = cast(? as uuid)")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private void write(String id, byte[] canonical) {
        jdbc.sql("update evaluation set canonical = ? where id = cast(? as uuid)")
                .params(canonical, id)
                .update();
    }

    @Test
    void aCorrectionAndWhatItCorrectsNameEachOther() {
        String wrong = keep("");
        String right = keep("?reason=R&corrects=" + wrong);
        JsonNode later = client.get("/api/v1/evaluations/" + right).json();
        assertThat(later.at("/corrects").asString()).isEqualTo(wrong);
        assertThat(later.has("correctedBy")).isFalse();
        JsonNode earlier = client.get("/api/v1/evaluations/" + wrong).json();
        assertThat(earlier.has("corrects")).isFalse();
        assertThat(earlier.at("/correctedBy/0").asString()).isEqualTo(right);
        assertThat(client.get("/evaluations/" + wrong, "Accept", "text/html").text())
                .contains("已由此评价更正")
                .contains("/evaluations/" + right);
        assertThat(client.get("/evaluations/" + right, "Accept", "text/html").text())
                .contains("更正的评价")
                .contains("/evaluations/" + wrong);
        assertThat(client.post("/api/v1/evaluations/" + right + "/replay", new byte[0])
                        .json()
                        .at("/identical")
                        .asBoolean())
                .isTrue();
        client.get("/api/v1/audit-log/head"); // chains it
        assertThat(client.get("/api/v1/audit-log?subject=" + right)
                        .json()
                        .at("/entries/0/facts/corrects")
                        .asString())
                .isEqualTo(wrong);
        assertThat(client.get("/api/v1/audit-log?subject=" + right)
                        .json()
                        .at("/entries/0/facts/reason")
                        .asString())
                .isEqualTo("R");
        jdbc.sql("update evaluation_correction set reason = null where evaluation_id = cast(? as uuid)")
                .param(right)
                .update();
        JsonNode withoutReason =
                client.get("/api/v1/audit-log/verification").json().at("/firstBroken");
        assertThat(withoutReason.at("/subject").asString()).isEqualTo(right);
        jdbc.sql("delete from evaluation_correction where evaluation_id = cast(? as uuid)")
                .param(right)
                .update();
        try {
            JsonNode broken =
                    client.get("/api/v1/audit-log/verification").json().at("/firstBroken");
            assertThat(broken.at("/subject").asString()).isEqualTo(right);
            assertThat(broken.at("/part").asString()).isEqualTo("corrects");
        } finally {
            jdbc.sql("insert into evaluation_correction (evaluation_id, corrects, chain, reason)"
                            + " values (cast(? as uuid), cast(? as uuid), cast(? as uuid), 'R')")
                    .params(right, wrong, wrong)
                    .update();
        }
    }

    @Test
    void anUnknownEvaluationCannotBeCorrected() {
        for (String id : new String[] {NOWHERE, "nonsense"}) {
            Answer answer = client.postJson("/api/v1/evaluations?reason=R&corrects=" + id, DACHANG);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:corrects-nothing");
            assertThat(answer.json().at("/parameter").asString()).isEqualTo("corrects");
            assertThat(answer.json().at("/found").asString()).isEqualTo(id);
        }
    }
}
