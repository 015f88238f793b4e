package org.plumbline.core.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A running service that reads forms, started with this process as its proxy, so that each connection it opens is counted. */
final class FormHttpTarget {

    private static final Duration LATEST = Duration.ofSeconds(10);
    private static final Set<Integer> EXPECTED = Set.of(200, 400, 413, 415, 422);
    private static final String BOUNDARY = "form-fuzzer-part";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI forms;

    /** @param service such as http://127.0.0.1:8080 */
    FormHttpTarget(URI service) {
        this.forms = service.resolve("/api/v1/forms?score=true&trace=none");
    }

    /** Counts the connections that the service opens to a proxy on this port. */
    static void listen(int port, AtomicInteger connections) throws IOException {
        ServerSocket proxy = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        try {
                            proxy.accept().close();
                            connections.incrementAndGet();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * @return whether it was read as a form
     * @throws IllegalStateException on a status that is not expected, or no answer within ten seconds
     */
    boolean read(byte[] file) {
        HttpRequest request = HttpRequest.newBuilder(forms)
                .timeout(LATEST)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(createBody(file)))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (!EXPECTED.contains(response.statusCode())) {
                throw new IllegalStateException(response.statusCode() + " " + response.body());
            }
            return response.statusCode() == 200;
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static byte[] createBody(byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"scheme\"\r\n\r\nnational-project\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"form\"; filename=\"form\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
