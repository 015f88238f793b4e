package org.plumbline.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The client of jobs.sh: run as {@code JobsKill9 <jar> <submission.json> [submissions] [kills]}. */
final class JobsKill9 {

    private static final Pattern NAME = Pattern.compile("(\"name\"\\s*:\\s*\")");
    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([0-9a-f-]{36})\",");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Path folder;
    private final ServiceProcess service;

    private JobsKill9(Path jar, Path folder) throws IOException {
        this.folder = folder;
        this.service = ServiceProcess.in(folder, jar, List.of("-Xmx512m"));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("jobs");
        JobsKill9 trial = new JobsKill9(Path.of(arguments[0]), folder);
        int submissions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
        int kills = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        boolean good;
        try {
            good = trial.run(Files.readString(Path.of(arguments[1])), submissions, kills);
        } finally {
            trial.service.kill();
            ServiceProcess.delete(folder);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(String submission, int submissions, int kills) throws Exception {
        Path file = folder.resolve("cases.ndjson");
        String line = submission.lines().map(String::strip).collect(Collectors.joining(" "));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < submissions; i++) {
                String prefix = i + " ";
                out.write(i % 1_000 == 500
                        ? "{not json"
                        : NAME.matcher(line)
                                .replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + prefix)));
                out.write('\n');
            }
        }
        service.start();
        long undisturbed = System.nanoTime();
        String alone = post(file, "?trace=none");
        await(alone, submissions);
        System.out.printf(
                "undisturbed, nothing kept: %d submissions in %d ms%n",
                submissions, (System.nanoTime() - undisturbed) / 1_000_000);
        String killed = post(file, "?trace=none&keep=true");
        for (int kill = 1; kill <= kills; kill++) {
            long from = number(text(killed), "done");
            long until = from + ThreadLocalRandom.current().nextLong(1, Math.max(2, (submissions - from) / (kills - kill + 2)));
            await(killed, until);
            service.kill();
            service.start();
            System.out.printf("SIGKILL %d after %d; at the next start %s%n", kill, until, text(killed));
        }
        await(killed, submissions);
        List<String> expected = results(alone);
        List<String> results = results(killed);
        Set<String> ids = new HashSet<>();
        int different = Math.abs(expected.size() - results.size());
        for (int i = 0; i < Math.min(expected.size(), results.size()); i++) {
            Matcher id = ID.matcher(results.get(i));
            String bare = results.get(i).replace(killed, alone);
            if (id.find()) {
                ids.add(id.group(1));
                bare = "{" + results.get(i).substring(id.end());
            }
            different += bare.equals(expected.get(i)) ? 0 : 1;
        }
        long good = number(text(killed), "good");
        long kept = number(get("/api/v1/evaluations?size=1").body(), "total");
        String log = get("/api/v1/audit-log/verification").body();
        System.out.printf(
                "%d results of %d, %d different; %d scored, %d ids, %d evaluations kept; audit log: %s%n",
                results.size(), submissions, different, good, ids.size(), kept, log);
        return different == 0 && good == ids.size() && good == kept && log.contains("\"intact\":true");
    }

    private String post(Path file, String query) throws Exception {
        HttpResponse<String> answer = http.send(
                request("/api/v1/jobs" + query)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofFile(file))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Waits until so many are processed, or the job has ended. */
    private void await(String job, long done) throws Exception {
        while (true) {
            String now = text(job);
            if (now.contains("\"state\":\"DONE\"") || done < number(now, "lines") && number(now, "done") >= done) {
                return;
            }
            if (now.contains("FAILED")) {
                throw new IllegalStateException(now);
            }
            Thread.sleep(20);
        }
    }

    private static long number(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return Long.parseLong(matcher.group(1));
    }

    private List<String> results(String job) throws Exception {
        return new ArrayList<>(get(job + "/results").body().lines().toList());
    }

    private String text(String address) throws Exception {
        return get(address).body();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(request(address).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String address) {
        return service.request(address).timeout(Duration.ofMinutes(2));
    }
}
