package org.plumbline.bench;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The client of nodes.sh: run as {@code Nodes <jar> <submission.json> <workbook.xlsx> <folder> <seconds> <seconds
 * between kills> <publications>}, with SPRING_DATASOURCE_* naming an empty PostgreSQL database. It runs three nodes;
 * callers rotate over them and try the next where one does not answer, as a load balancer would. With {@code <other jar>
 * <nodes to it> <nodes back>} at the end no node is killed: that many are stopped (SIGTERM) and started with the other
 * build, one after the other, and then with the first one again.
 */
final class Nodes {

    private static final int NODES = 3;
    private static final int CALLERS = 3;
    private static final int LINES = 2_000;
    private static final long PAUSE = 10; // ms between a caller's requests: a moderate load, not the maximum
    private static final long AIM = 2_000; // ms
    private static final String API = "/api/v1";
    private static final Pattern NAME = Pattern.compile("(\"name\"\\s*:\\s*\")");
    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern VERSION = Pattern.compile("\"ruleSet\":\\{[^}]*\"version\":(\\d+)");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).version(HttpClient.Version.HTTP_1_1).build();
    private final Path jar;
    private final Path folder;
    private final List<String> psql;
    private final String submission;
    private final byte[] workbook;
    private final List<Node> nodes = new ArrayList<>();
    private final Timeline timeline = new Timeline();
    private final Queue<String> kept = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Long> delays = new CopyOnWriteArrayList<>();
    private final List<String> jobs = new CopyOnWriteArrayList<>();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean over;
    /** When the load ends, in nanoseconds; it goes on until the disturbance is over. */
    private volatile long end;

    private Nodes(String[] arguments) throws IOException {
        jar = Path.of(arguments[0]).toAbsolutePath();
        submission = Files.readString(Path.of(arguments[1])).lines().map(String::strip).collect(Collectors.joining(" "));
        workbook = Files.readAllBytes(Path.of(arguments[2]));
        folder = Path.of(arguments[3]);
        URI database = URI.create(System.getenv("SPRING_DATASOURCE_URL").substring("jdbc:".length()));
        psql = List.of(
                "psql",
                "-h",
                database.getHost(),
                "-p",
                Integer.toString(database.getPort()),
                "-U",
                System.getenv("SPRING_DATASOURCE_USERNAME"),
                "-d",
                database.getPath().substring(1));
    }

    public static void main(String[] arguments) throws Exception {
        Nodes trial = new Nodes(arguments);
        try {
            trial.run(
                    Long.parseLong(arguments[4]),
                    Integer.parseInt(arguments[6]),
                    arguments.length > 7
                            ? () -> trial.upgrading(
                                    Path.of(arguments[7]).toAbsolutePath(),
                                    Integer.parseInt(arguments[8]),
                                    Integer.parseInt(arguments[9]))
                            : () -> trial.killing(trial.end, Long.parseLong(arguments[5])));
        } finally {
            trial.nodes.forEach(Node::kill);
        }
        trial.wrong.stream().limit(20).forEach(each -> System.out.println("WRONG: " + each));
        System.exit(trial.wrong.isEmpty() ? 0 : 1);
    }

    /** A response, with its time in nanoseconds. */
    private record Answer(int node, long sent, long received, int version) {}

    /** The periods in which versions were in force, one after the other, as a client can observe them. */
    private static final class Timeline {

        /** @param sent when its publication was requested; {@code gone} is when its end was acknowledged */
        private record Reign(int version, long sent, long gone) {}

        private final List<Reign> reigns = new ArrayList<>();

        /** A version ends when the next one's publication, or its own retirement, is acknowledged. */
        synchronized void begins(int version, long sent, long answered) {
            if (!reigns.isEmpty()) {
                Reign last = reigns.remove(reigns.size() - 1);
                reigns.add(new Reign(last.version, last.sent, answered));
            }
            reigns.add(new Reign(version, sent, Long.MAX_VALUE));
        }

        /**
         * Whether it was in force at some moment between, or ended before within the time that other nodes may take to
         * notice.
         */
        synchronized boolean allows(Answer answer) {
            return reigns.stream()
                    .anyMatch(each -> each.version == answer.version
                            && each.sent <= answer.received
                            && (each.gone == Long.MAX_VALUE || each.gone + AIM * 1_000_000 >= answer.sent));
        }
    }

    /** @param disturbance what is done to the nodes during the load */
    private void run(long seconds, int publications, Task disturbance) throws Exception {
        for (int i = 0; i < NODES; i++) {
            nodes.add(new Node(i));
        }
        long starting = System.nanoTime();
        for (Node node : nodes) {
            node.service.launch(); // all at once: they import the same rules at the same moment
        }
        for (Node node : nodes) {
            node.awaitReady();
        }
        System.out.printf("three nodes on an empty database, started at once: %d ms%n", millis(starting));
        String imported = sql("select count(*) || ' of ' || count(distinct scheme) from rule_set_version");
        check(imported.matches("(\\d+) of \\1"), "versions made of the workbooks on disk: " + imported + " schemes");
        Answer first = score(nodes.get(0));
        timeline.begins(first.version, first.sent, first.received);

        CountDownLatch done = new CountDownLatch(CALLERS + 1);
        for (int i = 0; i < CALLERS; i++) {
            background(done, this::call);
        }
        background(done, this::work);
        end = System.nanoTime() + seconds * 1_000_000_000L;
        Thread disturbing = new Thread(() -> quietly(disturbance));
        disturbing.start();
        for (int i = 0; i < publications && System.nanoTime() < end; i++) {
            Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000 / (publications - i + 1)));
            if (i % 5 == 4) {
                retire();
            } else {
                publish(i);
            }
        }
        Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
        disturbing.join();
        over = true;
        done.await();
        verify();
    }

    private interface Task {
        void run() throws Exception;
    }

    private void background(CountDownLatch done, Task task) {
        new Thread(() -> {
                    quietly(task);
                    done.countDown();
                })
                .start();
    }

    private void quietly(Task task) {
        try {
            task.run();
        } catch (Exception e) {
            wrong.add(e.toString());
        }
    }

    // ---- the load

    private final AtomicInteger numbers = new AtomicInteger();

    private void call() throws Exception {
        while (!over) {
            int number = numbers.incrementAndGet();
            if (number % 3 == 0) {
                keep(number);
            } else {
                scoreAnywhere(number);
            }
            Thread.sleep(PAUSE);
        }
    }

    /** At the next node where one does not answer; a request that none of them answers has failed. */
    private void scoreAnywhere(int number) throws Exception {
        for (int attempt = 0; attempt < NODES; attempt++) {
            try {
                answers.add(score(nodes.get((number + attempt) % NODES)));
                return;
            } catch (IOException gone) {
                again.incrementAndGet();
            }
        }
        failed.incrementAndGet();
    }

    private Answer score(Node node) throws Exception {
        long sent = System.nanoTime();
        HttpResponse<String> answer = node.post(API + "/score?trace=none", submission, "application/json");
        return answer(node, sent, answer, 200);
    }

    private Answer answer(Node node, long sent, HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() == 503) {
            throw new IOException("not now: " + answer.body());
        }
        Matcher version = VERSION.matcher(answer.body());
        if (answer.statusCode() != status || !version.find()) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return new Answer(node.number, sent, System.nanoTime(), Integer.parseInt(version.group(1)));
    }

    /** Repeats the request with the same key at the next node, until it is acknowledged. */
    private void keep(int number) throws Exception {
        for (int attempt = 0; ; attempt++) {
            Node node = nodes.get((number + attempt) % NODES);
            long sent = System.nanoTime();
            try {
                HttpResponse<String> answer = node.post(
                        API + "/evaluations?trace=none", numbered("k" + number), "application/json", "Idempotency-Key", "k" + number);
                Matcher id = ID.matcher(answer.body());
                if (attempt == 0) {
                    answers.add(answer(node, sent, answer, 201));
                } else {
                    answer(node, sent, answer, 201); // possibly stored by an earlier attempt
                }
                if (!id.find()) {
                    throw new IllegalStateException(answer.body());
                }
                kept.add(id.group(1));
                return;
            } catch (IOException gone) {
                again.incrementAndGet();
                Thread.sleep(100);
            }
        }
    }

    /** Submits one job after the other, each to the next node. */
    private void work() throws Exception {
        for (int number = 0; !over; number++) {
            String name = "job-" + number + ".ndjson";
            Path file = folder.resolve(name);
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (int i = 0; i < LINES; i++) {
                    out.write(numbered("j" + number + "-" + i));
                    out.write('\n');
                }
            }
            String job = start(name, file, number);
            jobs.add(job);
            while (!state(job).equals("DONE")) {
                Thread.sleep(500);
            }
        }
    }

    /** Where the response was lost, the job may exist nevertheless. */
    private String start(String name, Path file, int number) throws Exception {
        for (int attempt = 0; ; attempt++) {
            Node node = nodes.get((number + attempt) % NODES);
            try {
                Matcher there = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"[^{}]*\"fileName\":\"" + name + "\"")
                        .matcher(node.get(API + "/jobs?size=200"));
                if (there.find()) {
                    return API + "/jobs/" + there.group(1);
                }
                HttpResponse<String> answer = http.send(
                        node.request(API + "/jobs?trace=none&keep=true&name=" + name)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofFile(file))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == 202) {
                    return answer.headers().firstValue("Location").orElseThrow();
                }
                throw new IOException(answer.statusCode() + " " + answer.body());
            } catch (IOException gone) {
                again.incrementAndGet();
                Thread.sleep(200);
            }
        }
    }

    private String state(String job) throws Exception {
        for (Node node : nodes) {
            try {
                String state = text(node.get(job), "state");
                if (state.equals("FAILED") || state.equals("CANCELLED")) {
                    throw new IllegalStateException(node.get(job));
                }
                return state;
            } catch (IOException gone) {
                again.incrementAndGet();
            }
        }
        return "unknown";
    }

    // ---- changes during the load

    private void publish(int number) throws Exception {
        for (int attempt = 0; ; attempt++) {
            Node node = nodes.get((number + attempt) % NODES);
            try {
                HttpResponse<String> draft = node.upload(varied("v" + number));
                Matcher id = Pattern.compile("\"ruleSet\":\\{\"id\":(\\d+).*?\"version\":(\\d+)").matcher(draft.body());
                if (draft.statusCode() != 201 || !id.find()) {
                    throw new IOException(draft.statusCode() + " " + draft.body());
                }
                int version = Integer.parseInt(id.group(2));
                decide(node, id.group(1), "publication", version);
                return;
            } catch (IOException gone) { // the draft may exist, and is ignored
                again.incrementAndGet();
                Thread.sleep(500);
                number += 1_000;
            }
        }
    }

    private final List<int[]> published = new ArrayList<>();

    /** Retires the version in force, so that the one before it is in force again. */
    private void retire() throws Exception {
        int[] last = published.remove(published.size() - 1);
        int[] before = published.get(published.size() - 1);
        for (int attempt = 0; ; attempt++) {
            try {
                decide(nodes.get(attempt % NODES), Integer.toString(last[0]), "retirement", before[1]);
                return;
            } catch (IOException gone) {
                again.incrementAndGet();
                Thread.sleep(500);
            }
        }
    }

    /** @param then the version in force after it */
    private void decide(Node at, String id, String step, int then) throws Exception {
        List<Node> up = nodes.stream().filter(node -> node.up).toList();
        long sent = System.nanoTime();
        HttpResponse<String> answer;
        try {
            answer = at.post(API + "/rule-sets/" + id + "/" + step, "{\"reason\": \"试验\"}", "application/json");
        } catch (IOException lost) {
            if (!sql("select state from rule_set_version where id = " + id)
                    .equals(step.equals("publication") ? "PUBLISHED" : "RETIRED")) {
                throw lost;
            }
            answer = null; // it was applied, and the response was lost with its node
        }
        long answered = System.nanoTime();
        if (answer != null && answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        timeline.begins(then, sent, answered);
        if (step.equals("publication")) {
            published.add(new int[] {Integer.parseInt(id), then});
        }
        for (Node node : up) {
            new Thread(() -> quietly(() -> watch(node, then, answered))).start();
        }
    }

    /** Measures the time until it is in force on a node that is up throughout. */
    private void watch(Node node, int version, long from) throws Exception {
        while (node.up && millis(from) < 10_000) {
            try {
                Answer answer = score(node);
                if (answer.version == version) {
                    delays.add(Math.max(0, (answer.received - from) / 1_000_000));
                    return;
                }
            } catch (IOException gone) {
                return; // it was killed or suspended
            }
            Thread.sleep(5);
        }
        if (node.up) {
            wrong.add("version " + version + " is not in force on node " + node.number + " after 10 s");
        }
    }

    /**
     * Kills and restarts another node each time; before every third kill another node is suspended beyond its leases.
     */
    private void killing(long end, long between) throws Exception {
        int kills = 0;
        int stops = 0;
        for (int i = 0; ; i++) {
            Thread.sleep(between * 1_000 / 2);
            if (System.nanoTime() > end) {
                break;
            }
            if (i % 3 == 1 && between > 45) {
                nodes.get((i + 1) % NODES).holdUp(20_000);
                stops++;
            }
            Node node = nodes.get(i % NODES);
            node.kill();
            kills++;
            Thread.sleep(2_000);
            node.service.launch();
            node.awaitReady();
            Thread.sleep(Math.max(0, Math.min(between * 500, (end - System.nanoTime()) / 1_000_000)));
        }
        System.out.printf("%d times a node was killed with SIGKILL, %d times one was stopped for 20 s%n", kills, stops);
    }

    /** Each node is replaced once the one before is ready. */
    private void upgrading(Path other, int forward, int back) throws Exception {
        for (int i = 0; i < forward; i++) {
            replace(nodes.get(i), other, "the other build");
        }
        for (int i = 0; i < back; i++) {
            replace(nodes.get(i), jar, "the first build again");
        }
    }

    private void replace(Node node, Path build, String name) throws Exception {
        long begun = System.nanoTime();
        int before = answers.size();
        node.replace(build);
        System.out.printf(
                "node %d has %s after %d ms, in which the others scored %d times; schema version %s%n",
                node.number,
                name,
                millis(begun),
                answers.size() - before,
                sql("select max(version::numeric) from flyway_schema_history where success"));
        Thread.sleep(3_000);
    }

    // ---- final checks

    private void verify() throws Exception {
        for (String job : jobs) {
            while (!state(job).equals("DONE")) {
                Thread.sleep(500);
            }
        }
        List<String> ids = new ArrayList<>(kept);
        check(new HashSet<>(ids).size() == ids.size(), "two requests were acknowledged with one id");
        int results = 0;
        for (int i = 0; i < jobs.size(); i++) {
            List<String> lines = nodes.get(i % NODES).get(jobs.get(i) + "/results").lines().toList();
            check(lines.size() == LINES, jobs.get(i) + ": " + lines.size() + " results");
            for (int n = 0; n < lines.size(); n++) {
                Matcher id = ID.matcher(lines.get(n));
                check(lines.get(n).contains("j" + i + "-" + n + " ") && id.find(), jobs.get(i) + ": line " + n + " is " + lines.get(n));
                ids.add(id.group(1));
                results++;
            }
        }
        Set<String> stored = sql("select id from evaluation").lines().collect(Collectors.toSet());
        Set<String> lost = new HashSet<>(ids);
        lost.removeAll(stored);
        Set<String> more = new HashSet<>(stored);
        more.removeAll(ids);
        check(failed.get() == 0, failed.get() + " requests were answered by no node");
        check(lost.isEmpty(), lost.size() + " acknowledged evaluations are not there: " + lost.stream().limit(3).toList());
        check(more.isEmpty(), more.size() + " evaluations exist that were not acknowledged: " + more.stream().limit(3).toList());
        check(new HashSet<>(ids).size() == ids.size(), "one evaluation is returned for two results");
        long bad = answers.stream().filter(each -> !timeline.allows(each)).count();
        check(bad == 0, bad + " answers by a version that was not in force: "
                + answers.stream().filter(each -> !timeline.allows(each)).limit(3).toList());
        List<Long> sorted = new ArrayList<>(delays);
        Collections.sort(sorted);
        check(!sorted.isEmpty() && sorted.get(sorted.size() - 1) <= AIM, "a publication took " + sorted.get(sorted.size() - 1) + " ms");
        while (!sql("select count(*) from log_pending").equals("0")) {
            Thread.sleep(500);
        }
        String log = nodes.get(0).get(API + "/audit-log/verification");
        check(log.contains("\"intact\":true"), log);
        System.out.printf(
                "%,d answers judged by version, %d wrong; %,d evaluations acknowledged, %d lost; %d jobs of %,d lines, %,d results; %,d rows, %d not acknowledged%n",
                answers.size(), bad, kept.size(), lost.size(), jobs.size(), LINES, results, stored.size(), more.size());
        System.out.printf("%d requests were repeated at the next node, %d were answered by none%n", again.get(), failed.get());
        System.out.printf(
                "in force on a node that was up, after the response to the publication or retirement (%d observed): median %d ms, max %d ms%n",
                sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
        System.out.printf("audit log: %s%n", log);
    }

    private void check(boolean good, String otherwise) {
        if (!good) {
            wrong.add(otherwise);
        }
    }

    // ---- a node

    private final class Node {

        private final int number;
        private volatile ServiceProcess service;
        private volatile boolean up;

        Node(int number) throws IOException {
            this.number = number;
            this.service = createService(jar);
        }

        private ServiceProcess createService(Path build) throws IOException {
            return ServiceProcess.in(
                    folder.resolve("node-" + number),
                    build,
                    List.of("-Xmx512m"),
                    "--plumbline.jobs-dir=" + folder.resolve("jobs").toAbsolutePath());
        }

        /** On another port, as a load balancer has it once it is ready. */
        void replace(Path build) throws Exception {
            up = false;
            service.stop();
            ServiceProcess next = createService(build);
            next.launch();
            try {
                next.awaitReady();
            } finally {
                service = next;
            }
            up = true;
        }

        void awaitReady() throws Exception {
            service.awaitReady();
            up = true;
        }

        void kill() {
            up = false;
            service.kill();
        }

        void holdUp(long millis) throws Exception {
            up = false;
            service.signal("STOP");
            Thread.sleep(millis);
            service.signal("CONT");
            awaitReady();
        }

        HttpRequest.Builder request(String path) {
            return service.request(path).timeout(Duration.ofSeconds(30));
        }

        String get(String path) throws Exception {
            HttpResponse<String> answer = http.send(request(path).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }

        HttpResponse<String> post(String path, String body, String type, String... header) throws Exception {
            HttpRequest.Builder request = request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
            return http.send((header.length == 0 ? request : request.headers(header)).build(), BodyHandlers.ofString());
        }

        HttpResponse<String> upload(byte[] file) throws Exception {
            String boundary = "----plumbline-nodes";
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"workbook\"; filename=\"dachang-department.xlsx\"\r\n"
                            + "Content-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return http.send(
                    request(API + "/rule-sets")
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    // ---- the rest

    /** Each evaluation has another subject, so that none can be mistaken for another. */
    private String numbered(String mark) {
        return NAME.matcher(submission).replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + mark + " "));
    }

    /** The workbook with another title, and so another SHA-256. */
    private byte[] varied(String mark) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                if (entry.getName().equals("xl/sharedStrings.xml")) {
                    part = new String(part, StandardCharsets.UTF_8)
                            .replace("部门整体绩效自评<", "部门整体绩效自评 " + mark + "<")
                            .getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(part);
            }
        }
        return bytes.toByteArray();
    }

    private String sql(String query) throws Exception {
        List<String> command = new ArrayList<>(psql);
        command.addAll(List.of("-At", "-c", query));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }

    private static String text(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"(\\w+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
