package org.plumbline.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.plumbline.contract.OpenApiContract.Operation;
import tools.jackson.databind.JsonNode;

/** One thread's calls. */
final class FuzzCaller {

    /** Of a backup, which copies all that is kept, and of a test analysis, which loads a workbook for each change of a cell. */
    private static final Duration LATEST_OF_LONG = Duration.ofMinutes(2);

    private static final String BOUNDARY = "plumbline-fuzz";

    private static final int REMEMBERED = 200;

    /** Of a hundred requests, how many go beyond the contract: to pages, sign-in and actuator, with unreadable queries. */
    private static final int EDGES = 10;

    private final ApiFuzzer fuzzer;
    private final Random random;
    private final RequestMutator mutator;
    private final boolean spoils;
    private final Edges edges;

    FuzzCaller(ApiFuzzer fuzzer, Random random, boolean spoils) {
        this.fuzzer = fuzzer;
        this.random = random;
        this.mutator = new RequestMutator(random);
        this.edges = new Edges(fuzzer.base, fuzzer.contract, mutator);
        this.spoils = spoils;
    }

    private boolean spoil(int percent) {
        return spoils && mutator.chance(percent);
    }

    /** What scores is called most; what goes through all that is kept, seldom. */
    Operation pick() {
        if (mutator.chance(70)) {
            return fuzzer.operation(mutator.chance(80) ? "POST /api/v1/score" : "POST /api/v1/evaluations");
        }
        Operation picked = mutator.one(fuzzer.contract.operations());
        boolean heavy = picked.path()
                .matches(".*/(replay|verification|rehearsal|coverage|identical-profiles|rebuild|test-analysis.*)");
        return heavy && !mutator.chance(5) || isCopy(picked) && !mutator.chance(1) ? pick() : picked;
    }

    void call(Operation operation) {
        if (spoil(1)) {
            raw(operation);
            return;
        }
        if (spoil(EDGES)) {
            edge();
            return;
        }
        String address = path(operation) + query(operation);
        HttpRequest.Builder request;
        try {
            request = fuzzer.request(address);
        } catch (IllegalArgumentException noAddress) { // this client cannot send it
            return;
        }
        byte[] body = body(operation, request);
        headers(operation, request);
        request.method(operation.method(), BodyPublishers.ofByteArray(body));
        if (isLong(operation)) {
            request.timeout(LATEST_OF_LONG);
        }
        judge(operation, address, body, request);
    }

    private static boolean isCopy(Operation operation) {
        return operation.path().endsWith("/backups");
    }

    static boolean isLong(Operation operation) {
        return isCopy(operation) || operation.path().contains("/test-analysis");
    }

    private String path(Operation operation) {
        String path = operation.path();
        int brace = path.indexOf('{');
        if (brace < 0) {
            return path;
        }
        List<String> known = fuzzer.ids.getOrDefault(path.substring(0, brace), List.of());
        // taking the shipped rules out of force would leave nothing to score by
        boolean step = path.matches(".*/(approval|publication|return|retirement|withdrawal)");
        List<String> usable = step && spoils ? known.stream().skip(8).toList() : known;
        String id = usable.isEmpty() || spoil(25) ? junk() : mutator.one(usable);
        return path.replaceFirst("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(id));
    }

    private String junk() {
        return encoded(
                switch (spoils ? random.nextInt(4) : 1) {
                    case 0 -> mutator.number();
                    case 1 -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
                    default -> mutator.text().isEmpty() ? "x" : mutator.text();
                });
    }

    private static String encoded(String text) {
        String shortened = text.length() > 600 ? text.substring(0, 600) : text;
        String encoded = URLEncoder.encode(shortened, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.isEmpty() ? "x" : encoded;
    }

    private String query(Operation operation) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.parameters()) {
            boolean required = parameter.path("required").asBoolean(false);
            if (parameter.path("in").asString().equals("query") && (required || spoil(20))) {
                JsonNode example = parameter.path("schema").path("examples").path(0);
                String value = example.isMissingNode() || spoil(30)
                        ? value(parameter.path("schema"), required)
                        : example.asString();
                add(query, parameter.path("name").asString(), value);
            }
        }
        if (spoil(3)) {
            add(query, mutator.text(), mutator.text());
        }
        return query.toString();
    }

    private void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(encoded(name))
                .append('=')
                .append(encoded(value));
    }

    private String value(JsonNode schema, boolean required) {
        if (spoil(required ? 10 : 30)) {
            return mutator.chance(50) ? mutator.text() : mutator.number();
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .asString();
        }
        if (schema.path("type").asString("").equals("boolean")) {
            return Boolean.toString(random.nextBoolean());
        }
        if (schema.has("minimum") && schema.has("maximum")) {
            return required
                    ? "2020"
                    : schema.path(random.nextBoolean() ? "minimum" : "maximum").asString();
        }
        return mutator.chance(50) ? "1" : mutator.one(fuzzer.ids.get("/api/v1/schemes/"));
    }

    private void headers(Operation operation, HttpRequest.Builder request) {
        if (spoil(20)) {
            request.header(
                    "Accept-Language",
                    mutator.one(List.of("en", "zh-CN,en;q=0.1", "*", "xx;q=9", ";;", "de", "-", "_")));
        }
        if (spoil(10)) {
            request.header(
                    "Accept",
                    mutator.one(List.of(
                            "application/json",
                            "text/html",
                            "application/pdf",
                            "*/*",
                            "image/png",
                            "nonsense",
                            "text/plain;q=0")));
        }
        if (spoil(5)) {
            request.header("If-None-Match", mutator.one(List.of("\"x\"", "*", "W/\"", ",,,")));
        }
        if (operation.name().equals("POST /api/v1/evaluations") && spoil(30)) {
            request.header(
                    "Idempotency-Key",
                    mutator.one(List.of("k" + random.nextInt(50), "\"k1\"", "a b", "\"", "k".repeat(300))));
        }
    }

    private byte[] body(Operation operation, HttpRequest.Builder request) {
        if (!operation.content().isObject()) {
            return new byte[0];
        }
        // of a job's file its lines are what can be spoiled
        String type = operation.path().endsWith("/jobs")
                ? "application/x-ndjson"
                : operation.content().propertyNames().iterator().next();
        if (type.startsWith("multipart/")) {
            request.header("Content-Type", type + "; boundary=" + BOUNDARY);
            return file(operation, spoils);
        }
        request.header(
                "Content-Type",
                spoil(3)
                        ? mutator.one(List.of(
                                "text/plain", "application/xml", "a", type + ";charset=x", type + ";charset=\"\""))
                        : type);
        byte[] sound = operation.path().endsWith("/rehearsal")
                ? new byte[0]
                : operation.path().startsWith("/api/v1/users")
                        ? user(operation)
                        : reason(operation)
                                ? "{\"reason\":\"核对无误\"}".getBytes(StandardCharsets.UTF_8)
                                : submission(type);
        if (!spoils || mutator.chance(30) || sound.length == 0) {
            return sound;
        }
        if (type.endsWith("ndjson")) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int i = random.nextInt(4); i >= 0; i--) {
                lines.writeBytes(mutator.chance(50) ? mutator.bytes(sound) : mutator.json(sound));
                lines.write('\n');
            }
            return lines.toByteArray();
        }
        return mutator.chance(70)
                ? mutator.json(sound)
                : mutator.chance(80) ? mutator.bytes(sound) : mutator.noise(2000);
    }

    /** Never an administrator's: the first of them would end single-user mode, and all calls after it be refused. */
    private static byte[] user(Operation operation) {
        String body = operation.path().endsWith("/password")
                ? "{\"password\":\"twelve letters\"}"
                : operation.path().endsWith("/roles")
                        ? "{\"roles\":[\"CALLER\"]}"
                        : "{\"name\":\"caller\",\"roles\":[\"CALLER\"],\"key\":true}";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean reason(Operation operation) {
        return operation.path().matches(".*/(approval|publication|return|retirement|withdrawal)");
    }

    private byte[] submission(String type) {
        byte[] submission = spoils ? mutator.one(fuzzer.submissions) : fuzzer.submissions.get(0);
        if (!type.endsWith("ndjson")) {
            return submission;
        }
        return new String(submission, StandardCharsets.UTF_8)
                .replace("\r", "")
                .replace("\n", " ")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] file(Operation operation, boolean spoiled) {
        JsonNode properties = fuzzer.contract
                .resolved(operation.content().path("multipart/form-data").path("schema"))
                .path("required");
        String field = properties.isArray() && !properties.isEmpty()
                ? properties.get(0).asString()
                : "file";
        byte[] workbook = field.equals("form") && fuzzer.ids.containsKey("form")
                ? fuzzer.form.get(random.nextInt(fuzzer.form.size()))
                : spoils ? mutator.one(fuzzer.workbooks) : fuzzer.workbooks.get(0);
        return multipart(field, spoiled ? mutator.workbook(workbook) : workbook);
    }

    private byte[] multipart(String field, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + (spoil(2) ? "other" : field)
                        + "\"; filename=\"a.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return spoil(2) ? mutator.bytes(body.toByteArray()) : body.toByteArray();
    }

    /** Half as rule sets, half as forms. */
    void workbook(boolean sound) {
        if (sound) {
            for (String scheme : fuzzer.ids.get("/api/v1/schemes/")) {
                HttpResponse<byte[]> blank = fuzzer.send(
                        fuzzer.request("/api/v1/schemes/" + scheme + "/form").GET());
                if (blank.statusCode() == 200) {
                    fuzzer.form.add(blank.body());
                    fuzzer.ids.putIfAbsent("form", List.of());
                }
            }
            return;
        }
        call(fuzzer.operation(mutator.chance(50) ? "POST /api/v1/rule-sets" : "POST /api/v1/forms"));
    }

    private void edge() {
        String failure = edges.failure((int) ApiFuzzer.LATEST.toMillis());
        fuzzer.tally.count("edges", failure == null ? 0 : 500);
        if (failure != null) {
            fuzzer.failures.add("edge: " + failure);
        }
    }

    /** What no HTTP library would send. */
    private void raw(Operation operation) {
        byte[] sound = (operation.method() + " " + operation.path()
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                        + " application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] sent = mutator.bytes(sound);
        try (Socket socket = new Socket(fuzzer.base.getHost(), fuzzer.base.getPort())) {
            socket.setSoTimeout((int) ApiFuzzer.LATEST.toMillis());
            socket.getOutputStream().write(sent);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            String answer = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            if (answer.matches("HTTP/1.1 5\\d\\d") && !answer.endsWith("505") && !answer.endsWith("501")) {
                fuzzer.failures.add("raw " + answer + " to " + new String(sent, StandardCharsets.ISO_8859_1));
            }
        } catch (java.net.SocketTimeoutException late) {
            fuzzer.failures.add("raw, late: " + new String(sent, StandardCharsets.ISO_8859_1));
        } catch (IOException closed) {
            // a connection closed on nonsense is an answer too
            fuzzer.tally.count("raw, closed", 0);
        }
    }

    private void judge(Operation operation, String address, byte[] body, HttpRequest.Builder request) {
        long begun = System.nanoTime();
        HttpResponse<byte[]> response;
        try {
            response = fuzzer.send(request);
        } catch (UncheckedIOException e) {
            fuzzer.failures.add(operation.name() + " " + address + ": " + e.getCause());
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        fuzzer.tally.count(operation.name(), response.statusCode());
        // reading every body takes the judge longer than the service takes to write it
        boolean whole = response.statusCode() >= 400 || mutator.chance(fuzzer.bodies);
        List<String> faults = new ArrayList<>(fuzzer.contract.faults(
                operation,
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(null),
                response.body(),
                whole));
        if (response.statusCode() >= 500 && response.statusCode() != 503) {
            faults.add("status " + response.statusCode());
        }
        if (took.compareTo(ApiFuzzer.LATEST) > 0 && !isLong(operation)) {
            faults.add("took " + took);
        }
        if (!faults.isEmpty()) {
            fuzzer.failures.add(operation.name() + " " + address + " " + response.statusCode() + ": "
                    + faults.stream().limit(3).toList() + "\n  sent " + shown(body) + "\n  got "
                    + shown(response.body()));
        }
        response.headers().firstValue("Location").ifPresent(this::remember);
    }

    private void remember(String location) {
        int slash = location.lastIndexOf('/');
        List<String> known =
                fuzzer.ids.computeIfAbsent(location.substring(0, slash + 1), each -> new CopyOnWriteArrayList<>());
        if (known.size() < REMEMBERED) {
            known.add(location.substring(slash + 1));
        }
    }

    private static String shown(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }
}
