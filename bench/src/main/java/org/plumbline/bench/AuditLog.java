package org.plumbline.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The client of audit-log.sh: {@code AuditLog <submission.json> <evaluations> <jar> [<other jar>]}. */
final class AuditLog {

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 4;

    /** Evaluations stored over HTTP; the others are copies of these. */
    private static final int POSTED = 500;

    private static final Pattern NAME = Pattern.compile("(\"name\"\\s*:\\s*\")");
    private static final Pattern MILLIS = Pattern.compile("\"millis\":(\\d+)");
    private static final Pattern ENTRIES = Pattern.compile("\"entries\":(\\d+)");

    /** Limit for one verification of 100,000 entries. */
    private static final long AIM = 10_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String jar;
    private final Path folder;
    private final ServiceProcess service;

    private AuditLog(String jar) throws IOException {
        this.jar = Path.of(jar).toAbsolutePath().toString();
        this.folder = Files.createTempDirectory("audit-log");
        this.service = ServiceProcess.in(folder, Path.of(jar), List.of());
    }

    public static void main(String[] arguments) throws Exception {
        String submission = Files.readString(Path.of(arguments[0]));
        int evaluations = Integer.parseInt(arguments[1]);
        if (arguments.length == 4) {
            compare(submission, evaluations, List.of(arguments[2], arguments[3]));
            return;
        }
        AuditLog trial = new AuditLog(arguments[2]);
        boolean holds;
        try {
            trial.service.start();
            holds = trial.verify(submission, evaluations);
        } finally {
            trial.close();
        }
        System.exit(holds ? 0 : 1);
    }

    private static void compare(String submission, int evaluations, List<String> jars) throws Exception {
        List<AuditLog> builds = new ArrayList<>();
        try {
            for (String jar : jars) {
                AuditLog build = new AuditLog(jar);
                builds.add(build);
                build.service.start();
                build.keep(submission, evaluations); // warm
            }
            for (int round = 1; round <= ROUNDS; round++) {
                for (AuditLog build : builds) {
                    long cpu = build.service.cpuMillis();
                    long millis = build.keep(submission, evaluations);
                    System.out.printf(
                            "%s: %d kept in %d ms, %d a second, %.2f ms of CPU each%n",
                            build.jar,
                            evaluations,
                            millis,
                            evaluations * 1_000L / millis,
                            (build.service.cpuMillis() - cpu) / (double) evaluations);
                }
            }
        } finally {
            for (AuditLog build : builds) {
                build.close();
            }
        }
    }

    private boolean verify(String submission, int evaluations) throws Exception {
        int posted = Math.min(POSTED, evaluations);
        keep(submission, posted);
        service.stop();
        multiply(evaluations - posted);
        long starting = System.nanoTime();
        service.start();
        System.out.printf(
                "start with %d evaluations that have no entry yet, each entered and chained: %d ms%n",
                evaluations - posted, millis(starting));
        boolean holds = true;
        for (int i = 0; i < 2; i++) {
            String found = get("/api/v1/audit-log/verification");
            long millis = number(MILLIS, found);
            long entries = number(ENTRIES, found);
            System.out.printf("%d entries verified in %d ms while it runs%n", entries, millis);
            holds &= found.contains("\"intact\":true") && entries > evaluations;
            holds &= millis <= Math.max(AIM, AIM * evaluations / 100_000);
        }
        String head = number(ENTRIES, get("/api/v1/audit-log/head")) + ":"
                + get("/api/v1/audit-log/head").replaceAll("(?s).*\"hash\":\"([0-9a-f]+)\".*", "$1");
        service.stop();
        return holds & offline(head) == 0 & offline(head.replaceAll(":.", ":g")) == 2
                & offline((evaluations / 2) + head.substring(head.indexOf(':'))) == 1;
    }

    /**
     * Simulates evaluations stored before the log existed: copies of the posted rows under other ids, which the next
     * start enters.
     */
    private void multiply(int more) throws SQLException {
        String columns = "scheme, fiscal_year, subject_name, region, complete, total, grade, declared_total,"
                + " rule_set_version_id, rule_set_sha256, canonical_sha256, submission, canonical, created_at";
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("data/plumbline").toAbsolutePath(), "plumbline", "")) {
            List<UUID> posted = new ArrayList<>();
            try (ResultSet rows = connection.createStatement().executeQuery("select id from evaluation order by id")) {
                while (rows.next()) {
                    posted.add(rows.getObject(1, UUID.class));
                }
            }
            connection.setAutoCommit(false);
            copyRows(connection, "evaluation", "id", columns, posted, more);
            copyRows(
                    connection,
                    "evaluation_finding",
                    "evaluation_id",
                    "ordinal, code, severity, scheme, fiscal_year, subject_name, region, grade, indicator",
                    posted,
                    more);
            copyRows(
                    connection,
                    "evaluation_profile",
                    "evaluation_id",
                    "scheme, fiscal_year, subject_name, body, region, declared_total, scores, full_marks, scores_sha256",
                    posted,
                    more);
            connection.createStatement().execute("update log_head set whole = false");
            connection.commit();
        }
    }

    private static void copyRows(
            Connection connection, String table, String id, String columns, List<UUID> posted, int more)
            throws SQLException {
        String sql = "insert into " + table + " (" + id + ", " + columns + ") select ?, " + columns + " from " + table
                + " where " + id + " = ?";
        try (PreparedStatement copy = connection.prepareStatement(sql)) {
            for (int n = 1; n <= more; n++) {
                copy.setObject(1, new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | n));
                copy.setObject(2, posted.get(n % posted.size()));
                copy.executeUpdate();
                if (n % 1_000 == 0) {
                    connection.commit();
                }
            }
        }
    }

    /** @return exit status of the command */
    private int offline(String head) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process command = new ProcessBuilder(
                        ServiceProcess.javaTool("java"), "-jar", jar, "--plumbline.verify-log", "--plumbline.head=" + head)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(command.getInputStream().readAllBytes());
        int status = command.waitFor();
        System.out.printf("offline command: %d after %d ms in all%n%s", status, millis(begun), output.indent(2));
        return status;
    }

    /** @return milliseconds it took */
    private long keep(String submission, int evaluations) throws InterruptedException {
        long begun = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger kept = new AtomicInteger();
        List<Thread> clients = Stream.generate(() -> new Thread(() -> {
                    try {
                        for (int n = next.getAndIncrement(); n < evaluations; n = next.getAndIncrement()) {
                            String body = NAME.matcher(submission)
                                    .replaceFirst(Matcher.quoteReplacement("\"name\": \"" + n + " "));
                            HttpResponse<String> answer = send(request("/api/v1/evaluations?trace=none")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body)));
                            if (answer.statusCode() == 201) {
                                kept.incrementAndGet();
                            }
                        }
                    } catch (IOException e) {
                        System.err.println("a client failed: " + e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .limit(CLIENTS)
                .toList();
        clients.forEach(Thread::start);
        for (Thread client : clients) {
            client.join();
        }
        if (kept.get() != evaluations) {
            throw new IllegalStateException("only " + kept + " of " + evaluations + " were stored");
        }
        return millis(begun);
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept", "application/json").GET()).body();
    }

    private HttpRequest.Builder request(String path) {
        return service.request(path).timeout(Duration.ofMinutes(5));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private void close() throws IOException {
        service.stop();
        ServiceProcess.delete(folder);
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
