package org.plumbline.console;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.PlumblineApplication;
import org.plumbline.service.http.ApiClient;
import org.springframework.mock.env.MockEnvironment;

/** The service as a process of its own, which is killed with SIGKILL and started again on the same port and data folder. */
final class ServiceProcess implements AutoCloseable {

    private final Path folder;
    private final List<String> settings;
    private final int port;
    private final ApiClient client;
    private Process process;

    /**
     * @param folder the data folder, and beside it the log
     * @param settings such as {@code --plumbline.users.clerk.roles=CLERK}
     */
    ServiceProcess(Path folder, List<String> settings) {
        this.folder = folder;
        this.settings = settings;
        this.port = findFreePort();
        this.client = new ApiClient(new MockEnvironment().withProperty("local.server.port", Integer.toString(port)));
    }

    ApiClient client() {
        return client;
    }

    /** Returns once requests are answered. */
    void start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PlumblineApplication.class.getName(),
                "--server.port=" + port,
                "--plumbline.data-dir=" + folder.resolve("data").toAbsolutePath()));
        command.addAll(settings);
        File log = folder.resolve("log").toFile();
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the service, whose log is " + log)
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> client.get("/actuator/health/liveness").status() == 200);
    }

    /** SIGKILL; returns once the process has ended. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static int findFreePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
