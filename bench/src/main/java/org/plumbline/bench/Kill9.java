package org.plumbline.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The client of kill9.sh and power-loss.sh: run as {@code Kill9 <jar> <submission.json> [kill after]}. AFTER_KILL in the environment
 * is a command that is run between the kill and the second start.
 */
final class Kill9 {

    private static final int POSTS = 2_000;
    private static final int CLIENTS = 4;
    private static final Pattern NAME = Pattern.compile("(\"name\"\\s*:\\s*\")");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ServiceProcess service;

    private Kill9(ServiceProcess service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("kill9");
        Kill9 trial = new Kill9(ServiceProcess.in(folder, Path.of(arguments[0]), List.of()));
        int after = arguments.length > 2
                ? Integer.parseInt(arguments[2])
                : ThreadLocalRandom.current().nextInt(POSTS / 4, POSTS * 3 / 4);
        boolean kept;
        try {
            kept = trial.run(Files.readString(Path.of(arguments[1])), after);
        } finally {
            trial.service.kill();
            if (System.getenv("AFTER_KILL") == null) { // LazyFS does not list what it lost, and is removed as a whole
                ServiceProcess.delete(folder);
            }
        }
        System.exit(kept ? 0 : 1);
    }

    private boolean run(String submission, int killAfter) throws Exception {
        System.out.printf("start: %d ms%n", service.start());
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        long posting = System.nanoTime();
        post(submission, acknowledged, killAfter);
        System.out.printf(
                "SIGKILL after %d acknowledged in %d ms; %d were acknowledged before the connection broke%n",
                killAfter, millis(posting), acknowledged.size());
        runAfterKill();
        System.out.printf("start again on the same data: %d ms%n", service.start());
        long checking = System.nanoTime();
        AtomicInteger lost = new AtomicInteger();
        AtomicInteger different = new AtomicInteger();
        inParallel(acknowledged, address -> {
            if (status(address) != 200) {
                lost.incrementAndGet();
            } else if (!replay(address).contains("\"identical\":true")) {
                different.incrementAndGet();
            }
        });
        System.out.printf(
                "of %d acknowledged: %d lost, %d replay differently (checked in %d ms)%n",
                acknowledged.size(), lost.get(), different.get(), millis(checking));
        String log = verification();
        System.out.printf("audit log: %s%n", log);
        return acknowledged.size() >= killAfter && lost.get() + different.get() == 0 && log.contains("\"intact\":true");
    }

    private static void runAfterKill() throws IOException, InterruptedException {
        String command = System.getenv("AFTER_KILL");
        if (command != null && new ProcessBuilder("bash", "-c", command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(command);
        }
    }

    /** Posts until all are posted or the service is down; kills it in between, while posts are in progress. */
    private void post(String submission, Queue<String> acknowledged, int killAfter) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            new Thread(() -> {
                        try {
                            for (int n = next.getAndIncrement(); n < POSTS; n = next.getAndIncrement()) {
                                acknowledged.add(keep(numbered(submission, n)));
                                if (acknowledged.size() >= killAfter) {
                                    service.kill();
                                }
                            }
                        } catch (IOException killed) {
                            // requests in progress were never acknowledged
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        done.await();
    }

    /** Each evaluation has another subject, so that none can be mistaken for another. */
    private static String numbered(String submission, int n) {
        return NAME.matcher(submission).replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + n + " "));
    }

    private String keep(String submission) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                request("/api/v1/evaluations?trace=none")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(submission))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.headers().firstValue("Location").orElseThrow();
    }

    private int status(String address) throws InterruptedException {
        try {
            return http.send(request(address).GET().build(), BodyHandlers.discarding()).statusCode();
        } catch (ConnectException e) {
            return 0;
        } catch (IOException e) {
            return -1;
        }
    }

    private String verification() throws InterruptedException {
        try {
            return http.send(request("/api/v1/audit-log/verification").GET().build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String replay(String address) throws InterruptedException {
        try {
            return http.send(
                            request(address + "/replay").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private HttpRequest.Builder request(String address) {
        return service.request(address).timeout(Duration.ofSeconds(20));
    }

    private interface Check {
        void of(String address) throws InterruptedException;
    }

    private static void inParallel(Queue<String> addresses, Check check) throws InterruptedException {
        Queue<String> open = new ConcurrentLinkedQueue<>(addresses);
        List<Thread> threads = Stream.generate(() -> new Thread(() -> {
                    try {
                        for (String address = open.poll(); address != null; address = open.poll()) {
                            check.of(address);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .limit(CLIENTS)
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
