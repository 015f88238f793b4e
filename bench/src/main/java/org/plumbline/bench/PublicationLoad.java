package org.plumbline.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.bench.ServiceProcess.Memory;
import org.plumbline.bench.ScoringTraffic.Latencies;

/** The program of publications.sh: {@code PublicationLoad <jar> full|quick}. Exits with 1 where a target is missed. */
public final class PublicationLoad {

    private static final String SCHEME = "bench";
    private static final Pattern UPLOADED =
            Pattern.compile("\"id\":(\\d+),\"scheme\":\"[^\"]+\",\"version\":(\\d+).*?\"sha256\":\"(\\w+)\"");
    private static final byte[] REASON = "{\"reason\": \"基准\"}".getBytes(StandardCharsets.UTF_8);

    /**
     * @param quiet requests without publications, and {@code busy} during {@code publications}, over so many rounds,
     *     quiet once more
     * @param total publications in all
     * @param every number of publications between measurements of memory
     * @param small timed publications of 308 rows, {@code large} of 10,010
     */
    private record LoadPlan(
            int warmUp, int rounds, int quiet, int busy, int publications, int total, int every, int small, int large) {

        static final LoadPlan FULL = new LoadPlan(30_000, 5, 20_000, 50_000, 50, 200, 20, 10, 5);
        static final LoadPlan QUICK = new LoadPlan(1_000, 1, 2_000, 5_000, 5, 20, 5, 3, 1);
    }

    /** By then the cache of rule sets is full: later growth is a leak. */
    private static final int SETTLED = 80;

    private final ServiceProcess service;
    private final LoadPlan plan;
    private final PublicationLog log = new PublicationLog();
    private final ScoringTraffic traffic;
    private final List<String> missed = new ArrayList<>();
    private int published;

    private PublicationLoad(ServiceProcess service, LoadPlan plan) {
        this.service = service;
        this.plan = plan;
        this.traffic = new ScoringTraffic(service, log, SCHEME);
    }

    public static void main(String[] args) throws Exception {
        LoadPlan plan = args[1].equals("quick") ? LoadPlan.QUICK : LoadPlan.FULL;
        List<String> missed;
        try (ServiceProcess service = ServiceProcess.start(Path.of(args[0]), "-Dplumbline.rule-sets-memory=24MB")) {
            missed = new PublicationLoad(service, plan).run();
        }
        missed.forEach(aim -> System.out.println("MISSED: " + aim));
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    /** @return the targets that were missed; for a short run only wrong responses */
    private List<String> run() throws Exception {
        for (int i = 0; i < 5; i++) {
            publish(makeWorkbook());
        }
        traffic.send(plan.warmUp);
        measureUnderLoad();
        measureLeaks();
        measurePublicationTimes(308, plan.small, 500);
        measurePublicationTimes(10_010, plan.large, 5_000);
        traffic.errors().forEach(fault -> System.out.println("WRONG: " + fault));
        System.out.printf("%d answers judged, %d wrong%n", traffic.sent(), traffic.wrong());
        checkAim(service.countErrorLines() == 0, "errors in the service's log: " + service.countErrorLines());
        if (plan == LoadPlan.QUICK) {
            missed.clear();
        }
        checkAim(traffic.wrong() == 0, "wrong answers: " + traffic.wrong());
        return missed;
    }

    /** Alternates quiet and busy rounds, so that changes in the machine's speed affect both. */
    private void measureUnderLoad() throws Exception {
        List<Latencies> quiet = new ArrayList<>();
        List<Latencies> busy = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < plan.rounds; i++) {
            List<Workbook> workbooks = new ArrayList<>();
            while (workbooks.size() < plan.publications / plan.rounds) {
                workbooks.add(makeWorkbook()); // made beforehand, since it is not part of the service's work
            }
            quiet.add(traffic.send(plan.quiet / plan.rounds));
            FutureTask<List<Long>> publishing = startPublishing(workbooks, plan.busy / plan.rounds);
            new Thread(publishing).start();
            busy.add(traffic.send(plan.busy / plan.rounds));
            checkAim(publishing.isDone(), "the publications took longer than the requests");
            millis.addAll(publishing.get());
        }
        quiet.add(traffic.send(plan.quiet / plan.rounds)); // the service still warms up: quiet is first and last
        Latencies without = Latencies.of(quiet);
        Latencies with = Latencies.of(busy);
        double ratio = (double) with.percentile(0.99) / without.percentile(0.99);
        Collections.sort(millis);
        System.out.println("quiet: " + without);
        System.out.printf("during %d publications: %s%n", millis.size(), with);
        System.out.printf(
                "ratio of p99: %.2f; upload to published under load: median %d ms, max %d ms%n",
                ratio, median(millis), millis.get(millis.size() - 1));
        checkAim(ratio <= 3, "p99 during publications is %.2f times the quiet one; aim 3".formatted(ratio));
    }

    /** Publishes one after the other, spread evenly over so many requests. */
    private FutureTask<List<Long>> startPublishing(List<Workbook> workbooks, int requests) {
        int first = traffic.sent();
        return new FutureTask<>(() -> {
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < workbooks.size(); i++) {
                int due = first + (2 * i + 1) * requests / (2 * workbooks.size());
                while (traffic.sent() < due) {
                    Thread.sleep(1);
                }
                millis.add(publish(workbooks.get(i)));
            }
            return millis;
        });
    }

    private void measureLeaks() throws Exception {
        System.out.println("publications  heap after GC, MB  classes");
        Memory settled = null;
        Memory last = null;
        while (published < plan.total) {
            publish(makeWorkbook());
            traffic.send(20);
            if (published % plan.every == 0) {
                last = service.measureMemory();
                System.out.printf("%12d  %17.1f  %,7d%n", published, last.heap() / 1024.0, last.classes());
                settled = published == SETTLED ? last : settled;
            }
        }
        if (settled != null) {
            long classes = last.classes() - settled.classes();
            double heap = (last.heap() - settled.heap()) / 1024.0;
            System.out.printf(
                    "from publication %d to %d: %+d classes, %+.1f MB%n", SETTLED, published, classes, heap);
            checkAim(classes <= 50, "classes grow by " + classes + "; aim 50");
            checkAim(heap <= 60, "heap grows by %.1f MB; aim 60".formatted(heap));
        }
    }

    /** Times upload to published on an idle service, for another scheme of so many rows. */
    private void measurePublicationTimes(int rows, int count, long aim) throws Exception {
        int warmUps = Math.min(2, count);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < count + warmUps; i++) {
            byte[] workbook = Workload.workbook(SCHEME + rows, rows / Workload.BANDS, 4, rate(i));
            long begun = System.nanoTime();
            Draft draft = upload(SCHEME + rows, workbook);
            publish(draft);
            if (i >= warmUps) {
                millis.add((System.nanoTime() - begun) / 1_000_000);
            }
        }
        Collections.sort(millis);
        System.out.printf(
                "upload to published, %,d rows: median of %d %,d ms, max %,d ms%n",
                rows, count, median(millis), millis.get(count - 1));
        checkAim(median(millis) <= aim, "%,d rows took %,d ms; aim %,d".formatted(rows, median(millis), aim));
    }

    private record Workbook(BigDecimal varied, byte[] bytes) {}

    private int made;

    /** A workbook that differs from all others in one cell, and so in every total. */
    private Workbook makeWorkbook() {
        BigDecimal varied = rate(made++);
        return new Workbook(varied, Workload.workbook(SCHEME, Workload.W1.indicators, 4, varied));
    }

    private static BigDecimal rate(int n) {
        return BigDecimal.valueOf(4_000 + n, 2);
    }

    /** @return milliseconds from upload to published */
    private long publish(Workbook workbook) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Draft draft = upload(SCHEME, workbook.bytes);
        log.recordRequested(draft.version, draft.sha256, workbook.varied);
        publish(draft);
        log.recordAcknowledged(draft.version);
        published++;
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private record Draft(long id, int version, String sha256) {}

    private Draft upload(String scheme, byte[] workbook) throws IOException, InterruptedException {
        HttpResponse<String> response = service.upload(scheme + ".xlsx", workbook);
        Matcher draft = UPLOADED.matcher(response.body());
        if (response.statusCode() != 201 || !draft.find()) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return new Draft(Long.parseLong(draft.group(1)), Integer.parseInt(draft.group(2)), draft.group(3));
    }

    private void publish(Draft draft) throws IOException, InterruptedException {
        HttpResponse<String> response = service.postJson("/api/v1/rule-sets/" + draft.id + "/publication", REASON);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
    }

    private void checkAim(boolean met, String otherwise) {
        if (!met) {
            missed.add(otherwise);
        }
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
