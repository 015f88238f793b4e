package org.plumbline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program of schemes.sh: {@code SchemeLoad <jar> <schemes> <seconds a round>}. Exits with 1 where a target is
 * missed.
 */
public final class SchemeLoad {

    private static final byte[] REASON = "{\"reason\": \"基准\"}".getBytes(StandardCharsets.UTF_8);
    private static final Pattern ID = Pattern.compile("\"ruleSet\":\\{\"id\":(\\d+)");
    private static final int FEW = 50;
    private static final int CALLERS = 4;

    private final Path jar;
    private final Path data;
    private final int schemes;
    private final int seconds;
    private final String body = new String(Workload.body(Workload.W1.examples().get(0)), StandardCharsets.UTF_8);
    private boolean missed;

    private SchemeLoad(Path jar, Path data, int schemes, int seconds) {
        this.jar = jar;
        this.data = data;
        this.schemes = schemes;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("plumbline-schemes");
        SchemeLoad trial = new SchemeLoad(Path.of(args[0]), data, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        try {
            trial.run();
        } finally {
            delete(data);
        }
        System.exit(trial.missed ? 1 : 0);
    }

    private ServiceProcess start() throws IOException, InterruptedException {
        return ServiceProcess.start(jar, "-Xmx1g", "-Dplumbline.data-dir=" + data);
    }

    private void run() throws Exception {
        long begun = System.nanoTime();
        try (ServiceProcess service = start()) {
            System.out.printf("start without them: %,d ms%n", millisSince(begun));
            long publishing = System.nanoTime();
            inParallel(schemes, each -> publish(service, each));
            System.out.printf(
                    "%,d schemes of %d rows uploaded and published in %,d ms%n",
                    schemes, Workload.W1.rows(), millisSince(publishing));
            printMemory(service, "after publication");
        }
        begun = System.nanoTime();
        try (ServiceProcess service = start()) {
            System.out.printf("start with %,d published: %,d ms%n", schemes, millisSince(begun));
            printMemory(service, "after the start");
            measureFirstScores(service);
            measureRound(service, FEW);
            printMemory(service, "after scoring by " + FEW);
            measureRound(service, schemes);
            printMemory(service, "after scoring by all");
            checkAim(service.countErrorLines() == 0, "errors in the service's log: " + service.countErrorLines());
        }
    }

    private void publish(ServiceProcess service, int scheme) throws IOException, InterruptedException {
        byte[] workbook = Workload.workbook(schemeName(scheme), Workload.W1.indicators, 2, BigDecimal.valueOf(40));
        String uploaded = service.upload(schemeName(scheme) + ".xlsx", workbook).body();
        Matcher id = ID.matcher(uploaded);
        if (!id.find()) {
            throw new IllegalStateException(uploaded);
        }
        HttpResponse<String> published = service.postJson("/api/v1/rule-sets/" + id.group(1) + "/publication", REASON);
        if (published.statusCode() != 200) {
            throw new IllegalStateException(published.body());
        }
    }

    /** Times scores by schemes not used since the start; the DRL is compiled by then. */
    private void measureFirstScores(ServiceProcess service) throws Exception {
        int some = Math.min(schemes / 2, 200);
        List<Long> cold = new ArrayList<>();
        List<Long> warm = new ArrayList<>();
        for (int i = schemes - some; i < schemes; i++) {
            cold.add(score(service, i));
            warm.add(score(service, i));
        }
        Collections.sort(cold);
        Collections.sort(warm);
        System.out.printf(
                "first score of a scheme (%d of them, one after the other): median %.1f ms, p99 %.1f ms, max %.1f ms; the next: median %.1f ms%n",
                some, percentileMillis(cold, 0.5), percentileMillis(cold, 0.99), percentileMillis(cold, 1), percentileMillis(warm, 0.5));
        checkAim(percentileMillis(cold, 0.5) <= 300, "the first score takes more than 300 ms");
    }

    private void measureRound(ServiceProcess service, int over) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Long> all = Collections.synchronizedList(new ArrayList<>());
        long built = (long) readMetric(service, "plumbline_rule_sets_built_total");
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        inParallel(CALLERS, caller -> {
            while (System.nanoTime() < end) {
                all.add(score(service, next.getAndIncrement() % over));
            }
        });
        double took = (System.nanoTime() - begun) / 1e9;
        Collections.sort(all);
        System.out.printf(
                "round %,d schemes, %d callers: %,.0f scores a second, p50 %.1f ms, p99 %.1f ms; %,.0f rule sets built for %,d scores%n",
                over,
                CALLERS,
                all.size() / took,
                percentileMillis(all, 0.5),
                percentileMillis(all, 0.99),
                readMetric(service, "plumbline_rule_sets_built_total") - built,
                all.size());
    }

    /** @return nanoseconds */
    private long score(ServiceProcess service, int scheme) throws IOException, InterruptedException {
        byte[] submission = body.replace("\"bench\"", "\"" + schemeName(scheme) + "\"").getBytes(StandardCharsets.UTF_8);
        long begun = System.nanoTime();
        HttpResponse<String> answer = service.postJson("/api/v1/score?trace=none", submission);
        long took = System.nanoTime() - begun;
        if (answer.statusCode() != 200 || !answer.body().contains(schemeName(scheme))) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return took;
    }

    private void printMemory(ServiceProcess service, String when) throws IOException, InterruptedException {
        ServiceProcess.Memory memory = service.measureMemory();
        System.out.printf(
                "%s: heap after a collection %.0f MB; %.0f rule sets held, estimated at %.0f MB%n",
                when,
                memory.heap() / 1024.0,
                readMetric(service, "plumbline_rule_sets_held"),
                readMetric(service, "plumbline_rule_sets_bytes") / 1024 / 1024);
    }

    private static double readMetric(ServiceProcess service, String name) throws IOException, InterruptedException {
        Matcher value = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$").matcher(service.get("/actuator/prometheus"));
        if (!value.find()) {
            throw new IllegalStateException("no metric " + name);
        }
        return Double.parseDouble(value.group(1));
    }

    private interface Task {
        void run(int each) throws Exception;
    }

    private static void inParallel(int tasks, Task task) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                int each = i;
                all.add(callers.submit(() -> {
                    task.run(each);
                    return null;
                }));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private void checkAim(boolean met, String otherwise) {
        if (!met) {
            missed = true;
            System.out.println("MISSED: " + otherwise);
        }
    }

    private static String schemeName(int scheme) {
        return "scheme-%04d".formatted(scheme);
    }

    /** Milliseconds. */
    private static double percentileMillis(List<Long> sorted, double share) {
        return sorted.get((int) Math.round((sorted.size() - 1) * share)) / 1e6;
    }

    private static long millisSince(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    private static void delete(Path folder) throws IOException {
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
}
