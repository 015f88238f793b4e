package org.plumbline.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The client of postgres-outage.sh: run as {@code PostgresOutage <jar> <submission.json> <seconds> <pause>}. */
final class PostgresOutage {

    private static final int CLIENTS = 8;
    private static final Pattern NAME = Pattern.compile("(\"name\"\\s*:\\s*\")");
    private static final Pattern TYPE = Pattern.compile("\"type\":\"urn:plumbline:problem:([a-z-]+)\"");
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

    /**
     * @param kind the status, with the problem's type where there is one; counted from the start of the load in
     *     milliseconds
     */
    private record Answer(String kind, long begun, long ended) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ServiceProcess service;
    private final long pause;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> keeping = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> scoring = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private PostgresOutage(ServiceProcess service, long pause) {
        this.service = service;
        this.pause = pause;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("postgres-outage");
        PostgresOutage trial = new PostgresOutage(
                ServiceProcess.in(folder, Path.of(arguments[0]), List.of()), Long.parseLong(arguments[3]));
        boolean held;
        try {
            trial.service.start();
            held = trial.run(Files.readString(Path.of(arguments[1])), Integer.parseInt(arguments[2]));
        } finally {
            trial.service.kill();
            ServiceProcess.delete(folder);
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(String submission, int seconds) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long zero = System.nanoTime();
        List<Thread> clients = Stream.concat(
                        Stream.generate(() ->
                                        client(keeping, () -> keep(numbered(submission, next.getAndIncrement()), zero)))
                                .limit(CLIENTS),
                        Stream.of(client(scoring, () -> score(submission, zero))))
                .toList();
        clients.forEach(Thread::start);
        Thread.sleep(seconds * 1_000L / 3);
        long killed = millis(zero);
        int processes = killServer();
        Thread.sleep(seconds * 1_000L / 3);
        startServer();
        long back = millis(zero);
        Thread.sleep(seconds * 1_000L / 3);
        over = true;
        for (Thread client : clients) {
            client.join();
        }
        System.out.printf(
                "SIGKILL to %d processes of PostgreSQL after %d ms, ready again after %d ms%n", processes, killed, back);
        return report(killed, back) & check();
    }

    private boolean report(long killed, long back) throws IOException {
        System.out.printf("stored before: %s%n", kinds(keeping, 0, killed));
        System.out.printf("while it was down: %s; slowest answer %d ms%n", kinds(keeping, killed, back), keeping.stream()
                .filter(answer -> answer.begun >= killed && answer.begun < back)
                .mapToLong(answer -> answer.ended - answer.begun)
                .max()
                .orElse(0));
        System.out.printf("afterwards: %s%n", kinds(keeping, back, Long.MAX_VALUE));
        System.out.printf("POST /score while it was down: %s%n", kinds(scoring, killed, back));
        long first = keeping.stream()
                .filter(answer -> answer.ended > back && answer.kind.equals("201"))
                .mapToLong(Answer::ended)
                .min()
                .orElse(Long.MAX_VALUE);
        long last = keeping.stream()
                .filter(answer -> !answer.kind.equals("201"))
                .mapToLong(Answer::ended)
                .max()
                .orElse(0);
        System.out.printf("first stored %d ms after it was ready, last refusal %d ms after%n", first - back, last - back);
        List<String> others = Stream.concat(
                        keeping.stream().filter(answer -> !answer.kind.equals("201") && !answer.kind.startsWith("503 ")),
                        scoring.stream().filter(answer -> !answer.kind.equals("200")))
                .map(Answer::kind)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            System.out.printf("unexpected responses: %s%n", others);
            List<String> log = Files.readAllLines(service.log());
            for (int i = 0; i < log.size(); i++) {
                if (log.get(i).matches(".* ERROR .*error [0-9a-f]{8} at .*")) {
                    log.subList(i, Math.min(i + 15, log.size())).forEach(System.out::println);
                }
            }
        }
        return others.isEmpty() && first < Long.MAX_VALUE;
    }

    private static Map<String, Long> kinds(Queue<Answer> answers, long from, long to) {
        return answers.stream()
                .filter(answer -> answer.ended >= from && answer.ended < to)
                .collect(Collectors.groupingBy(Answer::kind, TreeMap::new, Collectors.counting()));
    }

    private boolean check() throws Exception {
        AtomicInteger lost = new AtomicInteger();
        Queue<String> open = new ConcurrentLinkedQueue<>(acknowledged);
        List<Thread> checking = Stream.generate(() -> new Thread(() -> replayAll(open, lost)))
                .limit(4)
                .toList();
        checking.forEach(Thread::start);
        for (Thread thread : checking) {
            thread.join();
        }
        Matcher total = TOTAL.matcher(
                send(request("/api/v1/evaluations?size=1").GET()).body());
        if (!total.find()) {
            throw new IllegalStateException("no total");
        }
        long kept = Long.parseLong(total.group(1));
        System.out.printf(
                "of %d acknowledged: %d lost or different; %d more were stored and not acknowledged%n",
                acknowledged.size(), lost.get(), kept - acknowledged.size());
        String log = send(request("/api/v1/audit-log/verification").GET()).body();
        System.out.printf("audit log: %s%n", log);
        return lost.get() == 0 && kept >= acknowledged.size() && log.contains("\"intact\":true");
    }

    private void replayAll(Queue<String> open, AtomicInteger lost) {
        for (String address = open.poll(); address != null; address = open.poll()) {
            try {
                if (!send(request(address + "/replay").POST(BodyPublishers.noBody()))
                        .body()
                        .contains("\"identical\":true")) {
                    lost.incrementAndGet();
                }
            } catch (IOException e) {
                lost.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long keep(String submission, long zero) throws IOException, InterruptedException {
        long begun = millis(zero);
        HttpResponse<String> response = send(post("/api/v1/evaluations?trace=none", submission));
        keeping.add(new Answer(kind(response), begun, millis(zero)));
        if (response.statusCode() == 201) {
            acknowledged.add(response.headers().firstValue("Location").orElseThrow());
            return pause;
        }
        return 100;
    }

    private long score(String submission, long zero) throws IOException, InterruptedException {
        long begun = millis(zero);
        scoring.add(new Answer(kind(send(post("/api/v1/score?trace=none", submission))), begun, millis(zero)));
        return 50;
    }

    private static String kind(HttpResponse<String> response) {
        Matcher type = TYPE.matcher(response.body());
        return response.statusCode() + (type.find() ? " " + type.group(1) : "");
    }

    /** Each evaluation has another subject, so that none can be mistaken for another. */
    private static String numbered(String submission, int n) {
        return NAME.matcher(submission).replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + n + " "));
    }

    /** @return number of processes killed */
    private static int killServer() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(Path.of(System.getenv("POSTGRES_DATA"), "postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        return all.size();
    }

    private static void startServer() throws IOException, InterruptedException {
        Process starting = new ProcessBuilder("sh", "-c", System.getenv("POSTGRES_START"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (starting.waitFor() != 0) {
            throw new IllegalStateException("PostgreSQL did not start again");
        }
    }

    private HttpRequest.Builder post(String address, String body) {
        return request(address).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String address) {
        return service.request(address).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private interface Client {
        /** @return milliseconds to wait before the next request */
        long sendRequest() throws IOException, InterruptedException;
    }

    /** A broken connection or a missing response counts as an unexpected response. */
    private Thread client(Queue<Answer> answers, Client client) {
        return new Thread(() -> {
            while (!over) {
                try {
                    Thread.sleep(client.sendRequest());
                } catch (IOException e) {
                    answers.add(new Answer(e.toString(), 0, 0));
                    return;
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
