package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.PlumblineApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A collector in the test receives what a service exports. */
class TelemetryTest {

    @TempDir
    Path folder;

    private HttpServer collector;
    private final Queue<String> traces = new ConcurrentLinkedQueue<>();
    private final Queue<String> metrics = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void startCollector() throws Exception {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            (exchange.getRequestURI().getPath().equals("/v1/traces") ? traces : metrics)
                    .add(new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stopCollector() {
        collector.stop(0);
    }

    private ConfigurableApplicationContext start(String... settings) {
        String url = "http://127.0.0.1:" + collector.getAddress().getPort();
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--server.port=0");
        all.add("--plumbline.data-dir=" + folder);
        all.add("--management.opentelemetry.tracing.export.otlp.endpoint=" + url + "/v1/traces");
        all.add("--management.opentelemetry.tracing.export.otlp.compression=none");
        all.add("--management.opentelemetry.tracing.export.schedule-delay=100ms");
        all.add("--management.otlp.metrics.export.url=" + url + "/v1/metrics");
        all.add("--management.otlp.metrics.export.step=1s");
        return SpringApplication.run(PlumblineApplication.class, all.toArray(String[]::new));
    }

    private static void score(ConfigurableApplicationContext service) throws Exception {
        byte[] body = Files.readAllBytes(Path.of("samples/dachang-2020-dept/submission.json"));
        assertThat(new ApiClient(service.getEnvironment())
                        .postJson("/api/v1/score", body)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aScoringRequestIsExportedAsASpanWithoutItsContentIfTelemetryIsOn() throws Exception {
        try (ConfigurableApplicationContext service = start("--plumbline.telemetry=true")) {
            score(service);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> traces.stream().anyMatch(each -> each.contains("/api/v1/score")));
            await().atMost(Duration.ofSeconds(30)).until(() -> !metrics.isEmpty());
            String content = new String("大厂".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertThat(traces).noneMatch(each -> each.contains(content));
        }
    }

    @Test
    void nothingIsExportedOrConfiguredByDefault() throws Exception {
        try (ConfigurableApplicationContext service = start()) {
            score(service);
            assertThat(service.getBeanNamesForType(OpenTelemetry.class)).isEmpty();
            assertThat(service.getBeanNamesForType(io.micrometer.tracing.Tracer.class))
                    .isEmpty();
        }
        assertThat(traces).isEmpty(); // exporters would send what is left when they are closed
        assertThat(metrics).isEmpty();
    }
}
