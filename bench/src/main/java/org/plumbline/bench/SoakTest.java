package org.plumbline.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.bench.MixedLoad.AnswerTally;

/**
 * The program of soak.sh: {@code SoakTest <jar> <minutes>|quick [requests a second]}. Exercises all functions of the
 * service for a long time: no unexpected response, and no more heap, threads or open files at the end than in the
 * middle. Exits with 1 otherwise.
 */
public final class SoakTest {

    private static final Duration QUICK = Duration.ofSeconds(24);

    /** The measurements without load. */
    private record Measurement(long seconds, long requests, long heap, long classes, long threads, long files, long resident) {}

    private final ServiceProcess service;
    private final MixedLoad load;
    private final List<String> missed = new ArrayList<>();

    private SoakTest(ServiceProcess service, MixedLoad load) {
        this.service = service;
        this.load = load;
    }

    public static void main(String[] args) throws Exception {
        boolean quick = args[1].equals("quick");
        Duration length = quick ? QUICK : Duration.ofMinutes(Long.parseLong(args[1]));
        int rate = args.length > 2 ? Integer.parseInt(args[2]) : 40;
        byte[] submission = Files.readAllBytes(Path.of("samples/dachang-2020-dept/submission.json"));
        List<String> missed;
        // rule sets are cached up to a quarter of the heap, which half an hour does not fill: growth that is not a leak
        try (ServiceProcess service = ServiceProcess.start(
                Path.of(args[0]), "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "-Dplumbline.rule-sets-memory=8MB")) {
            SoakTest soak = new SoakTest(service, new MixedLoad(service, submission, rate));
            missed = soak.run(length, quick ? 4 : 30, quick);
        }
        missed.forEach(aim -> System.out.println("MISSED: " + aim));
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    /** @return the failed checks */
    private List<String> run(Duration length, int rounds, boolean quick) throws Exception {
        System.out.println("seconds  requests  heap after GC, MB  classes  threads  files  resident, MB");
        List<Measurement> looks = new ArrayList<>();
        long begun = System.nanoTime();
        for (int round = 1; round <= rounds; round++) {
            load.run(System.nanoTime() + length.toNanos() / rounds); // measuring takes additional time
            ServiceProcess.Memory memory = service.measureMemory();
            Measurement look = new Measurement(
                    (System.nanoTime() - begun) / 1_000_000_000,
                    load.tallies().values().stream().mapToLong(AnswerTally::answers).sum(),
                    memory.heap() / 1024,
                    memory.classes(),
                    service.readProcessStatus("Threads"),
                    service.countOpenFiles(),
                    service.readProcessStatus("VmRSS") / 1024);
            looks.add(look);
            System.out.printf(
                    "%7d  %8d  %17d  %7d  %7d  %5d  %12d%n",
                    look.seconds,
                    look.requests,
                    look.heap,
                    look.classes,
                    look.threads,
                    look.files,
                    look.resident);
        }
        printAnswers();
        if (!quick) { // half a minute is only the warm-up
            checkFlat("heap, MB", looks, Measurement::heap, 20);
            checkFlat("classes", looks, Measurement::classes, 100);
            checkFlat("threads", looks, Measurement::threads, 8);
            checkFlat("files", looks, Measurement::files, 8);
        }
        checkSaved();
        checkAim(service.countErrorLines() == 0, service.countErrorLines() + " errors in the service's log");
        return missed;
    }

    private void printAnswers() {
        load.tallies().forEach((kind, tally) -> System.out.printf("%-22s %s%n", kind, tally));
        load.faults().forEach(fault -> System.out.println("WRONG: " + fault));
        long wrong = load.tallies().values().stream().mapToLong(AnswerTally::wrong).sum();
        checkAim(wrong == 0, wrong + " unexpected responses");
    }

    /** The first third is ignored, since caches fill. The medians of the others show the trend. */
    private void checkFlat(String what, List<Measurement> looks, ToLongFunction<Measurement> value, long most) {
        int third = looks.size() / 3;
        long middle = median(looks.subList(third, 2 * third), value);
        long last = median(looks.subList(2 * third, looks.size()), value);
        System.out.printf("%s: median of the second third %d, of the last %d%n", what, middle, last);
        checkAim(last - middle <= most, "%s grow by %d; at most %d".formatted(what, last - middle, most));
    }

    private static long median(List<Measurement> looks, ToLongFunction<Measurement> value) {
        long[] sorted = looks.stream().mapToLong(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Checks that every acknowledged evaluation exists, that some replay, and that the log is intact. */
    private void checkSaved() throws IOException, InterruptedException {
        List<String> ids = load.savedIds();
        long total = readNumber(service.get("/api/v1/evaluations?size=1"), "total");
        checkAim(total == ids.size(), ids.size() + " evaluations were acknowledged and " + total + " exist");
        for (int i = 0; i < Math.min(20, ids.size()); i++) {
            String id = ids.get(i * ids.size() / Math.min(20, ids.size()));
            HttpResponse<String> replay = service.postJson("/api/v1/evaluations/" + id + "/replay", new byte[0]);
            checkAim(replay.body().contains("\"identical\":true"), "replay of " + id + ": " + replay.body());
        }
        String verification = service.get("/api/v1/audit-log/verification");
        checkAim(verification.contains("\"intact\":true"), "the audit log: " + verification);
        System.out.printf("%d evaluations stored, all present; audit log: %s%n", total, verification);
    }

    private static long readNumber(String json, String name) {
        Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        if (!number.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return Long.parseLong(number.group(1));
    }

    private void checkAim(boolean met, String otherwise) {
        if (!met) {
            missed.add(otherwise);
        }
    }
}
