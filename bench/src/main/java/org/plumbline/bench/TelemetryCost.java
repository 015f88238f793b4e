package org.plumbline.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CPU of the service for one {@code POST /score}, with traces and metrics exported to a collector in this process, with a tenth of
 * the traces, and without: {@code TelemetryCost <plumbline.jar> <submission.json> [quick]}. The services take turns.
 */
final class TelemetryCost {

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 5;

    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final Path folder;
    private final byte[] submission;
    private final int requests;

    private TelemetryCost(Path folder, byte[] submission, int requests) {
        this.folder = folder;
        this.submission = submission;
        this.requests = requests;
    }

    public static void main(String[] arguments) throws Exception {
        boolean quick = arguments.length > 2 && arguments[2].equals("quick");
        TelemetryCost cost = new TelemetryCost(
                Files.createTempDirectory("plumbline-telemetry"),
                Files.readAllBytes(Path.of(arguments[1])),
                quick ? 500 : 10_000);
        HttpServer collector = startCollector();
        try {
            String url = "http://127.0.0.1:" + collector.getAddress().getPort();
            cost.start(Path.of(arguments[0]), url);
            cost.measure(quick ? 1 : ROUNDS);
        } finally {
            cost.services.values().forEach(ServiceProcess::kill);
            collector.stop(0);
        }
    }

    /** Reads what is exported and accepts it. */
    private static HttpServer startCollector() throws IOException {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        return collector;
    }

    private void start(Path jar, String url) throws IOException, InterruptedException {
        String[] export = {
            "--plumbline.telemetry=true",
            "--management.opentelemetry.tracing.export.otlp.endpoint=" + url + "/v1/traces",
            "--management.otlp.metrics.export.url=" + url + "/v1/metrics"
        };
        add(jar, "off");
        add(jar, "all traces", export);
        String[] sampled = Arrays.copyOf(export, export.length + 1);
        sampled[export.length] = "--management.tracing.sampling.probability=0.1";
        add(jar, "a tenth of the traces", sampled);
    }

    private void add(Path jar, String name, String... arguments) throws IOException, InterruptedException {
        ServiceProcess service = ServiceProcess.in(
                folder.resolve(Integer.toString(services.size())), jar, List.of("-Xmx512m"), arguments);
        services.put(name, service);
        service.start();
    }

    private void measure(int rounds) throws Exception {
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        for (ServiceProcess service : services.values()) {
            post(service); // until the JIT compiler is done
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, ServiceProcess> each : services.entrySet()) {
                micros.computeIfAbsent(each.getKey(), none -> new ArrayList<>()).add(post(each.getValue()));
            }
        }
        micros.forEach((name, each) -> System.out.printf(
                "telemetry %s: %.0f µs of CPU for a request (median of %d rounds of %d requests; %.0f to %.0f)%n",
                name,
                each.stream().sorted().toList().get(each.size() / 2),
                rounds,
                requests,
                each.stream().min(Double::compare).orElseThrow(),
                each.stream().max(Double::compare).orElseThrow()));
    }

    /** @return microseconds of the service's CPU for one request */
    private double post(ServiceProcess service) throws Exception {
        long before = service.cpuMillis();
        List<Thread> clients = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Thread thread = new Thread(() -> postShare(service, failures));
            thread.start();
            clients.add(thread);
        }
        for (Thread thread : clients) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return (service.cpuMillis() - before) * 1_000.0 / requests;
    }

    private void postShare(ServiceProcess service, List<Exception> failures) {
        try {
            for (int i = 0; i < requests / CLIENTS; i++) {
                HttpResponse<String> answer = service.postJson("/api/v1/score?trace=none", submission);
                if (answer.statusCode() != 200) {
                    throw new IOException(answer.statusCode() + " " + answer.body());
                }
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            synchronized (failures) {
                failures.add(e);
            }
        }
    }
}
