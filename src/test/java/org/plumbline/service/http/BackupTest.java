package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.PlumblineApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A copy made while evaluations are being kept, and a service started on it. */
class BackupTest {

    private static final byte[] NOTHING = new byte[0];

    @Test
    void whatWasAcknowledgedBeforeABackupIsThereWhenItIsRestored(@TempDir Path folder) throws Exception {
        byte[] body = Files.readAllBytes(Path.of("samples/dachang-2020-dept/submission.json"));
        Path original = folder.resolve("original");
        Path restored = folder.resolve("restored");
        Queue<String> kept = new ConcurrentLinkedQueue<>();
        List<String> before;
        try (ConfigurableApplicationContext service = start(original)) {
            ApiClient client = new ApiClient(service.getEnvironment());
            Thread keeping = new Thread(() -> {
                for (int i = 0; i < 60; i++) {
                    ApiClient.Answer answer = client.postJson("/api/v1/evaluations?trace=none", body);
                    assertThat(answer.status()).isEqualTo(201);
                    kept.add(answer.header("Location"));
                }
            });
            keeping.start();
            await().until(() -> kept.size() >= 20);
            before = List.copyOf(kept);
            ApiClient.Answer backup = client.post("/api/v1/backups", NOTHING);
            assertThat(backup.status()).as(backup.text()).isEqualTo(201);
            Path file = original.resolve("backups")
                    .resolve(backup.json().at("/file").asString());
            assertThat(backup.json().at("/notIncluded/0").asString()).isEqualTo("jobs");
            try (Stream<Path> files = Files.list(file.getParent())) {
                assertThat(files).containsExactly(file);
            }
            assertThat(Files.size(file)).isEqualTo(backup.json().at("/bytes").asLong());
            keeping.join();
            assertThat(kept).hasSize(60);
            unpack(file, restored);
        }
        try (ConfigurableApplicationContext service = start(restored)) {
            ApiClient client = new ApiClient(service.getEnvironment());
            for (String each : before) {
                assertThat(client.post(each + "/replay", NOTHING)
                                .json()
                                .at("/identical")
                                .asBoolean())
                        .isTrue();
            }
            assertThat(client.get("/api/v1/audit-log/verification")
                            .json()
                            .at("/intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static ConfigurableApplicationContext start(Path folder) {
        return SpringApplication.run(
                PlumblineApplication.class, "--server.port=0", "--plumbline.data-dir=" + folder.toAbsolutePath());
    }

    private static void unpack(Path backup, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (InputStream in = Files.newInputStream(backup);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(
                        zip,
                        folder.resolve(Path.of(entry.getName()).getFileName().toString()));
            }
        }
    }
}
