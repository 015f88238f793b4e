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

/**
 * Mixed requests of calling systems, clerks and auditors at an even rate; each response is compared with the expected
 * one.
 */
final class MixedLoad {

    private static final int CLIENTS = 4;
    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern VERSION = Pattern.compile("\"ruleSet\":\\{\"id\":(\\d+)");
    private static final String JSON = "application/json";

    /** @param share of a thousand requests */
    private record RequestKind(String name, int share, Request request) {}

    private interface Request {
        /** @return null, or the fault of the response */
        String send() throws IOException, InterruptedException;
    }

    /** Statistics of the responses of one kind. */
    static final class AnswerTally {

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

    private final ServiceProcess service;
    private final byte[] submission;
    private final byte[] misspelled;
    private final byte[] lines;
    private final int rate;
    private final List<RequestKind> kinds;
    private final Map<String, AnswerTally> tallies = new TreeMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger versions = new AtomicInteger();
    private final Random random = new Random(5);
    private int picked;

    /** @param rate requests a second */
    MixedLoad(ServiceProcess service, byte[] submission, int rate) {
        this.service = service;
        this.submission = submission;
        String text = new String(submission, StandardCharsets.UTF_8);
        this.misspelled = text.replace("\"actual\"", "\"actuals\"").getBytes(StandardCharsets.UTF_8);
        String line = text.replace("\r", "").replace("\n", " ") + "\n";
        this.lines = (line.repeat(10) + "{not json\n" + line.repeat(9)).getBytes(StandardCharsets.UTF_8);
        this.rate = rate;
        this.kinds = List.of(
                new RequestKind("score", 380, () -> checkAnswer(200, post("/api/v1/score", JSON, submission), "\"total\":")),
                new RequestKind("score, no trace", 150, () -> checkAnswer(200, post("/api/v1/score?trace=none", JSON, submission))),
                new RequestKind("score, misspelled", 50, () -> checkAnswer(422, post("/api/v1/score", JSON, misspelled), "pointer")),
                new RequestKind("keep", 150, this::save),
                new RequestKind("keep twice", 20, this::saveTwice),
                new RequestKind("batch", 50, this::batch),
                new RequestKind("evaluation", 40, () -> checkAnswer(200, get("/api/v1/evaluations/" + anySavedId(), JSON), "\"trace\"")),
                new RequestKind("explanation, JSON", 20, () -> explanation(JSON)),
                new RequestKind("explanation, text", 10, () -> explanation("text/plain")),
                new RequestKind("explanation, HTML", 10, () -> explanation("text/html")),
                new RequestKind("explanation, PDF", 8, () -> explanation("application/pdf")),
                new RequestKind(
                        "explanation, .xlsx",
                        8,
                        () -> explanation("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
                new RequestKind("why not", 8, () -> checkAnswer(200, get("/api/v1/evaluations/" + anySavedId() + "/why-not", JSON))),
                new RequestKind("replay", 10, this::replay),
                new RequestKind("publish", 10, this::publish),
                new RequestKind("bad workbook", 8, () -> checkAnswer(422, upload(Workload.workbook("soak", 9, 4, null)), "\"cell\"")),
                new RequestKind("broken workbook", 8, this::uploadBrokenWorkbook),
                new RequestKind("unknown evaluation", 10, () -> checkAnswer(404, get("/api/v1/evaluations/" + UUID.randomUUID(), JSON))),
                new RequestKind("page of evaluations", 10, () -> checkAnswer(200, get("/evaluations", "text/html"), "</html>")),
                new RequestKind("page of one", 10, () -> checkAnswer(200, get("/evaluations/" + anySavedId(), "text/html"), "</html>")),
                new RequestKind("page of rule sets", 10, () -> checkAnswer(200, get("/rule-sets", "text/html"), "</html>")),
                new RequestKind("page of findings", 10, () -> checkAnswer(200, get("/findings", "text/html"), "</html>")),
                new RequestKind("first page", 10, () -> checkAnswer(200, get("/", "text/html"), "</html>")));
        kinds.forEach(kind -> tallies.put(kind.name, new AnswerTally()));
    }

    Map<String, AnswerTally> tallies() {
        return tallies;
    }

    /** The first few. */
    Iterable<String> faults() {
        return faults;
    }

    /** Ids of the evaluations that the service acknowledged as stored, in any order. */
    List<String> savedIds() {
        return List.copyOf(kept);
    }

    /** Sends requests at the rate until then, and waits for all responses. */
    void run(long until) throws InterruptedException {
        AtomicLong next = new AtomicLong(System.nanoTime());
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(() -> {
                for (long due = nextDueTime(next); due < until; due = nextDueTime(next)) {
                    long wait = due - System.nanoTime();
                    try {
                        if (wait > 0) {
                            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                        }
                        sendOne(pick());
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

    /** Where the service is slower than the rate, missed requests are not sent later. */
    private long nextDueTime(AtomicLong next) {
        return next.updateAndGet(due -> Math.max(due, System.nanoTime() - 1_000_000_000L) + 1_000_000_000L / rate);
    }

    /** Chooses each kind once, then by their shares. */
    private synchronized RequestKind pick() {
        if (picked < kinds.size()) {
            return kinds.get(picked++);
        }
        int chosen = random.nextInt(kinds.stream().mapToInt(RequestKind::share).sum());
        for (RequestKind kind : kinds) {
            chosen -= kind.share;
            if (chosen < 0) {
                return kind;
            }
        }
        throw new IllegalStateException();
    }

    private void sendOne(RequestKind kind) throws InterruptedException {
        AnswerTally tally = tallies.get(kind.name);
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

    private static String checkAnswer(int status, HttpResponse<?> answer, String... parts) {
        String text = bodyText(answer);
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

    private static String bodyText(HttpResponse<?> answer) {
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

    /** An evaluation stored here; the first is stored on demand. */
    private String anySavedId() throws IOException, InterruptedException {
        if (kept.isEmpty()) {
            save();
        }
        return kept.get(ThreadLocalRandom.current().nextInt(kept.size()));
    }

    private String save() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post("/api/v1/evaluations?trace=none", JSON, submission);
        String fault = checkAnswer(201, answer);
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
        Matcher id = ID.matcher(bodyText(answer));
        return id.find() ? id.group(1) : null;
    }

    private String saveTwice() throws IOException, InterruptedException {
        HttpRequest.Builder request = service.request("/api/v1/evaluations?trace=none")
                .header("Content-Type", JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(submission));
        HttpResponse<byte[]> first = service.send(request);
        HttpResponse<byte[]> second = service.send(request);
        String fault = checkAnswer(201, first);
        if (fault != null) {
            return fault;
        }
        remember(id(first));
        return checkAnswer(201, second, "\"" + id(first) + "\"");
    }

    private String batch() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post("/api/v1/batches?trace=steps", "application/x-ndjson", lines);
        String fault = checkAnswer(200, answer, "submission-rejected");
        long count = bodyText(answer).lines().count();
        return fault != null || count == 20 ? fault : count + " lines of 20";
    }

    private String explanation(String type) throws IOException, InterruptedException {
        return checkAnswer(200, get("/api/v1/evaluations/" + anySavedId() + "/explanation", type));
    }

    private String replay() throws IOException, InterruptedException {
        return checkAnswer(
                200, post("/api/v1/evaluations/" + anySavedId() + "/replay", JSON, new byte[0]), "\"identical\":true");
    }

    private HttpResponse<String> upload(byte[] workbook) throws IOException, InterruptedException {
        return service.upload("soak.xlsx", workbook);
    }

    /** Uploads a new version of a scheme that no other request here uses. */
    private String publish() throws IOException, InterruptedException {
        BigDecimal varied = BigDecimal.valueOf(400_000 + versions.getAndIncrement(), 4);
        HttpResponse<String> draft = upload(Workload.workbook("soak", 9, 4, varied));
        Matcher version = VERSION.matcher(draft.body());
        if (draft.statusCode() != 201 || !version.find()) {
            return draft.statusCode() + " " + draft.body();
        }
        return checkAnswer(
                200,
                post(
                        "/api/v1/rule-sets/" + version.group(1) + "/publication",
                        JSON,
                        "{\"reason\":\"长时运行\"}".getBytes(StandardCharsets.UTF_8)),
                "PUBLISHED");
    }

    private String uploadBrokenWorkbook() throws IOException, InterruptedException {
        byte[] whole = Workload.workbook("soak", 9, 4, BigDecimal.ONE);
        return checkAnswer(422, upload(Arrays.copyOf(whole, whole.length / 2)), "workbook-rejected");
    }
}
