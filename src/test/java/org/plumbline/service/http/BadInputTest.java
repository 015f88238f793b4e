package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever a caller sends, signed in or not, the answer is no 5xx and the service's log gets no stack trace. */
@WithUsers
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {

    private static final String[] PATHS = {
        "/",
        "/login",
        "/api/v1/score",
        "/api/v1/evaluations",
        "/api/v1/nowhere",
        "/actuator/health",
        "/actuator/health/readiness",
        "/actuator/prometheus",
        "/actuator/nowhere",
        "/v3/api-docs",
        "/error",
        "/findings",
        "/statistics",
        "/style.css"
    };

    private static final String[] QUERIES = {
        "a=%zz",
        "a=%ff",
        "a=%",
        "a=%4",
        "%zz=a",
        "a=%C3%28",
        "=",
        "=a",
        "&=b&",
        "a=1&b=%E4%BD",
        "a&".repeat(1_001) + "a",
        "lang=_",
        "lang=-",
        "lang=%5F",
        "lang=",
        "lang=__",
        "lang=-zh",
        "lang=zh-",
        "lang=%00",
        "a=%00",
        "a[b]=1",
        "lang=zh&lang=en",
        "_csrf=%zz",
        "continue&error&logout"
    };

    @Autowired
    private ApiClient client;

    private static Stream<String> paths() {
        return Stream.of(PATHS);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noQueryIsAnsweredWithAFaultOfTheService(String path, CapturedOutput output) {
        for (String query : QUERIES) {
            for (String accept : new String[] {"text/html", "application/json"}) {
                for (String method : new String[] {"GET", "POST", "PUT"}) {
                    answered(method + " " + path + "?" + query + " HTTP/1.1\r\nAccept: " + accept);
                }
            }
        }
        assertThat(output).doesNotContain("\tat ").doesNotContain("ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept-Language: -",
                "Accept-Language: _",
                "Accept-Language: -,en",
                "Accept-Language: ;q=1",
                "Accept-Language: en;q=",
                "Accept-Language: --;q=1",
                "Accept-Language: zh-",
                "Accept-Language: *-",
                "Cookie: lang=_",
                "Cookie: lang=-",
                "Cookie: =",
                "Cookie: lang",
                "Cookie: plumbline=%zz",
                "Content-Type: application/json; charset=\"\"",
                "Content-Type: application/json; charset=",
                "Content-Type: application/json; charset=\"?\"",
                "Content-Type: application/json; charset=no-such",
                "Content-Type: application/json; charset",
                "Content-Type: ;",
                "Content-Type: /",
                "Content-Type: *",
                "Content-Type: */*",
                "Content-Type: application/*",
                "Content-Type: application/*+json; charset=utf-8",
                "Content-Type: application/x-www-form-urlencoded; charset=\"\"",
                "Content-Type: multipart/form-data; charset=\"\"; boundary=a",
                "Content-Type: multipart/form-data",
                "Content-Type: multipart/form-data; boundary=\"\"",
                "Content-Type: text/csv; charset=\"\"",
                "Content-Type: application/x-ndjson; charset=\"\"",
                "Accept: application/json; charset=\"\"",
                "Accept: ;",
                "Accept: */*;q=x",
                "Accept: text/html; charset=\"\"",
                "Authorization: Basic",
                "Authorization: Basic =",
                "Authorization: Basic %zz",
                "Authorization: Bearer",
                "Authorization: Bearer plk_",
                "Authorization: Basic Og==",
                "If-None-Match: \"",
                "If-Modified-Since: x",
                "Range: bytes=-",
                "Origin: null",
                "Origin: -",
                "Sec-Fetch-Site: ",
                "X-Request-Id: ",
                "X-Forwarded-For: ,",
                "Forwarded: =",
                "Expect: x",
                "Content-Encoding: ",
                "Idempotency-Key: \"",
                "Accept-Language: \u0080",
                "Accept: \u0080",
                "Authorization: Basic \u0080",
                "X-Request-Id: \u0080",
                "Referer: %zz",
                "If-Match: ,"
            })
    void noHeaderIsAnsweredWithAFaultOfTheService(String header, CapturedOutput output) {
        for (String path : PATHS) {
            answered("GET " + path + " HTTP/1.1\r\n" + header);
            answered("POST " + path + " HTTP/1.1\r\n" + header);
            answered("DELETE " + path + " HTTP/1.1\r\n" + header);
        }
        for (String path : new String[] {"/api/v1/jobs", "/api/v1/batches", "/api/v1/forms", "/api/v1/rule-sets"}) {
            answered("POST " + path + " HTTP/1.1\r\nAuthorization: Basic " + basic() + "\r\n" + header);
        }
        assertThat(output).doesNotContain("\tat ").doesNotContain("ERROR");
    }

    private static String basic() {
        return java.util.Base64.getEncoder()
                .encodeToString(("both:" + WithUsers.PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=%zz&password=a", "=", "=a", "username=%ff", "_csrf=%", "a=%C3%28"})
    void noFormIsAnsweredWithAFaultOfTheService(String form, CapturedOutput output) {
        for (String path : PATHS) {
            for (String method : new String[] {"POST", "PUT", "DELETE"}) {
                answered(method + " " + path + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", form);
            }
        }
        answered("POST /login HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", "a&".repeat(1_001) + "a");
        answered("POST /login HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", "a".repeat(70_000));
        assertThat(output).doesNotContain("\tat ").doesNotContain("ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "///",
                "//a",
                "/%2f",
                "/;",
                "/..",
                "/a/../..",
                "/%",
                "/%zz",
                "/%ff",
                "/%00",
                "*",
                "/a;b=c",
                "//[",
                "/^"
            })
    void noPathIsAnsweredWithAFaultOfTheService(String path, CapturedOutput output) {
        answered("GET " + path + " HTTP/1.1\r\nAccept: text/html");
        answered("POST " + path + " HTTP/1.1");
        assertThat(output).doesNotContain("\tat ").doesNotContain("ERROR");
    }

    /** The container rejects TRACE before the filter that checks the character set. */
    @Test
    void aRejectedMethodWithACharacterSetThatDoesNotExistIsAnsweredAsSuch(CapturedOutput output) {
        for (String charset : new String[] {"\"\"", "nonsense", "%"}) {
            String answer = client.raw("TRACE /api/v1/schemes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json; charset=" + charset + "\r\n\r\n");
            assertThat(answer).as(charset).startsWith("HTTP/1.1 405").contains("method-not-allowed");
        }
        assertThat(output).doesNotContain("\tat ").doesNotContain("ERROR");
    }

    @Test
    void aQueryThatCannotBeDecodedIsNamedInTheAnswer() {
        String answer =
                client.raw("GET /api/v1/schemes?size=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("bad-parameter").contains("\"parameter\":\"size\"");
    }

    private void answered(String request) {
        answered(request, "{}");
    }

    private void answered(String request, String body) {
        String answer = client.raw(request + "\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
        // whether the service is well is an answer of its own
        String otherwise = request.contains(" /actuator/health") ? "503" : "none";
        assertThat(answer)
                .as(request.length() > 400 ? request.substring(0, 400) : request)
                .matches("(?s)HTTP/1\\.1 ((2|3|4)\\d\\d|" + otherwise + ").*");
    }
}
