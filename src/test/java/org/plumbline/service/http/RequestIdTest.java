package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.service.http.ApiClient.Answer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a line of the log and an answer have in common, and what no line has. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class RequestIdTest {

    private static final String CANARY = "某县金丝雀局";

    @Autowired
    private ApiClient client;

    @Test
    void theCallersOwnNameComesBackInAnswerAndProblem() {
        Answer answer = client.get("/api/v1/nowhere", "X-Request-Id", "case-17:a.b_c");
        assertThat(answer.header("X-Request-Id")).isEqualTo("case-17:a.b_c");
        assertThat(answer.json().at("/requestId").asString()).isEqualTo("case-17:a.b_c");
    }

    @Test
    void anInvalidRequestIdIsReplaced() {
        for (String unfit : new String[] {"a b", "x".repeat(65), "\"}{"}) {
            assertThat(client.get("/api/v1/schemes", "X-Request-Id", unfit).header("X-Request-Id"))
                    .matches("[0-9a-f]{16}");
        }
    }

    @Test
    void rejectionsByFiltersHaveARequestId() {
        Answer answer = client.postJson("/api/v1/score", new byte[2 * 1024 * 1024 + 1]);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().at("/requestId").asString())
                .isEqualTo(answer.header("X-Request-Id"))
                .hasSize(16);
    }

    @Test
    void aLineOfTheLogNamesItsRequest() {
        Logger log = (Logger) LoggerFactory.getLogger(FaultLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            client.get("/api/v1/failing", "X-Request-Id", "failing-17");
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(line -> line.getMDCPropertyMap().get("requestId"))
                .containsExactly("failing-17");
    }

    @Test
    void nothingOfASubmissionGetsIntoTheLog(CapturedOutput log) throws IOException {
        String good = Files.readString(Path.of("samples/dachang-2020-dept/submission.json"))
                .replaceFirst("(\"name\"\\s*:\\s*\")", "$1" + CANARY);
        assertThat(good).contains(CANARY);
        String[] bodies = {
            good,
            good.substring(0, good.length() / 2),
            good.replace("2020", "1999"),
            good.replaceFirst("\"scheme\"", "\"" + CANARY + "\""),
            good.replaceFirst("dachang-department", CANARY),
            "{\"subject\":{\"name\":" + CANARY + "}}"
        };
        for (String body : bodies) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            client.postJson("/api/v1/evaluations", bytes);
            client.postJson("/api/v1/score?whyNot=true&trace=" + "no-such", bytes);
            client.post(
                    "/api/v1/batches",
                    body.replace('\n', ' ').getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/x-ndjson");
            client.upload("/api/v1/rule-sets", CANARY + ".xlsx", bytes);
            client.upload("/api/v1/forms", Map.of(), "form", CANARY + ".xlsx", bytes);
        }
        String query = URLEncoder.encode(CANARY, StandardCharsets.UTF_8);
        assertThat(client.get("/api/v1/evaluations?subject=" + query).text()).contains(CANARY);
        client.get("/api/v1/evaluations?grade=" + query + "&page=x");
        assertThat(client.get("/api/v1/failing?subject=" + query).status()).isEqualTo(500);
        assertThat(log.getAll()).contains("error ").doesNotContain(CANARY).doesNotContain(query);
    }
}
