package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Many who send a byte at a time, and one who wants an answer. */
@ServiceTest
@TestPropertySource(
        properties = {
            "server.tomcat.threads.max=24",
            "plumbline.limits.requests=16",
            "plumbline.limits.bodies=6",
            "plumbline.limits.batches=2",
            "plumbline.limits.body-grace=2s"
        })
class AdmissionTest {

    private static final int SLOW = 40;
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

    @Autowired
    private ApiClient client;

    /**
     * Sends one byte of the body each 100 ms until the service answers.
     *
     * @return the whole answer
     */
    private String slowly(String head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", client.port());
                PushbackInputStream in = new PushbackInputStream(socket.getInputStream())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(100);
            for (int i = 0; i < 150 && i < body.length() && !hasAnswer(in); i++) {
                out.write(body.charAt(i));
            }
            socket.setSoTimeout(15_000);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean hasAnswer(PushbackInputStream in) throws IOException {
        try {
            int first = in.read();
            if (first >= 0) {
                in.unread(first);
            }
            return true;
        } catch (SocketTimeoutException none) {
            return false;
        }
    }

    private static String post(String path, String type, int length) {
        return "POST " + path + HOST + "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void slowClientsDoNotBlockOtherRequests() throws Exception {
        byte[] submission = Files.readAllBytes(Path.of("samples/dachang-2020-dept/submission.json"));
        assertThat(client.postJson("/api/v1/score", submission).status()).isEqualTo(200);
        String head = post("/api/v1/score", "application/json", 9_999);
        ExecutorService callers = Executors.newFixedThreadPool(SLOW);
        try {
            List<Future<String>> slow = new ArrayList<>();
            for (int i = 0; i < SLOW; i++) {
                slow.add(callers.submit(() -> slowly(head, " ".repeat(9_999))));
            }
            boolean some = true;
            for (int i = 0; some || i < 20; i++) {
                assertThat(client.postJson("/api/v1/score", submission).status())
                        .isEqualTo(200);
                assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);
                assertThat(client.get("/api/v1/schemes").status()).isEqualTo(200);
                some = slow.stream().anyMatch(each -> !each.isDone());
            }
            int late = 0;
            for (Future<String> each : slow) {
                String answer = each.get(20, TimeUnit.SECONDS);
                if (answer.startsWith("HTTP/1.1 408")) {
                    late++;
                    assertThat(answer).contains("urn:plumbline:problem:body-too-slow");
                } else {
                    assertThat(answer)
                            .startsWith("HTTP/1.1 503")
                            .contains("urn:plumbline:problem:too-busy")
                            .contains("Retry-After: ");
                }
            }
            assertThat(late).isBetween(1, SLOW - 1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aSlowUploadIsAborted() throws Exception {
        String start = "--b\r\nContent-Disposition: form-data; name=\"workbook\"; filename=\"a.xlsx\"\r\n\r\n";
        String answer =
                slowly(post("/api/v1/rule-sets", "multipart/form-data; boundary=b", 9_999) + start, " ".repeat(9_000));
        assertThat(answer).startsWith("HTTP/1.1 408").contains("body-too-slow");
    }

    @Test
    void aRequestRejectedEarlyDoesNotWaitForItsBody() throws Exception {
        String answer = slowly(post("/api/v1/score", "text/plain", 9_999), " ".repeat(9_999));
        assertThat(answer).startsWith("HTTP/1.1 415");
    }

    @Test
    void batchesBeyondTheLimitGetRetryAfter() throws Exception {
        String head = "POST /api/v1/batches" + HOST
                + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (Socket one = new Socket("127.0.0.1", client.port());
                Socket two = new Socket("127.0.0.1", client.port())) {
            for (Socket each : List.of(one, two)) {
                each.getOutputStream().write((head + "1\r\n\n\r\n").getBytes(StandardCharsets.US_ASCII));
                // its answer begins once it is under way: a third before that could take the second's place
                byte[] start = each.getInputStream().readNBytes(12);
                assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
            }
            Answer third = batch();
            assertThat(third.status()).isEqualTo(503);
            assertThat(third.header("Retry-After")).matches("\\d+");
            for (Socket each : List.of(one, two)) {
                each.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        Answer after = await().until(this::batch, answer -> answer.status() != 503);
        assertThat(after.status()).isEqualTo(200);
    }

    private Answer batch() {
        return client.post("/api/v1/batches", "\n".getBytes(), "Content-Type", "application/x-ndjson");
    }
}
