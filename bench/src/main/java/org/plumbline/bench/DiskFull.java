package org.plumbline.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The client of disk-full.sh: {@code DiskFull <jar> <submission.json> <mounted disk>}; the log is beside the disk. */
final class DiskFull {

    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern TYPE = Pattern.compile("\"type\":\"urn:plumbline:problem:([a-z-]+)\"");
    private static final int TIMES = 2;
    private static final int REFUSALS = 40;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final byte[] submission;
    private final Path disk;
    private final List<String> acknowledged = new ArrayList<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final ServiceProcess service;

    private DiskFull(String[] arguments) throws IOException {
        submission = Files.readAllBytes(Path.of(arguments[1]));
        disk = Path.of(arguments[2]);
        service = ServiceProcess.in(
                disk.getParent(),
                Path.of(arguments[0]),
                List.of("-Xmx512m"),
                "--plumbline.data-dir=" + disk.resolve("data").toAbsolutePath());
    }

    public static void main(String[] arguments) throws Exception {
        DiskFull trial = new DiskFull(arguments);
        try {
            trial.run();
        } finally {
            trial.service.kill();
        }
        trial.wrong.forEach(each -> System.out.println("WRONG: " + each));
        System.exit(trial.wrong.isEmpty() ? 0 : 1);
    }

    private void run() throws Exception {
        service.start();
        for (int time = 1; time <= TIMES; time++) {
            keep(20);
            fill();
            full();
            room(time);
        }
        keep(10);
        everythingIsThere();
        fill();
        full();
        service.kill();
        Files.delete(ballast());
        service.start();
        keep(10);
        System.out.println("killed on the full disk and started again");
        everythingIsThere();
        System.out.println("refused: " + refusals);
        try (var lines = Files.lines(service.log())) {
            lines.filter(line -> line.contains(": error "))
                    .forEach(line -> wrong.add("in the log: " + line));
        }
    }

    /** Stores so many, each acknowledged. */
    private void keep(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            HttpResponse<String> answer = post("/api/v1/evaluations?trace=none", submission);
            if (answer.statusCode() != 201) {
                wrong.add("with room on the disk: " + answer.statusCode() + " " + answer.body());
                return;
            }
            remember(answer);
        }
    }

    private void remember(HttpResponse<String> kept) {
        Matcher id = ID.matcher(kept.body());
        if (id.find()) {
            acknowledged.add(id.group(1));
        } else {
            wrong.add("no id: " + kept.body());
        }
    }

    private Path ballast() {
        return disk.resolve("ballast");
    }

    /** Fills the disk completely. */
    private void fill() throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            for (int size = block.length; size > 0; ) {
                try {
                    out.write(block, 0, size);
                } catch (IOException noRoom) {
                    size /= 2;
                }
            }
        }
    }

    /**
     * Evaluations that fit into allocated database space are stored; then storing is rejected, and scoring continues.
     */
    private void full() throws Exception {
        int refused = 0;
        for (int i = 0; i < 5_000 && refused < REFUSALS; i++) {
            HttpResponse<String> answer = post("/api/v1/evaluations?trace=none", submission);
            if (answer.statusCode() == 201) {
                remember(answer);
            } else {
                refused++;
                refusal("evaluation", answer);
            }
            if (i % 10 == 0) {
                HttpResponse<String> score = post("/api/v1/score?trace=none", submission);
                if (score.statusCode() != 200) {
                    wrong.add("scoring on a full disk: " + score.statusCode() + " " + score.body());
                }
            }
        }
        if (refused == 0) {
            wrong.add("nothing was rejected on a full disk");
        }
        refusal("job", send(request("/api/v1/jobs?keep=true")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(submission))));
        refusal("backup", post("/api/v1/backups", new byte[0]));
        int liveness = send(request("/actuator/health/liveness").GET()).statusCode();
        if (liveness != 200) {
            wrong.add("liveness on a full disk: " + liveness);
        }
    }

    private void refusal(String what, HttpResponse<String> answer) {
        Matcher type = TYPE.matcher(answer.body());
        boolean clear = (answer.statusCode() == 503 || answer.statusCode() == 507) && type.find();
        if (clear) {
            refusals.merge(what + " " + answer.statusCode() + " " + type.group(1), 1, Integer::sum);
        } else {
            wrong.add(what + " on a full disk: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Checks that the same process soon stores again. */
    private void room(int time) throws Exception {
        Files.delete(ballast());
        long begun = System.nanoTime();
        HttpResponse<String> answer = post("/api/v1/evaluations?trace=none", submission);
        while (answer.statusCode() == 503 && System.nanoTime() - begun < 30_000_000_000L) {
            Thread.sleep(50);
            answer = post("/api/v1/evaluations?trace=none", submission);
        }
        if (answer.statusCode() == 201) {
            remember(answer);
            System.out.printf(
                    "full for the %d. time; room again: kept after %d ms%n",
                    time, (System.nanoTime() - begun) / 1_000_000);
        } else {
            wrong.add("30 s after there was room: " + answer.statusCode() + " " + answer.body());
        }
        int readiness = send(request("/actuator/health/readiness").GET()).statusCode();
        if (readiness != 200) {
            wrong.add("readiness with room again: " + readiness);
        }
    }

    private void everythingIsThere() throws Exception {
        int lost = 0;
        for (String id : acknowledged) {
            HttpResponse<String> replay = post("/api/v1/evaluations/" + id + "/replay", new byte[0]);
            lost += replay.statusCode() == 200 && replay.body().contains("\"identical\":true") ? 0 : 1;
        }
        String verification =
                send(request("/api/v1/audit-log/verification").GET()).body();
        System.out.printf(
                "%d acknowledged, %d lost or different; audit log: %s%n", acknowledged.size(), lost, verification);
        if (lost > 0 || !verification.contains("\"intact\":true")) {
            wrong.add("lost " + lost + ", log " + verification);
        }
    }

    private HttpRequest.Builder request(String path) {
        return service.request(path).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
