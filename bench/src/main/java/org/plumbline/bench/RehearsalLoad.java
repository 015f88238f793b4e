package org.plumbline.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The client of rehearsal.sh: stores evaluations, uploads a changed workbook and rehearses it over all of them. */
public final class RehearsalLoad {

    private static final String SCHEME = "bench-rehearsal";
    private static final int INDICATORS = 30;
    private static final int CLIENTS = 4;

    private final ServiceProcess service;

    private RehearsalLoad(ServiceProcess service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        int cases = Integer.parseInt(arguments[1]);
        try (ServiceProcess service = ServiceProcess.start(Path.of(arguments[0]))) {
            new RehearsalLoad(service).run(cases);
        }
    }

    private void run(int cases) throws Exception {
        long first = upload(40);
        HttpResponse<String> published = service.postJson(
                "/api/v1/rule-sets/" + first + "/publication", "{\"reason\": \"bench\"}".getBytes(StandardCharsets.UTF_8));
        requireStatus(published, 200);
        long keeping = System.nanoTime();
        saveEvaluations(cases);
        System.out.printf("kept %d evaluations of %d indicators in %d ms%n", cases, INDICATORS, millisSince(keeping));
        long draft = upload(35);
        for (String run : List.of("first", "second", "third")) {
            rehearse(run, draft, cases);
        }
        long covering = System.nanoTime();
        String coverage = service.get("/api/v1/rule-sets/" + first + "/coverage");
        System.out.printf(
                "coverage over %s evaluations in %d ms: %s rules never fired%n",
                readNumber(coverage, "evaluations"), millisSince(covering), readNumber(coverage, "neverFired"));
    }

    private long upload(int varied) throws Exception {
        HttpResponse<String> answer = service.upload(
                SCHEME + ".xlsx", Workload.workbook(SCHEME, INDICATORS, 2, BigDecimal.valueOf(varied)));
        requireStatus(answer, 201);
        return readNumber(answer.body(), "id");
    }

    private void rehearse(String run, long draft, int cases) throws Exception {
        long begun = System.nanoTime();
        long cpu = service.cpuMillis();
        HttpResponse<String> answer = service.postJson("/api/v1/rule-sets/" + draft + "/rehearsal", new byte[0]);
        requireStatus(answer, 202);
        String address = answer.headers().firstValue("Location").orElseThrow();
        String state;
        do {
            Thread.sleep(20);
            state = service.get(address);
        } while (state.contains("\"state\":\"RUNNING\""));
        long elapsed = millisSince(begun);
        if (!state.contains("\"state\":\"DONE\"")
                || readNumber(state, "compared") != cases
                || readNumber(state, "changedTotal") == 0) {
            throw new IllegalStateException(state);
        }
        System.out.printf(
                "rehearsal (%s): %d cases in %d ms and %.1f s of CPU, %d a second; %d with another total, %d with another grade%n",
                run,
                cases,
                elapsed,
                (service.cpuMillis() - cpu) / 1000.0,
                cases * 1000L / Math.max(1, elapsed),
                readNumber(state, "changedTotal"),
                readNumber(state, "changedGrade"));
    }

    private void saveEvaluations(int cases) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> posts = new ArrayList<>();
            for (int i = 0; i < cases; i++) {
                byte[] submission = submission(i);
                posts.add(clients.submit(() -> {
                    requireStatus(service.postJson("/api/v1/evaluations?trace=none", submission), 201);
                    return null;
                }));
            }
            for (Future<?> post : posts) {
                post.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** Actual values from well below the target to above it, so that every band has its cases. */
    private static byte[] submission(int number) {
        Random random = new Random(number);
        StringBuilder indicators = new StringBuilder();
        for (int i = 0; i < INDICATORS; i++) {
            indicators
                    .append(i == 0 ? "" : ",")
                    .append("{\"code\":\"%s\",\"actual\":%s,\"declaredScore\":1}"
                            .formatted(Workload.code(i), BigDecimal.valueOf(900 + random.nextInt(111), 1)));
        }
        return """
                {"scheme":"%s","fiscalYear":2024,"subject":{"name":"第%d单位","type":"PROJECT","region":"某省/某市/某县"},\
                "indicators":[%s],"declared":{"total":27}}"""
                .formatted(SCHEME, number, indicators)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void requireStatus(HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    private static long readNumber(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static long millisSince(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
