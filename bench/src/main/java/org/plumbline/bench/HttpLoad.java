package org.plumbline.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares scoring over HTTP with a bare endpoint, alternating on one machine:
 * {@code HttpLoad <plumbline.jar> <class path of Bare> [quick|batches|evaluations]}. One request at a time is driven by
 * wrk, batches by a socket that writes and reads at once.
 */
final class HttpLoad {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern P50 = Pattern.compile("50%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: (.*)");
    private static final int CONNECTIONS = 8;

    private final ServiceProcess service;
    private final ServiceProcess bare;
    private final List<byte[]> bodies;
    private final Path folder;
    private final int rounds;
    private final int seconds;

    private HttpLoad(ServiceProcess service, ServiceProcess bare, List<byte[]> bodies, Path folder, boolean quick) {
        this.service = service;
        this.bare = bare;
        this.bodies = bodies;
        this.folder = folder;
        this.rounds = quick ? 1 : 5;
        this.seconds = quick ? 3 : 8;
    }

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        boolean quick = arguments.length > 2 && arguments[2].equals("quick");
        Path folder = Files.createTempDirectory("plumbline-load");
        List<byte[]> bodies =
                Workload.W1.examples().stream().map(Workload::body).toList();
        List<String> options = jvmOptions();
        try (ServiceProcess service = ServiceProcess.start(jar, options.toArray(String[]::new))) {
            publish(service);
            if (arguments.length > 2 && arguments[2].equals("evaluations")) {
                new HttpLoad(service, null, bodies, folder, false).measureEvaluations();
                return;
            }
            byte[] answer = service.postJson("/api/v1/score", bodies.get(0))
                    .body()
                    .getBytes(StandardCharsets.UTF_8);
            Path canned = Files.write(folder.resolve("answer.json"), answer);
            List<String> command = new ArrayList<>(options);
            command.addAll(List.of("-cp", arguments[1], "Bare"));
            try (ServiceProcess bare = ServiceProcess.start(command, List.of(canned.toString()), "/one")) {
                HttpLoad load = new HttpLoad(service, bare, bodies, folder, quick);
                System.out.printf(
                        "27 indicators, %,d bytes in, %,d bytes out with the whole trace%n",
                        bodies.get(0).length, answer.length);
                if (!(arguments.length > 2 && arguments[2].equals("batches"))) {
                    load.measureSingle();
                }
                load.measureBatches();
                System.out.printf("errors and warnings in the service's log: %d%n", service.countErrorLines());
            }
        }
    }

    /** Settings of both servers. */
    private static List<String> jvmOptions() {
        List<String> options = new ArrayList<>(List.of("-Xmx512m"));
        String more = System.getenv("LOAD_OPTIONS");
        if (more != null && !more.isBlank()) {
            options.addAll(List.of(more.strip().split("\\s+")));
        }
        return options;
    }

    private static void publish(ServiceProcess service) throws IOException, InterruptedException {
        String uploaded =
                service.upload("bench.xlsx", Workload.W1.workbook()).body();
        Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(uploaded);
        if (!id.find()) {
            throw new IllegalStateException(uploaded);
        }
        HttpResponse<String> published = service.postJson("/api/v1/rule-sets/" + id.group(1) + "/publication", "{\"reason\": \"基准\"}".getBytes(StandardCharsets.UTF_8));
        if (published.statusCode() != 200) {
            throw new IllegalStateException(published.body());
        }
    }

    private record WrkResult(double rate, double p50, double p99) {}

    private Path writeScript() throws IOException {
        return Files.writeString(
                folder.resolve("post.lua"),
                "wrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"application/json\"\nwrk.body = [["
                        + new String(bodies.get(0), StandardCharsets.UTF_8) + "]]\n");
    }

    /**
     * Measures storing only, on the database given by the environment; wrk counts every response, and each must be a
     * success.
     */
    private void measureEvaluations() throws IOException, InterruptedException {
        Path script = writeScript();
        List<WrkResult> kept = new ArrayList<>();
        runWrk(service, "/api/v1/evaluations", script, 3 * seconds);
        for (int i = 0; i < 3; i++) {
            kept.add(runWrk(service, "/api/v1/evaluations", script, seconds));
        }
        report("POST /evaluations", kept);
    }

    private void measureSingle() throws IOException, InterruptedException {
        Path script = writeScript();
        List<WrkResult> score = new ArrayList<>();
        List<WrkResult> canned = new ArrayList<>();
        List<WrkResult> kept = new ArrayList<>();
        // the JIT compiler shares the cores: the rate rises for about a minute
        runWrk(service, "/api/v1/score", script, warmUpRuns(70));
        runWrk(bare, "/one", script, warmUpRuns(20));
        for (int i = 0; i < rounds; i++) {
            canned.add(runWrk(bare, "/one", script, seconds));
            score.add(runWrk(service, "/api/v1/score", script, seconds));
        }
        // stored evaluations are chained and counted for a while, which would disturb other rounds
        runWrk(service, "/api/v1/evaluations", script, warmUpRuns(20));
        for (int i = 0; i < rounds; i++) {
            kept.add(runWrk(service, "/api/v1/evaluations", script, seconds));
        }
        report("bare endpoint", canned);
        report("POST /score", score);
        report("POST /evaluations", kept);
        System.out.printf(
                "POST /score ÷ bare: %.2f of the throughput (aim 0.60), %.2f of the p99 (aim 2)%n",
                median(score, WrkResult::rate) / median(canned, WrkResult::rate),
                median(score, WrkResult::p99) / median(canned, WrkResult::p99));
    }

    /** Durations of the measuring run; the quick run only checks that everything works. */
    private int warmUpRuns(int enough) {
        return rounds == 1 ? seconds : enough;
    }

    private static void report(String what, List<WrkResult> rounds) {
        System.out.printf(
                "%-18s %,.0f a second, p50 %.2f ms, p99 %.2f ms (medians of %d)%n",
                what,
                median(rounds, WrkResult::rate),
                median(rounds, WrkResult::p50),
                median(rounds, WrkResult::p99),
                rounds.size());
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> figure) {
        double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static WrkResult runWrk(ServiceProcess at, String path, Path script, int seconds)
            throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + seconds + "s",
                        "--latency",
                        "-s",
                        script.toString(),
                        at.url(path))
                .redirectErrorStream(true)
                .start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0 || BAD.matcher(output).find()) {
            throw new IllegalStateException(output);
        }
        return new WrkResult(readNumber(RATE, output), readMillis(P50, output), readMillis(P99, output));
    }

    private static double readNumber(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double readMillis(Pattern pattern, String output) {
        double number = readNumber(pattern, output);
        Matcher found = pattern.matcher(output);
        found.find();
        return switch (found.group(2)) {
            case "us" -> number / 1_000;
            case "s" -> number * 1_000;
            default -> number;
        };
    }

    private void measureBatches() throws Exception {
        int few = rounds == 1 ? 20_000 : 100_000;
        sendBatch(service, "/api/v1/batches?trace=none", few);
        sendBatch(service, "/api/v1/batches", few / 4);
        sendBatch(bare, "/lines", few / 4);
        double[] none = new double[rounds];
        double[] full = new double[rounds];
        double[] canned = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            none[i] = sendBatch(service, "/api/v1/batches?trace=none", few);
            full[i] = sendBatch(service, "/api/v1/batches", few / 4);
            canned[i] = sendBatch(bare, "/lines", few / 4);
        }
        for (double[] each : List.of(none, full, canned)) {
            Arrays.sort(each);
        }
        int middle = rounds / 2;
        System.out.printf(
                "batches: %,.0f cases a second without trace (aim 15,000), %,.0f with the whole trace, %,.0f canned of that size; ratio %.2f (aim 0.60)%n",
                none[middle],
                full[middle],
                canned[middle],
                full[middle] / canned[middle]);
        if (rounds > 1) {
            double rate = sendBatch(service, "/api/v1/batches?trace=none", 1_000_000);
            System.out.printf(
                    "1,000,000 in one request, heap at most 512 MB: %,.0f a second, then %,d KB in use%n",
                    rate,
                    service.measureMemory().heap());
        }
    }

    /** @return cases a second */
    private double sendBatch(ServiceProcess at, String path, int cases) throws Exception {
        long begun = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", at.port())) {
            OutputStream out = socket.getOutputStream();
            Thread writer = new Thread(() -> write(out, path, cases));
            writer.start();
            long lines = countAnswers(new BufferedInputStream(socket.getInputStream(), 1 << 18));
            writer.join();
            if (lines != cases) {
                throw new IllegalStateException(lines + " answers to " + cases + " lines");
            }
        }
        return cases / ((System.nanoTime() - begun) / 1e9);
    }

    private void write(OutputStream out, String path, int cases) {
        try {
            long length = 0;
            for (int i = 0; i < cases; i++) {
                length += bodies.get(i % bodies.size()).length + 1L;
            }
            out.write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                            + "Content-Type: application/x-ndjson\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] block = new byte[1 << 16];
            int filled = 0;
            for (int i = 0; i < cases; i++) {
                byte[] body = bodies.get(i % bodies.size());
                if (filled + body.length + 1 > block.length) {
                    out.write(block, 0, filled);
                    filled = 0;
                }
                System.arraycopy(body, 0, block, filled, body.length);
                filled += body.length;
                block[filled++] = '\n';
            }
            out.write(block, 0, filled);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts line feeds, except those of the chunked transfer, which follow a carriage return. */
    private static long countAnswers(InputStream in) throws IOException {
        byte[] block = new byte[1 << 18];
        long lines = 0;
        byte last = 0;
        String head = null;
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            if (head == null) {
                head = new String(block, 0, Math.min(read, 12), StandardCharsets.US_ASCII);
                if (!head.startsWith("HTTP/1.1 200")) {
                    throw new IOException(new String(block, 0, read, StandardCharsets.UTF_8));
                }
            }
            for (int i = 0; i < read; i++) {
                if (block[i] == '\n' && last != '\r') {
                    lines++;
                }
                last = block[i];
            }
        }
        return lines;
    }
}
