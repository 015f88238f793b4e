package org.plumbline.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

/**
 * A server as a process of its own on a free loopback port, mostly the packaged service; it
 * is used by all of these programs. It can be killed, stopped, suspended and started again on
 * the same port and data.
 */
final class ServiceProcess implements AutoCloseable {

    private static final long PATIENCE = 300_000; // ms until it is ready
    private static final Pattern HEAP_USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern CLASSES =
            Pattern.compile("java\\.cls\\.(loaded|sharedLoaded|unloaded|sharedUnloaded)Classes=(\\d+)");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Path folder;
    private final boolean temporary;
    private final int port;
    private final List<String> command;
    /** Answered with any status once the server is ready. */
    private final String path;

    private Process process;

    private ServiceProcess(Path folder, boolean temporary, int port, List<String> command, String path) {
        this.folder = folder;
        this.temporary = temporary;
        this.port = port;
        this.command = command;
        this.path = path;
    }

    /**
     * The packaged service in a permanent folder, not started yet.
     *
     * @param folder where it runs: its data folder is {@code data} below it unless {@code
     *     arguments} specify otherwise, and {@code log} has its output
     * @param options of the JVM
     * @param arguments of the service
     */
    static ServiceProcess in(Path folder, Path jar, List<String> options, String... arguments) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString(), "--server.port=" + port));
        command.addAll(List.of(arguments));
        return new ServiceProcess(
                Files.createDirectories(folder).toAbsolutePath(), false, port, command, "/actuator/health/readiness");
    }

    /** The packaged service, started on an empty data folder that is deleted with it. */
    static ServiceProcess start(Path jar, String... options) throws IOException, InterruptedException {
        ServiceProcess service = in(Files.createTempDirectory("plumbline-bench"), jar, List.of(options));
        return started(service.folder, service.port, service.command, service.path);
    }

    /**
     * Any other server that takes its port as its first argument.
     *
     * @param java options of the JVM and the main class; paths in them absolute
     * @param path that it answers with any status once it is ready
     */
    static ServiceProcess start(List<String> java, List<String> arguments, String path)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(java);
        command.add(Integer.toString(port));
        command.addAll(arguments);
        return started(Files.createTempDirectory("plumbline-bench"), port, command, path);
    }

    private static ServiceProcess started(Path folder, int port, List<String> command, String path)
            throws IOException, InterruptedException {
        ServiceProcess service = new ServiceProcess(folder, true, port, command, path);
        try {
            service.start();
        } catch (IllegalStateException e) {
            service.close();
            throw e;
        }
        return service;
    }

    /** Starts it and waits until it is ready. @return milliseconds it took */
    long start() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        launch();
        awaitReady();
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** Starts it without waiting. */
    void launch() throws IOException {
        List<String> all = new ArrayList<>(List.of(javaTool("java")));
        all.addAll(command);
        process = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /**
     * @throws IllegalStateException with its log, where it ended or is not ready within five
     *     minutes
     */
    void awaitReady() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!isReady()) {
            if (!process.isAlive() || (System.nanoTime() - begun) / 1_000_000 > PATIENCE) {
                throw new IllegalStateException("the service did not start:\n" + Files.readString(log()));
            }
            Thread.sleep(50);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            int status = http.send(request(path).GET().build(), BodyHandlers.discarding())
                    .statusCode();
            return status == 200 || status == 405; // it is up, but the path is not for GET
        } catch (IOException notYet) {
            return false;
        }
    }

    Path log() {
        return folder.resolve("log");
    }

    /** SIGKILL, to the one process started here. */
    synchronized void kill() {
        if (process != null && process.isAlive()) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** SIGTERM, to the one process started here. */
    void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    /** @param name of a signal, such as STOP */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
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

    /** Milliseconds of CPU used so far: on a busy machine more reliable than the clock. */
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
            throw new IllegalStateException("this JVM does not report its heap or its classes");
        }
        return new Memory(heap, classes);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(javaTool("jcmd"), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
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

    /** Number of lines with errors in the service's log so far. */
    long countErrorLines() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("log"))) {
            return lines.filter(line -> line.contains(" ERROR ") || line.contains("Exception")).count();
        }
    }

    /** Stops it and deletes a temporary folder. */
    @Override
    public void close() throws IOException {
        stop();
        if (temporary) {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A program of the running JDK. */
    static String javaTool(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
