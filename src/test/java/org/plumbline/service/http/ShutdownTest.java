package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.PlumblineApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ShutdownTest {

    @Test
    void shutdownFinishesRunningRequestsAndAcceptsNoNewOnes(@TempDir Path folder) throws Exception {
        ConfigurableApplicationContext context = SpringApplication.run(
                PlumblineApplication.class,
                "--server.port=0",
                "--plumbline.data-dir=" + folder.toAbsolutePath(),
                "--management.metrics.observations.ignored-meters="); // counts the requests under way
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        byte[] body = Files.readAllBytes(Path.of("samples/dachang-2020-dept/submission.json"));
        Thread stopping = new Thread(context::close);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            ("POST /api/v1/evaluations?trace=none HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
                                            + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body, 0, body.length / 2);
            await().until(() -> underWay(context) == 1);
            stopping.start();
            await().until(() -> takesNothingNew(port));
            socket.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201");
        } finally {
            stopping.join(Duration.ofSeconds(40).toMillis());
        }
        assertThat(context.isActive()).isFalse();
    }

    private static int underWay(ConfigurableApplicationContext context) {
        return context.getBean(MeterRegistry.class).find("http.server.requests.active").longTaskTimers().stream()
                .mapToInt(LongTaskTimer::activeTasks)
                .sum();
    }

    /** Whether a new request gets no answer. */
    private static boolean takesNothingNew(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream()
                    .write("GET /actuator/health/liveness HTTP/1.0\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() < 0;
        } catch (IOException refused) {
            return true;
        }
    }
}
