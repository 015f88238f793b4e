package org.plumbline.bench;

import org.plumbline.core.json.ByteCompressor;


import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a random sample of a bulk run with a running service, byte for byte: the service scores the same submissions
 * by POST /api/v1/batches; the sentences and the version number, which no canonical evaluation has, are removed from
 * its responses. Arguments: folder of the run (written with --loadable), address of the service, sample size.
 */
public final class BulkCheck {

    private static final int TOGETHER = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        URI batches = URI.create(arguments[1] + "/api/v1/batches");
        int wanted = Integer.parseInt(arguments[2]);
        List<String> sample = sample(folder.resolve("load"), wanted);
        HttpClient http = HttpClient.newHttpClient();
        int equal = 0;
        for (int from = 0; from < sample.size(); from += TOGETHER) {
            List<String> some = sample.subList(from, Math.min(from + TOGETHER, sample.size()));
            List<JsonNode> answers = answers(http, batches, some);
            for (int i = 0; i < some.size(); i++) {
                String kept = new String(bytes(some.get(i), 2), StandardCharsets.UTF_8);
                String answered = JSON.writeValueAsString(answers.get(i));
                if (!kept.equals(answered)) {
                    System.out.println("differs:\n  bulk    " + kept + "\n  service " + answered);
                    System.exit(1);
                }
                equal++;
            }
        }
        System.out.println(equal + " of " + equal + " drawn at random are byte-equal to the service's answers");
    }

    /** Selects lines with equal probability, in one pass. */
    private static List<String> sample(Path folder, int wanted) throws IOException {
        Random random = new Random(20);
        List<String> sample = new ArrayList<>();
        long seen = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().startsWith("part-")).sorted().toList();
        }
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    seen++;
                    if (sample.size() < wanted) {
                        sample.add(line);
                    } else {
                        long place = random.nextLong(seen);
                        if (place < wanted) {
                            sample.set((int) place, line);
                        }
                    }
                }
            }
        }
        return sample;
    }

    private static byte[] bytes(String line, int part) {
        return ByteCompressor.decompress(Base64.getDecoder().decode(line.split("\t")[part]));
    }

    private static List<JsonNode> answers(HttpClient http, URI batches, List<String> lines) throws Exception {
        StringBuilder body = new StringBuilder();
        for (String line : lines) {
            body.append(new String(bytes(line, 1), StandardCharsets.UTF_8)).append('\n');
        }
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(batches)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        List<JsonNode> answers = new ArrayList<>();
        response.body().lines().forEach(line -> {
            JsonNode answer = JSON.readTree(line);
            ((ObjectNode) answer.at("/ruleSet")).remove("version");
            answer.at("/findings").forEach(each -> ((ObjectNode) each).remove("message"));
            answer.at("/trace").forEach(each -> ((ObjectNode) each).remove("text"));
            answers.add(answer);
        });
        return answers;
    }
}
