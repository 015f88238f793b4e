package org.plumbline.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged service as a process of its own, on a free loopback port and an empty data folder, and its memory. */
final class ServiceProcess implements AutoCloseable {

    private static final Pattern HEAP_USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern CLASSES =
            Pattern.compile("java\\.cls\\.(loaded|sharedLoaded|unloaded|sharedUnloaded)Classes=(\\d+)");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Path folder;
    private final int port;
    private final Process process;

    private ServiceProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static ServiceProcess start(Path jar, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(options));
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        int port = freePort();
        return start(command, List.of("--server.port=" + port), port, "/actuator/health/readiness");
    }

    /**
     * Any other server, which takes its port as its first argument.
     *
     * @param java options of the JVM and the main class; paths in them absolute
     * @param path that it answers, in whatever way, once it is ready
     */
    static ServiceProcess start(List<String> java, List<String> arguments, String path)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> all = new ArrayList<>(List.of(Integer.toString(port)));
        all.addAll(arguments);
        return start(java, all, port, path);
    }

    private static ServiceProcess start(List<String> java, List<String> arguments, int port, String path)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("plumbline-bench");
        List<String> command = new ArrayList<>(List.of(javaTool("java")));
        command.addAll(java);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        ServiceProcess service = new ServiceProcess(folder, port, process);
        long begun = System.nanoTime();
        while (!service.isAnswering(path)) {
            if (!process.isAlive() || System.nanoTime() - begun > 120_000_000_000L) {
                String log = Files.readString(folder.resolve("log"));
                service.close();
                throw new IllegalStateException("the service did not start:\n" + log);
            }
            Thread.sleep(50);
        }
        return service;
    }

    private boolean isAnswering(String path) throws IOException, InterruptedException {
        try {
            int status = http.send(request(path).GET().build(), BodyHandlers.discarding())
                    .statusCode();
            return status == 200 || status == 405; // it is there, but no GET
        } catch (ConnectException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path).GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Milliseconds of CPU used so far: on a busy machine they say more than the clock. */
    long cpuMillis() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    HttpResponse<String> postJson(String path, byte[] body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> upload(String fileName, byte[] workbook) throws IOException, InterruptedException {
        String boundary = "----plumbline-bench";
        ByteArrayOutputStream body = new ByteArrayOutputStream(workbook.length + 300);
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"workbook\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(workbook);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return http.send(
                request("/api/v1/rule-sets")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(60));
    }

    /** @param heap KB in use right after a collection */
    record Memory(long heap, long classes) {}

    Memory measureMemory() throws IOException, InterruptedException {
        jcmd("GC.run");
        long heap = 0;
        for (Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info")); used.find(); ) {
            heap += Long.parseLong(used.group(1));
        }
        long classes = 0;
        for (Matcher count = CLASSES.matcher(jcmd("PerfCounter.print")); count.find(); ) {
            boolean gone = count.group(1).toLowerCase(Locale.ROOT).endsWith("unloaded");
            classes += (gone ? -1 : 1) * Long.parseLong(count.group(2));
        }
        if (heap == 0 || classes == 0) {
            throw new IllegalStateException("this JVM does not tell its heap or its classes");
        }
        return new Memory(heap, classes);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(javaTool("jcmd"), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }

    /** A figure of {@code /proc/<pid>/status}, such as Threads, or VmRSS in KB. */
    long readProcessStatus(String name) throws IOException {
        String prefix = name + ":";
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(prefix))
                .mapToLong(line -> Long.parseLong(
                        line.substring(prefix.length()).replace("kB", "").strip()))
                .findFirst()
                .orElseThrow();
    }

    /** Files and sockets the service has open. */
    long countOpenFiles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return open.count();
        }
    }

    /** Lines of the service's log so far that tell of an error. */
    long countErrorLines() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("log"))) {
            return lines.filter(line -> line.contains(" ERROR ") || line.contains("Exception")).count();
        }
    }

    /** Ends the one process started here. */
    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String javaTool(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
