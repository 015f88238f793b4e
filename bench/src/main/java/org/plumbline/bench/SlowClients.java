package org.plumbline.bench;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** The clients of slow-clients.sh: {@code SlowClients <port> <submission.json> <seconds>}. */
final class SlowClients {

    private static final int SLOW = 500;

    private SlowClients() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        long end = System.nanoTime() + Long.parseLong(arguments[2]) * 1_000_000_000L;
        AtomicInteger late = new AtomicInteger();
        AtomicInteger busy = new AtomicInteger();
        for (int i = 0; i < SLOW; i++) {
            Thread slow = new Thread(null, () -> again(port, end, late, busy), "slow", 1 << 17);
            slow.setDaemon(true);
            slow.start();
        }
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/score?trace=none"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(Path.of(arguments[1])))
                .build();
        int refused = 0;
        long[] micros = new long[1 << 20];
        int served = 0;
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status == 200) {
                micros[served++] = (System.nanoTime() - begun) / 1_000;
            } else {
                refused++;
            }
            Thread.sleep(10);
        }
        Arrays.sort(micros, 0, served);
        System.out.printf(
                "%d slow clients: %d closed, %d answered with Retry-After; a normal caller: %d served, %d not, p50 %.1f ms, max %.1f ms%n",
                SLOW, late.get(), busy.get(), served, refused, micros[served / 2] / 1e3, micros[served - 1] / 1e3);
        System.exit(refused == 0 && late.get() > 0 ? 0 : 1);
    }

    /** Sends a byte per second; starts again once closed. */
    private static void again(int port, long end, AtomicInteger late, AtomicInteger busy) {
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write("POST /api/v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                while (socket.getInputStream().available() == 0 && System.nanoTime() < end) {
                    socket.getOutputStream().write(' ');
                    Thread.sleep(1_000);
                }
                if (System.nanoTime() < end) {
                    String start = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    (start.endsWith("408") ? late : busy).incrementAndGet();
                }
            } catch (IOException cutOff) {
                late.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
