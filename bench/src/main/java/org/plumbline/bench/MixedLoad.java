package org.plumbline.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What calling systems, clerks and auditors ask, mixed, at an even rate, each answer held against the one expected. */
final class MixedLoad {

    private static final int CLIENTS = 4;
    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern VERSION = Pattern.compile("\"ruleSet\":\\{\"id\":(\\d+)");
    private static final String JSON = "application/json";

    /** @param share of a thousand requests */
    private record Kind(String name, int share, Request request) {}

    private interface Request {
        /** @return null, or what is wrong with the answer */
        String send() throws IOException, InterruptedException;
    }

    /** Answers of one kind. */
    static final class Tally {

        private final AtomicLong answers = new AtomicLong();
        private final AtomicLong wrong = new AtomicLong();
        private final AtomicLong micros = new AtomicLong();
        private final AtomicLong longest = new AtomicLong();

        long answers() {
            return answers.get();
        }

        long wrong() {
            return wrong.get();
        }

        @Override
        public String toString() {
            return "%7d answers, %d wrong, mean %.1f ms, max %d ms"
                    .formatted(
                            answers.get(),
                            wrong.get(),
                            micros.get() / 1e3 / Math.max(1, answers.get()),
                            longest.get() / 1_000);
        }
    }

    private final Service service;
    private final byte[] submission;
    private final byte[] misspelled;
    private final byte[] lines;
    private final int rate;
    private final List<Kind> kinds;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger versions = new AtomicInteger();
    private final Random random = new Random(5);
    private int picked;

    /** @param rate requests a second */
    MixedLoad(Service service, byte[] submission, int rate) {
        this.service = service;
        this.submission = submission;
        String text = new String(submission, StandardCharsets.UTF_8);
        this.misspelled = text.replace("\"actual\"", "\"actuals\"").getBytes(StandardCharsets.UTF_8);
        String line = text.replace("\r", "").replace("\n", " ") + "\n";
        this.lines = (line.repeat(10) + "{not json\n" + line.repeat(9)).getBytes(StandardCharsets.UTF_8);
        this.rate = rate;
        this.kinds = List.of(
                new Kind("score", 380, () -> expect(200, post("/api/v1/score", JSON, submission), "\"total\":")),
                new Kind("score, no trace", 150, () -> expect(200, post("/api/v1/score?trace=none", JSON, submission))),
                new Kind("score, misspelled", 50, () -> expect(422, post("/api/v1/score", JSON, misspelled), "pointer")),
                new Kind("keep", 150, this::keep),
                new Kind("keep twice", 20, this::keepTwice),
                new Kind("batch", 50, this::batch),
                new Kind("evaluation", 40, () -> expect(200, get("/api/v1/evaluations/" + any(), JSON), "\"trace\"")),
                new Kind("explanation, JSON", 20, () -> explanation(JSON)),
                new Kind("explanation, text", 10, () -> explanation("text/plain")),
                new Kind("explanation, HTML", 10, () -> explanation("text/html")),
                new Kind("explanation, PDF", 8, () -> explanation("application/pdf")),
                new Kind(
                        "explanation, .xlsx",
                        8,
                        () -> explanation("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
                new Kind("why not", 8, () -> expect(200, get("/api/v1/evaluations/" + any() + "/why-not", JSON))),
                new Kind("replay", 10, this::replay),
                new Kind("publish", 10, this::publish),
                new Kind("bad workbook", 8, () -> expect(422, upload(Workload.workbook("soak", 9, 4, null)), "\"cell\"")),
                new Kind("broken workbook", 8, this::broken),
                new Kind("unknown evaluation", 10, () -> expect(404, get("/api/v1/evaluations/" + UUID.randomUUID(), JSON))),
                new Kind("page of evaluations", 10, () -> expect(200, get("/evaluations", "text/html"), "</html>")),
                new Kind("page of one", 10, () -> expect(200, get("/evaluations/" + any(), "text/html"), "</html>")),
                new Kind("page of rule sets", 10, () -> expect(200, get("/rule-sets", "text/html"), "</html>")),
                new Kind("page of findings", 10, () -> expect(200, get("/findings", "text/html"), "</html>")),
                new Kind("first page", 10, () -> expect(200, get("/", "text/html"), "</html>")));
        kinds.forEach(kind -> tallies.put(kind.name, new Tally()));
    }

    Map<String, Tally> tallies() {
        return tallies;
    }

    /** The first few. */
    Iterable<String> faults() {
        return faults;
    }

    /** Ids of the evaluations that the service said it had kept, in some order. */
    List<String> kept() {
        return List.copyOf(kept);
    }

    /** Asks at the rate until then, and has all answers before it returns. */
    void run(long until) throws InterruptedException {
        AtomicLong next = new AtomicLong(System.nanoTime());
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(() -> {
                for (long due = next(next); due < until; due = next(next)) {
                    long wait = due - System.nanoTime();
                    try {
                        if (wait > 0) {
                            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                        }
                        one(pick());
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            });
            client.start();
            clients.add(client);
        }
        for (Thread client : clients) {
            client.join();
        }
    }

    /** Where the service is slower than the rate, the requests it did not get to are not made up for. */
    private long next(AtomicLong next) {
        return next.updateAndGet(due -> Math.max(due, System.nanoTime() - 1_000_000_000L) + 1_000_000_000L / rate);
    }

    /** Each kind once, then by their shares. */
    private synchronized Kind pick() {
        if (picked < kinds.size()) {
            return kinds.get(picked++);
        }
        int chosen = random.nextInt(kinds.stream().mapToInt(Kind::share).sum());
        for (Kind kind : kinds) {
            chosen -= kind.share;
            if (chosen < 0) {
                return kind;
            }
        }
        throw new IllegalStateException();
    }

    private void one(Kind kind) throws InterruptedException {
        Tally tally = tallies.get(kind.name);
        long begun = System.nanoTime();
        String fault;
        try {
            fault = kind.request.send();
        } catch (IOException e) {
            fault = e.toString();
        }
        long took = (System.nanoTime() - begun) / 1_000;
        tally.answers.incrementAndGet();
        tally.micros.addAndGet(took);
        tally.longest.accumulateAndGet(took, Math::max);
        if (fault != null && tally.wrong.incrementAndGet() <= 5) {
            faults.add(kind.name + ": " + fault);
        }
    }

    private static String expect(int status, HttpResponse<?> answer, String... parts) {
        String text = text(answer);
        if (answer.statusCode() != status) {
            return answer.statusCode() + " " + text;
        }
        for (String part : parts) {
            if (!text.contains(part)) {
                return "no " + part + " in " + text;
            }
        }
        return text.isEmpty() ? "an empty answer" : null;
    }

    private static String text(HttpResponse<?> answer) {
        return answer.body() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : answer.body().toString();
    }

    private HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
        return service.send(service.request(path).header("Accept", accept).GET());
    }

    private HttpResponse<byte[]> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return service.send(
                service.request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    /** One kept here; before there is one, it is kept first. */
    private String any() throws IOException, InterruptedException {
        if (kept.isEmpty()) {
            keep();
        }
        return kept.get(ThreadLocalRandom.current().nextInt(kept.size()));
    }

    private String keep() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post("/api/v1/evaluations?trace=none", JSON, submission);
        String fault = expect(201, answer);
        return fault != null ? fault : remember(id(answer));
    }

    private String remember(String id) {
        if (id == null) {
            return "no id";
        }
        kept.add(id);
        return null;
    }

    private static String id(HttpResponse<byte[]> answer) {
        Matcher id = ID.matcher(text(answer));
        return id.find() ? id.group(1) : null;
    }

    private String keepTwice() throws IOException, InterruptedException {
        HttpRequest.Builder request = service.request("/api/v1/evaluations?trace=none")
                .header("Content-Type", JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(submission));
        HttpResponse<byte[]> first = service.send(request);
        HttpResponse<byte[]> second = service.send(request);
        String fault = expect(201, first);
        if (fault != null) {
            return fault;
        }
        remember(id(first));
        return expect(201, second, "\"" + id(first) + "\"");
    }

    private String batch() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post("/api/v1/batches?trace=steps", "application/x-ndjson", lines);
        String fault = expect(200, answer, "submission-rejected");
        long count = text(answer).lines().count();
        return fault != null || count == 20 ? fault : count + " lines of 20";
    }

    private String explanation(String type) throws IOException, InterruptedException {
        return expect(200, get("/api/v1/evaluations/" + any() + "/explanation", type));
    }

    private String replay() throws IOException, InterruptedException {
        return expect(
                200, post("/api/v1/evaluations/" + any() + "/replay", JSON, new byte[0]), "\"identical\":true");
    }

    private HttpResponse<String> upload(byte[] workbook) throws IOException, InterruptedException {
        return service.upload("soak.xlsx", workbook);
    }

    /** A new version each time, of a scheme that nothing else here is scored by. */
    private String publish() throws IOException, InterruptedException {
        BigDecimal varied = BigDecimal.valueOf(400_000 + versions.getAndIncrement(), 4);
        HttpResponse<String> draft = upload(Workload.workbook("soak", 9, 4, varied));
        Matcher version = VERSION.matcher(draft.body());
        if (draft.statusCode() != 201 || !version.find()) {
            return draft.statusCode() + " " + draft.body();
        }
        return expect(
                200,
                post(
                        "/api/v1/rule-sets/" + version.group(1) + "/publication",
                        JSON,
                        "{\"reason\":\"长时运行\"}".getBytes(StandardCharsets.UTF_8)),
                "PUBLISHED");
    }

    private String broken() throws IOException, InterruptedException {
        byte[] whole = Workload.workbook("soak", 9, 4, BigDecimal.ONE);
        return expect(422, upload(Arrays.copyOf(whole, whole.length / 2)), "workbook-rejected");
    }
}
