package org.plumbline.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.PlumblineApplication;
import org.plumbline.service.http.ApiClient;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ChainHeadSenderTest {

    @TempDir
    Path folder;

    private ConfigurableApplicationContext start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--server.port=0");
        all.add("--plumbline.data-dir=" + folder.resolve("data"));
        return SpringApplication.run(PlumblineApplication.class, all.toArray(String[]::new));
    }

    @Test
    void theHeadIsSentToAFileAndToSyslogAndIsOnTheChain() throws Exception {
        Path file = folder.resolve("heads.txt");
        try (DatagramSocket syslog = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                ConfigurableApplicationContext service = start(
                        "--plumbline.audit-head.every=300ms",
                        "--plumbline.audit-head.file=" + file,
                        "--plumbline.audit-head.syslog=127.0.0.1:" + syslog.getLocalPort())) {
            syslog.setSoTimeout(30_000);
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            syslog.receive(packet);
            String message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            assertThat(message).matches("<109>1 \\S+Z - plumbline - audit-log-head - \\d+:[0-9a-f]{64}");
            String head = message.substring(message.lastIndexOf(' ') + 1);
            assertThat(Files.readAllLines(file)).anyMatch(line -> line.startsWith(head));
            ApiClient client = new ApiClient(service.getEnvironment());
            assertThat(client.get("/api/v1/audit-log/verification")
                            .json()
                            .at("/remark")
                            .asString())
                    .contains("未与另存的链尾核对")
                    .contains("Not checked against an exported head");
            assertThat(client.get("/api/v1/audit-log/verification?head=" + head)
                            .json()
                            .has("remark"))
                    .isFalse();
            assertThat(client.get("/api/v1/audit-log/verification?head=" + head)
                            .json()
                            .at("/intact")
                            .asBoolean())
                    .isTrue();
            byte[] body = Files.readAllBytes(Path.of("samples/dachang-2020-dept/submission.json"));
            assertThat(client.postJson("/api/v1/evaluations", body).status()).isEqualTo(201);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                List<String> lines = Files.readAllLines(file);
                return lines.size() > 1 && !lines.get(lines.size() - 1).startsWith(head);
            });
            assertThat(Files.readAllLines(file)).doesNotHaveDuplicates();
        }
    }

    @Test
    void anUnreachableTargetDoesNotEndTheServiceOrTheSending() throws Exception {
        Path late = folder.resolve("late");
        try (ConfigurableApplicationContext service = start(
                "--plumbline.audit-head.every=200ms", "--plumbline.audit-head.file=" + late.resolve("heads.txt"))) {
            assertThat(service.isRunning()).isTrue();
            Files.createDirectory(late);
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(late.resolve("heads.txt")));
        }
    }

    @Test
    void nothingIsSentByDefault() {
        try (ConfigurableApplicationContext service = start()) {
            assertThat(service.getBean(ChainHeadSender.class).isAutoStartup()).isFalse();
        }
    }
}
