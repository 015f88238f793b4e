package org.plumbline.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class BatchesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DACHANG =
            line(ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json")));

    @Autowired
    private ApiClient client;

    private static String line(byte[] json) {
        return JSON.writeValueAsString(JSON.readTree(json));
    }

    private Answer post(String query, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/x-ndjson"));
        all.addAll(List.of(headers));
        return client.post(
                "/api/v1/batches" + query, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private static List<JsonNode> lines(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        return answer.text().lines().map(JSON::readTree).toList();
    }

    @Test
    void anInvalidLineGivesAProblemAtItsPosition() {
        String unknownScheme = DACHANG.replace("dachang-department", "nowhere");
        List<JsonNode> answers = lines(post(
                "?trace=none",
                String.join("\n", DACHANG, "{not json", "", unknownScheme, DACHANG) + "\n",
                "Accept-Language",
                "en"));
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0).at("/total").decimalValue()).isEqualByComparingTo("91");
        assertThat(answers.get(0).has("trace")).isFalse();
        assertThat(answers.get(1).at("/type").asString()).isEqualTo("urn:plumbline:problem:submission-rejected");
        assertThat(answers.get(1).at("/status").asInt()).isEqualTo(422);
        assertThat(answers.get(1).at("/line").asInt()).isEqualTo(2);
        assertThat(answers.get(1).at("/errors/0/message").asString()).isEqualTo("is not valid JSON");
        assertThat(answers.get(2).at("/line").asInt()).isEqualTo(4);
        assertThat(answers.get(2).at("/errors/0/pointer").asString()).isEqualTo("/scheme");
        assertThat(answers.get(3).at("/total").decimalValue()).isEqualByComparingTo("91");
    }

    @Test
    void eachLineOfABatchEqualsTheSingleResponse() {
        String single = client.postJson("/api/v1/score", DACHANG.getBytes(StandardCharsets.UTF_8))
                .text();
        assertThat(post("", DACHANG).text()).isEqualTo(single + "\n");
    }

    @Test
    void aBatchKeepsTheOrderOfItsLines() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            body.append(DACHANG.replace("\"name\":\"大厂", "\"name\":\"" + i + "大厂"))
                    .append('\n');
        }
        List<JsonNode> answers = lines(post("?trace=none", body.toString()));
        assertThat(answers).hasSize(1_000);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).at("/subject/name").asString()).startsWith(i + "大厂");
        }
    }

    @Test
    void onlyTheLineBeyondTheLimitIsRejected() {
        List<JsonNode> answers = lines(post("?trace=none", "x".repeat(3_000_000) + "\n" + DACHANG));
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).at("/status").asInt()).isEqualTo(413);
        assertThat(answers.get(0).at("/line").asInt()).isEqualTo(1);
        assertThat(answers.get(1).at("/total").decimalValue()).isEqualByComparingTo("91");
    }

    @Test
    void aBatchSendsFinishedLinesBeforeWaitingForMore() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", client.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/batches?trace=none HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < 3; i++) {
                chunk(out, DACHANG + "\n");
                // in pieces of the transfer's own, until the evaluation's last member but one
                StringBuilder answer = new StringBuilder();
                while (!answer.toString().endsWith("]}")) {
                    String piece = in.readLine();
                    answer.append(piece.matches("[0-9a-f]{0,8}") ? "" : piece);
                }
                assertThat(answer).contains("\"total\":91.00");
            }
        }
    }

    private static void chunk(OutputStream out, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void aBatchCanNameARuleSetVersion() {
        JsonNode inForce = lines(post("?trace=none", DACHANG)).get(0).at("/ruleSet");
        String version = inForce.at("/version").asString();
        String sha256 = inForce.at("/sha256").asString();
        for (String name : List.of(version, sha256)) {
            assertThat(lines(post("?trace=none&ruleSet=" + name, DACHANG))
                            .get(0)
                            .at("/ruleSet"))
                    .isEqualTo(inForce);
            Answer single = client.postJson("/api/v1/score?ruleSet=" + name, DACHANG.getBytes(StandardCharsets.UTF_8));
            assertThat(single.json().at("/ruleSet")).isEqualTo(inForce);
        }
        Answer none = client.postJson("/api/v1/score?ruleSet=999", DACHANG.getBytes(StandardCharsets.UTF_8));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:no-such-version");
        assertThat(none.json().at("/expected").asString()).contains(version);
        assertThat(lines(post("?ruleSet=999", DACHANG)).get(0).at("/found").asString())
                .isEqualTo("999");
    }

    @Test
    void aBatchWithAnUnknownParameterIsRejectedUnread() {
        assertThat(post("?tarce=none", DACHANG).status()).isEqualTo(400);
        assertThat(client.postJson("/api/v1/batches", DACHANG.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(415);
    }
}
