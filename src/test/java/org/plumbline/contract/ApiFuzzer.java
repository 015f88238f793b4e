package org.plumbline.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.plumbline.contract.OpenApiContract.Operation;
import org.plumbline.contract.OpenApiContract.Tally;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls every operation of a running service, with valid and damaged requests, and reports every answer that its OpenAPI document does not
 * allow, of every 5xx and of every answer that took more than ten seconds, two minutes for a backup and a test analysis.
 */
final class ApiFuzzer {

    /** A client that gives up is reported like a late response. */
    static final Duration LATEST = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    final URI base;
    final OpenApiContract contract;
    final List<byte[]> submissions;
    final List<byte[]> workbooks;
    final Map<String, List<String>> ids = new ConcurrentHashMap<>();
    final List<byte[]> form = new CopyOnWriteArrayList<>();
    /** Of a hundred good answers, how many are read to the end. */
    final int bodies;

    final Tally tally = new Tally();
    final Queue<String> failures = new ConcurrentLinkedQueue<>();

    ApiFuzzer(URI base, Path samples, Path tables, int bodies) {
        this.bodies = bodies;
        this.base = base;
        this.submissions = files(samples, "submission.json").stream()
                .filter(ApiFuzzer::isJson)
                .toList();
        this.workbooks = files(tables, ".xlsx");
        this.contract = new OpenApiContract(send(request("/v3/api-docs").GET()).body());
        ids.put("/api/v1/schemes/", new CopyOnWriteArrayList<>(files(tables, ".xlsx", true)));
        ids.put("/api/v1/rule-sets/", new CopyOnWriteArrayList<>(List.of("1", "2", "3", "4", "5", "6", "7", "8")));
        ids.put("/api/v1/form-dictionary/", new CopyOnWriteArrayList<>(List.of("1")));
        String unknown = new java.util.UUID(0, 1).toString();
        ids.put("/api/v1/form-dictionary/refused/", new CopyOnWriteArrayList<>(List.of(unknown)));
        ids.put("/api/v1/rule-sets/refused/", new CopyOnWriteArrayList<>(List.of(unknown)));
    }

    private static boolean isJson(byte[] sample) {
        try {
            return new JsonMapper().readTree(sample).isObject();
        } catch (JacksonException meantToBe) {
            return false;
        }
    }

    private static List<byte[]> files(Path folder, String suffix) {
        return walk(folder, suffix).stream().map(ApiFuzzer::bytes).toList();
    }

    private static List<String> files(Path folder, String suffix, boolean names) {
        return walk(folder, suffix).stream()
                .map(file -> file.getFileName().toString().replace(suffix, ""))
                .toList();
    }

    private static List<Path> walk(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    Tally tally() {
        return tally;
    }

    OpenApiContract contract() {
        return contract;
    }

    List<byte[]> submissions() {
        return submissions;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(LATEST);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every operation, as it is meant to be called. */
    void sound() {
        FuzzCaller caller = new FuzzCaller(this, new Random(0), false);
        caller.call(operation("POST /api/v1/evaluations"));
        caller.workbook(true);
        for (Operation operation : contract.operations()) {
            caller.call(operation);
        }
    }

    /** So many requests by so many threads, of which each has a seed of its own. */
    void spoiled(long seed, long requests, int threads) {
        each(seed, requests, threads, caller -> caller.call(caller.pick()));
    }

    /** So many spoiled workbooks, as rule sets and as forms. */
    void workbooks(long seed, long workbooks, int threads) {
        each(seed ^ 0x5EED, workbooks, threads, caller -> caller.workbook(false));
    }

    private interface Step {
        void withContext(FuzzCaller caller);
    }

    private void each(long seed, long times, int threads, Step step) {
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random random = new Random(seed * 31 + i);
            long mine = times / threads + (i < times % threads ? 1 : 0);
            Thread thread = new Thread(() -> {
                FuzzCaller caller = new FuzzCaller(this, random, true);
                for (long n = 0; n < mine && failures.size() < 50; n++) {
                    step.withContext(caller);
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread each : running) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    Operation operation(String name) {
        return contract.operations().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** {@code <base address> <seed> <requests> <workbooks> <threads>}: against a service that runs elsewhere. */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[1]);
        long requests = Long.parseLong(arguments[2]);
        long workbooks = Long.parseLong(arguments[3]);
        int threads = Integer.parseInt(arguments[4]);
        System.out.println("seed " + seed);
        ApiFuzzer fuzz =
                new ApiFuzzer(URI.create(arguments[0]), Path.of("samples"), Path.of("rules/decision-tables"), 2);
        fuzz.sound();
        AtomicInteger rounds = new AtomicInteger();
        long begun = System.nanoTime();
        for (int round = 0; round < 20 && fuzz.failures.isEmpty(); round++) {
            fuzz.spoiled(seed + round, requests / 20, threads);
            fuzz.workbooks(seed + round, workbooks / 20, threads);
            System.out.printf(
                    "%d of 20: %d s%n", rounds.incrementAndGet(), (System.nanoTime() - begun) / 1_000_000_000);
        }
        for (Operation operation : fuzz.contract.operations()) {
            System.out.println(operation.name() + " " + fuzz.tally.of(operation.name()));
        }
        fuzz.failures.forEach(System.out::println);
        System.out.println(fuzz.failures.isEmpty() ? "no failure" : "FAILED");
        System.exit(fuzz.failures.isEmpty() ? 0 : 1);
    }
}
