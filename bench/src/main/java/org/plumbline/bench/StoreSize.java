package org.plumbline.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client of h2-size.sh: run as {@code StoreSize <jar> <submission.json> <seconds> <a second> [picture.svg]}. Saves evaluations
 * one by one at a steady rate while it measures the database file, then compacts a copy of it to know what is live.
 */
final class StoreSize {

    private static final Pattern NAME = Pattern.compile("(\"name\"\\s*:\\s*\")");
    private static final int CLIENTS = 4;

    /** The file may be this many times what is live, and this many bytes more, which are being moved. */
    private static final double MOST = 2.0;

    private static final double MOVED = 16e6;

    private final ServiceProcess service;
    private final Path file;
    private final String submission;
    private final AtomicInteger saved = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final List<StoreSizePicture.Sample> samples = new ArrayList<>();

    private StoreSize(ServiceProcess service, Path file, String submission) {
        this.service = service;
        this.file = file;
        this.submission = submission;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("store-size");
        ServiceProcess service = ServiceProcess.in(folder, Path.of(arguments[0]), List.of("-Xmx600m"));
        StoreSize trial =
                new StoreSize(service, folder.resolve("data/plumbline.mv.db"), Files.readString(Path.of(arguments[1])));
        boolean small;
        try {
            small = trial.run(
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]),
                    arguments.length > 4 ? Path.of(arguments[4]) : null);
        } finally {
            service.kill();
            ServiceProcess.delete(folder);
        }
        System.exit(small ? 0 : 1);
    }

    private boolean run(int seconds, int rate, Path picture) throws Exception {
        service.start();
        long empty = measureLive();
        ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
        long period = 1_000_000_000L * CLIENTS / rate;
        for (int i = 0; i < CLIENTS; i++) {
            clients.scheduleAtFixedRate(this::save, i * period / CLIENTS, period, TimeUnit.NANOSECONDS);
        }
        for (int second = 0; second < seconds; second++) {
            TimeUnit.SECONDS.sleep(1);
            samples.add(new StoreSizePicture.Sample(second + 1, saved.get(), Files.size(file)));
        }
        clients.shutdown();
        clients.awaitTermination(1, TimeUnit.MINUTES);
        return judge(empty, measureLive(), picture);
    }

    private void save() {
        try {
            int number = saved.get();
            String numbered = NAME.matcher(submission)
                    .replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + number + " "));
            HttpResponse<String> answer =
                    service.postJson("/api/v1/evaluations?trace=none", numbered.getBytes(StandardCharsets.UTF_8));
            (answer.statusCode() == 201 ? saved : failed).incrementAndGet();
        } catch (IOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the service, compacts a copy of its file, and starts it again. @return bytes of the copy */
    private long measureLive() throws IOException, InterruptedException, SQLException {
        service.stop();
        Path copy = Files.createTempDirectory(file.getParent(), "compacted").resolve("copy.mv.db");
        Files.copy(file, copy);
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:" + copy.toString().replace(".mv.db", ""), "plumbline", "")) {
            connection.createStatement().execute("shutdown compact");
        }
        long size = Files.size(copy);
        service.start();
        return size;
    }

    private boolean judge(long empty, long live, Path picture) throws IOException {
        double each = (live - empty) / (double) saved.get();
        double worst = 0;
        boolean small = true;
        for (StoreSizePicture.Sample sample : samples) {
            double then = empty + each * sample.saved();
            worst = then > MOVED ? Math.max(worst, sample.bytes() / then) : worst;
            small &= sample.bytes() <= MOST * then + MOVED;
        }
        StoreSizePicture.Sample last = samples.get(samples.size() - 1);
        System.out.printf(
                "%d saved in %d s, %d failed; file %.1f MB, live %.1f MB (empty %.1f MB, %.1f KB each);"
                        + " at most %.2f times what was live beyond 16 MB%n",
                saved.get(),
                samples.size(),
                failed.get(),
                last.bytes() / 1e6,
                live / 1e6,
                empty / 1e6,
                each / 1e3,
                worst);
        if (picture != null) {
            Files.writeString(picture, StoreSizePicture.draw(samples, empty, each));
        }
        return failed.get() == 0 && small;
    }
}
