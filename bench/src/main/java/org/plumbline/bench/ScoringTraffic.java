package org.plumbline.bench;

import org.plumbline.vocabulary.IndicatorEntry;
import org.plumbline.vocabulary.Submission;
import org.plumbline.vocabulary.Value;


import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Scoring requests from four clients at once, each checked against the publication log. */
final class ScoringTraffic {

    private static final int CLIENTS = 4;
    /** One request in so many has the whole trace. */
    private static final int TRACED = 10;
    /** A value in the band in which versions differ. */
    private static final BigDecimal VARIED = new BigDecimal("94.5");

    private static final Pattern ANSWER =
            Pattern.compile("\"ruleSet\":\\{\"version\":(\\d+),\"sha256\":\"(\\w+)\"}.*?\"total\":([\\d.]+)");

    private final ServiceProcess service;
    private final PublicationLog log;
    private final List<ExampleRequest> examples;
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wrong = new AtomicInteger();

    /** @param rest the points of the other indicators under every version */
    private record ExampleRequest(byte[] body, BigDecimal rest) {}

    ScoringTraffic(ServiceProcess service, PublicationLog log, String scheme) {
        this.service = service;
        this.log = log;
        HardCodedScorer floor = new HardCodedScorer(Workload.W1);
        this.examples = Workload.W1.examples().stream()
                .map(submission -> toExample(scheme, submission, floor))
                .toList();
    }

    private static ExampleRequest toExample(String scheme, Submission submission, HardCodedScorer floor) {
        List<IndicatorEntry> others = submission.indicators().subList(1, submission.indicators().size());
        BigDecimal rest = floor.score(new Submission(
                        scheme,
                        submission.fiscalYear(),
                        submission.subject(),
                        submission.budget(),
                        others,
                        List.of(),
                        List.of(),
                        submission.declared()))
                .total();
        String indicators = others.stream()
                .map(entry -> indicatorJson(entry.code(), ((Value.NumberValue) entry.actual()).number()))
                .collect(Collectors.joining(","));
        String body = "{\"scheme\":\"%s\",\"fiscalYear\":%d,\"indicators\":[%s,%s]}"
                .formatted(scheme, submission.fiscalYear(), indicatorJson(Workload.code(0), VARIED), indicators);
        return new ExampleRequest(body.getBytes(StandardCharsets.UTF_8), rest);
    }

    private static String indicatorJson(String code, BigDecimal actual) {
        return "{\"code\":\"%s\",\"actual\":%s}".formatted(code, actual.toPlainString());
    }

    /** Microseconds from request to answer. */
    record Latencies(long[] sorted) {

        static Latencies of(List<Latencies> parts) {
            return new Latencies(parts.stream()
                    .flatMapToLong(part -> Arrays.stream(part.sorted))
                    .sorted()
                    .toArray());
        }

        long percentile(double share) {
            return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
        }

        @Override
        public String toString() {
            return "%,d requests: p50 %.1f ms, p99 %.1f ms, max %.1f ms"
                    .formatted(
                            sorted.length,
                            percentile(0.5) / 1e3,
                            percentile(0.99) / 1e3,
                            sorted[sorted.length - 1] / 1e3);
        }
    }

    /** Sends so many requests and waits for their responses. */
    Latencies send(int requests) throws InterruptedException {
        long[] micros = new long[requests];
        AtomicInteger next = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(() -> {
                for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                    micros[n] = sendOne(n);
                    sent.incrementAndGet();
                }
            });
            client.start();
            clients.add(client);
        }
        for (Thread client : clients) {
            client.join();
        }
        return Latencies.of(List.of(new Latencies(micros)));
    }

    private long sendOne(int n) {
        ExampleRequest example = examples.get(n % examples.size());
        String path = "/api/v1/score?trace=" + (n % TRACED == 0 ? "full" : "none");
        long begun = System.nanoTime();
        String fault;
        try {
            HttpResponse<String> response = service.postJson(path, example.body);
            long ended = System.nanoTime();
            Matcher answer = ANSWER.matcher(response.body());
            fault = response.statusCode() != 200 || !answer.find()
                    ? response.statusCode() + " " + response.body()
                    : log.checkAnswer(
                            Integer.parseInt(answer.group(1)),
                            answer.group(2),
                            new BigDecimal(answer.group(3)),
                            example.rest,
                            begun,
                            ended);
            recordFault(fault);
            return (ended - begun) / 1_000;
        } catch (IOException e) {
            recordFault(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            recordFault(e.toString());
        }
        return (System.nanoTime() - begun) / 1_000;
    }

    private void recordFault(String fault) {
        if (fault != null && wrong.incrementAndGet() <= 20) {
            errors.add(fault);
        }
    }

    /** The number of responses so far. */
    int sent() {
        return sent.get();
    }

    int wrong() {
        return wrong.get();
    }

    /** The first few faults. */
    Iterable<String> errors() {
        return errors;
    }
}
