package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** What a browser may and may not do, on any page. */
@ServiceTest
class BrowserTest {

    private static final byte[] EMPTY = "{}".getBytes();

    @Autowired
    private ApiClient client;

    @Test
    void aHostNameThatIsNotOursIsRefused() {
        String answer = client.raw("GET / HTTP/1.1\r\nHost: rebound.example:8080\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 421").contains("urn:plumbline:problem:wrong-host");
    }

    @Test
    void loopbackHostNamesAreServed() {
        for (String host : new String[] {"localhost", "LOCALHOST:9", "127.0.0.1:8080", "[::1]:8080"}) {
            String answer =
                    client.raw("GET /api/v1/schemes HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(host).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aProgramNeedsNoToken() {
        assertThat(client.postJson("/api/v1/score", EMPTY).status()).isEqualTo(422);
    }

    @Test
    void anotherSitesPageCannotPost() {
        refused(client.post(
                "/api/v1/score", EMPTY, "Content-Type", "application/json", "Sec-Fetch-Site", "cross-site"));
        refused(client.post("/api/v1/score", EMPTY, "Content-Type", "application/json", "Sec-Fetch-Site", "same-site"));
        refused(client.post(
                "/api/v1/score", EMPTY, "Content-Type", "application/json", "Origin", "https://evil.example"));
        refused(client.post("/api/v1/score", EMPTY, "Content-Type", "application/json", "Origin", "null"));
        refused(client.post(
                "/api/v1/score", EMPTY, "Content-Type", "application/json", "Origin", "http://localhost:1"));
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:cross-site");
    }

    @Test
    void aSameOriginPageCanPost() {
        Answer answer = client.post(
                "/api/v1/score",
                EMPTY,
                "Content-Type",
                "application/json",
                "Origin",
                "http://localhost:" + client.port(),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void aFormPostRequiresACsrfToken() {
        Answer answer = client.form("/samples/dachang-2020-dept", "", "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("表单已失效");
    }

    @Test
    void pagesComeWithTheHeadersThatKeepThemToThemselves() {
        Answer page = client.get("/");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("script-src 'self'")
                .contains("connect-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict");
        assertThat(client.get("/api/v1/schemes").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void pagesHaveNoInlineScriptOrStyleAndLoadNothingFromElsewhere() {
        String page = client.get("/").text();
        assertThat(page.replaceAll("<script src=\"/[a-z]+\\.js\" defer></script>", ""))
                .doesNotContain("<script")
                .doesNotContain("style=")
                .doesNotContain("://");
        assertThat(client.get("/plumbline.css").text()).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void undeclaredPathsAreNotServed() {
        for (String path : new String[] {"/h2-console", "/actuator/env", "/actuator/beans", "/login", "/logout"}) {
            assertThat(client.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void healthTellsWhatIsInForce() {
        Answer ready = client.get("/actuator/health/readiness");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().at("/components/rules/details/inForce").size()).isPositive();
        assertThat(ready.json().at("/components/storage/status").asString()).isEqualTo("UP");
    }
}
