package org.plumbline.contract;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.contract.OpenApiContract.Operation;

/**
 * Requests that no HTTP library would send, to every path there is: pages, sign-in, actuator and API alike, with queries that
 * cannot be decoded and headers that say nothing. What they are answered with is open, but for 5xx.
 */
final class Edges {

    private static final List<String> PAGES = List.of(
            "/",
            "/login",
            "/logout",
            "/error",
            "/evaluations",
            "/findings",
            "/findings.xlsx",
            "/statistics",
            "/statistics.csv",
            "/statistics.xlsx",
            "/statistics/evaluations",
            "/audit-log",
            "/audit-log/head.txt",
            "/jobs",
            "/forms",
            "/rule-sets",
            "/rule-sets/template",
            "/rule-sets/1",
            "/rule-sets/1/workbook",
            "/users",
            "/account",
            "/nowhere",
            "//",
            "/;a=b",
            "/actuator",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/info",
            "/actuator/prometheus",
            "/actuator/env",
            "/v3/api-docs",
            "/plumbline.css",
            "/typed.js",
            "/oauth2/authorization/x");

    /** Writes that do nothing without a sound body. */
    private static final List<String> WRITES = List.of(
            "/login",
            "/logout",
            "/api/v1/score",
            "/api/v1/evaluations",
            "/api/v1/batches",
            "/api/v1/forms",
            "/api/v1/jobs",
            "/api/v1/rule-sets",
            "/forms",
            "/jobs",
            "/users",
            "/rule-sets",
            "/audit-log/verification",
            "/error",
            "/actuator/health",
            "/nowhere");

    private static final List<String> PARAMETERS = List.of(
            "a=%zz",
            "%ff=1",
            "a=%",
            "a=%4",
            "=",
            "=a",
            "",
            "a",
            "lang=",
            "lang=_",
            "lang=-",
            "lang=__",
            "lang=-en",
            "lang=en",
            "lang=%5F",
            "lang=zh-",
            "page=",
            "page=-1",
            "size=%00",
            "size=1e9",
            "%E4%BD",
            "a=%C3%28",
            "trace=%",
            "trace=_",
            "kind=-",
            "fiscalYear=99999999999",
            "scheme=%ED%A0%80",
            "before=%2B",
            "head=:",
            "corrects=%",
            "keep=maybe",
            "charset=%22%22",
            "format=;",
            "_csrf=%zz",
            "wrong",
            "id=%F0",
            "with=..%2f",
            "table=%0D%0A");

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Charset",
            "Accept-Encoding",
            "Content-Type",
            "Authorization",
            "Cookie",
            "If-None-Match",
            "If-Modified-Since",
            "Origin",
            "Sec-Fetch-Site",
            "X-Request-Id",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "Forwarded",
            "Referer",
            "Range",
            "Content-Encoding",
            "Idempotency-Key",
            "X-CSRF-TOKEN",
            "X-HTTP-Method-Override",
            "TE",
            "Upgrade");

    private static final List<String> VALUES = List.of(
            "",
            "-",
            "_",
            ";",
            ",",
            "=",
            "\"",
            "\"\"",
            "*",
            "*/*;q=x",
            "text/html",
            "text/html;charset=\"\"",
            "a/b;charset=?",
            "application/json;charset=\"\"",
            "application/json;charset=no-such",
            "application/json;charset",
            "multipart/form-data",
            "multipart/form-data;boundary=",
            "application/x-www-form-urlencoded;charset=\"\"",
            "application/x-www-form-urlencoded",
            "Basic",
            "Basic %",
            "Basic Og==",
            "Basic AAAA",
            "Bearer ",
            "Bearer plk_",
            "Bearer a.b.c",
            "lang=_",
            "lang=-; plumbline=%zz",
            "bytes=-",
            "null",
            "127.0.0.1, ,",
            "for=\"",
            "zh-",
            "-,en",
            "en;q=",
            ";q=1",
            "--",
            "*-",
            "\u0080",
            "a".repeat(4_000),
            "gzip",
            "websocket",
            "1e2147483648");

    private static final List<String> BODIES = List.of(
            "", "{}", "=", "=a", "a=%zz", "username=%ff&password=a", "_csrf=%", "a&".repeat(1_001), "[1e2147483648]");

    /** 503 means that the service is busy, or reports its health; 501 and 505 are fixed by HTTP. */
    private static final Set<String> OWN = Set.of("501", "503", "505");

    private final URI base;
    private final RequestMutator mutator;
    private final List<String> paths;

    Edges(URI base, OpenApiContract contract, RequestMutator mutator) {
        this.base = base;
        this.mutator = mutator;
        this.paths = new ArrayList<>(PAGES);
        for (Operation operation : contract.operations()) {
            if (operation.method().equals("GET") && !FuzzCaller.isLong(operation)) {
                paths.add(operation.path().replaceAll("\\{[^}]*}", "1"));
            }
        }
    }

    /**
     * @param latest milliseconds to wait for an answer
     * @return what is wrong with the answer; null for nothing
     */
    String failure(int latest) {
        String request = request();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(latest);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            boolean failed = answer.matches("HTTP/1\\.1 5\\d\\d") && !OWN.contains(answer.substring(9));
            return failed ? answer + " to " + request : null;
        } catch (SocketTimeoutException late) {
            return "late: " + request;
        } catch (IOException closed) {
            return null; // a connection closed on nonsense is an answer too
        }
    }

    private String request() {
        boolean writes = mutator.chance(30);
        String method = writes
                ? mutator.one(List.of("POST", "PUT", "PATCH", "DELETE"))
                : mutator.one(List.of("GET", "GET", "GET", "HEAD", "OPTIONS", "TRACE", "FOO"));
        StringBuilder request = new StringBuilder(method)
                .append(' ')
                .append(mutator.one(writes ? WRITES : paths))
                .append(query())
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (int i = mutator.one(List.of(0, 1, 1, 2, 3)); i > 0; i--) {
            request.append(mutator.one(HEADERS))
                    .append(": ")
                    .append(mutator.one(VALUES))
                    .append("\r\n");
        }
        String body = writes ? mutator.one(BODIES) : "";
        return request.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        for (int i = mutator.one(List.of(0, 1, 1, 1, 2, 3)); i > 0; i--) {
            query.append(query.isEmpty() ? '?' : '&').append(mutator.one(PARAMETERS));
        }
        return query.toString();
    }
}
