package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.security.UserDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How people and programs sign in where users are configured. */
@WithUsers
public class SignInTest {

    private static final byte[] EMPTY = "{}".getBytes();

    @Autowired
    private ApiClient client;

    @Autowired
    private UserDirectory users;

    private TestBrowser browser;

    @BeforeEach
    void open() {
        browser = new TestBrowser(client);
    }

    @Test
    void aPersonIsSentToTheLoginPageAndBackToThePageAskedFor() {
        Answer refused = browser.get("/evaluations?grade=%E4%BC%98");
        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.header("Location")).isEqualTo("/login");

        Answer entered = browser.signIn("clerk", WithUsers.PASSWORD);
        assertThat(entered.status()).isEqualTo(302);
        assertThat(entered.header("Location")).endsWith("/evaluations?grade=%E4%BC%98");

        assertThat(browser.get("/evaluations?grade=%E4%BC%98").status()).isEqualTo(200);
    }

    @Test
    void theLoginPageIsServedToAnybodyInBothLanguages() {
        assertThat(browser.get("/login").text())
                .contains("<html lang=\"zh\">")
                .contains("用户名")
                .contains("autocomplete=\"current-password\"")
                .doesNotContain("单用户模式")
                .doesNotContain("不正确")
                .doesNotContain("action=\"/logout\"")
                .doesNotContain("??");
        assertThat(client.get("/login?lang=en").text()).contains("User name").doesNotContain("??");
        assertThat(client.get("/plumbline.css").status()).isEqualTo(200);
    }

    @Test
    void pagesShowTheUserAndASignOutButton() {
        browser.signIn("张三", WithUsers.PASSWORD);
        assertThat(browser.get("/").text())
                .contains(">张三<")
                .contains("action=\"/logout\"")
                .doesNotContain("单用户模式")
                .doesNotContain("??");
        Answer nowhere = browser.get("/nowhere");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.text()).contains(">张三<");
    }

    @Test
    void aWrongPasswordIsRejectedWithoutSayingWhichIsWrong() {
        String beyondBcrypt = WithUsers.PASSWORD + "x".repeat(80);
        String[][] pairs = {
            {"clerk", "wrong"}, {"unknown", WithUsers.PASSWORD}, {"clerk", ""}, {"clerk", beyondBcrypt}, {"", "x"}
        };
        for (String[] pair : pairs) {
            Answer refused = browser.signIn(pair[0], pair[1]);
            assertThat(refused.header("Location")).as(pair[0]).isEqualTo("/login?wrong");
            assertThat(browser.get("/login?wrong").text()).contains("用户名或密码不正确").contains("role=\"alert\"");
            assertThat(browser.get("/").status()).as(pair[0]).isEqualTo(302);
        }
    }

    @Test
    void theLoginPageKeepsToItsLanguage() {
        browser.get("/login?lang=en");
        assertThat(browser.get("/login?wrong").text()).contains("User name or password is wrong");
    }

    @Test
    void theLoginFormNeedsItsToken() {
        Answer refused =
                client.form("/login", "username=clerk&password=right+horse+%E5%87%86%E7%BB%B3", "Accept", "text/html");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("表单已失效");
    }

    @Test
    void theSessionIsAnotherAfterSigningIn() {
        Answer first = browser.get("/");
        assertThat(first.response().headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("plumbline=")
                .contains("HttpOnly")
                .contains("SameSite=Strict"));
        String before = browser.session();
        browser.signIn("clerk", WithUsers.PASSWORD);
        assertThat(browser.session()).isNotBlank().isNotEqualTo(before);

        Answer old = client.get("/", "Accept", "text/html", "Cookie", "plumbline=" + before);
        assertThat(old.status()).isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSession() {
        browser.signIn("clerk", WithUsers.PASSWORD);
        browser.get("/");
        String session = browser.session();
        Answer left = browser.post("/logout");
        assertThat(left.header("Location")).isEqualTo("/login?left");
        assertThat(browser.session()).isNull();
        assertThat(browser.get("/login?left").text()).contains("已退出");
        assertThat(client.get("/", "Accept", "text/html", "Cookie", "plumbline=" + session)
                        .status())
                .isEqualTo(302);
    }

    @Test
    void signingOutRequiresACsrfToken() {
        browser.signIn("clerk", WithUsers.PASSWORD);
        assertThat(client.form("/logout", "", browser.headers()).status()).isEqualTo(403);
        assertThat(browser.get("/").status()).isEqualTo(200);
    }

    @Test
    void aProgramSendsItsPasswordAndGetsNoSession() {
        Answer answer = client.get("/api/v1/schemes", "Authorization", basic("caller", WithUsers.PASSWORD));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .noneSatisfy(cookie -> assertThat(cookie).startsWith("plumbline="));
        assertThat(client.get("/api/v1/schemes", "Authorization", basic("张三", WithUsers.PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aProgramNeedsNoToken() {
        Answer answer = client.post(
                "/api/v1/score",
                EMPTY,
                "Content-Type",
                "application/json",
                "Authorization",
                basic("caller", WithUsers.PASSWORD));
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void anotherSitesPageCannotUseABrowsersPassword() {
        Answer answer = client.post(
                "/api/v1/score",
                EMPTY,
                "Content-Type",
                "application/json",
                "Sec-Fetch-Site",
                "cross-site",
                "Authorization",
                basic("caller", WithUsers.PASSWORD));
        problem(answer, 403, "cross-site");
    }

    @Test
    void aPageMayReadTheApiInItsSessionButWritesNeedItsToken() {
        browser.signIn("clerk", WithUsers.PASSWORD);
        String cookie = browser.headers()[3];
        assertThat(client.get("/api/v1/schemes", "Cookie", cookie).status()).isEqualTo(200);
        problem(
                client.post("/api/v1/score", EMPTY, "Content-Type", "application/json", "Cookie", cookie),
                403,
                "form-expired");
    }

    @Test
    void withoutOrWithAWrongPasswordTheApiSaysWhatItWants() {
        String[][] tries = {
            {},
            {"Authorization", basic("caller", "wrong")},
            {"Authorization", basic("unknown", WithUsers.PASSWORD)},
            {"Authorization", basic("CALLER", WithUsers.PASSWORD)},
            {"Authorization", "Basic ?"}
        };
        for (String[] headers : tries) {
            Answer answer = client.get("/api/v1/schemes", headers);
            problem(answer, 401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
            assertThat(answer.json().at("/title").asString()).isEqualTo("需要登录 / Not signed in");
            assertThat(answer.header("Set-Cookie")).doesNotContain("plumbline=");
        }
        problem(client.postJson("/api/v1/score", EMPTY), 401, "unauthenticated");
    }

    /** The request's body never comes: who waits for it answers nothing. */
    @Test
    void aFileOfSomebodyNotSignedInIsNotEvenRead() throws IOException {
        for (String path : new String[] {"/rule-sets", "/login", "/api/v1/rule-sets", "/nowhere"}) {
            for (String header : new String[] {
                "", "Cookie: plumbline=00000000000000000000000000000000\r\n", "Authorization: Basic eDp5\r\n"
            }) {
                String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header
                        + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n";
                assertThat(firstLine(request)).as(path + header).startsWith("HTTP/1.1 401");
            }
        }
    }

    private String firstLine(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", client.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void theAddressSaysTheLanguageOfARefusalToo() {
        assertThat(client.get("/api/v1/schemes?lang=en").json().at("/title").asString())
                .isEqualTo("Not signed in");
    }

    @Test
    void aForbiddenRequestIsAnsweredInTheCallersLanguage() {
        String[] headers = {"Authorization", basic("auditor", WithUsers.PASSWORD), "Accept-Language", "zh"};
        Answer answer = client.method("POST", "/api/v1/score", headers);
        problem(answer, 403, "forbidden");
        assertThat(answer.json().at("/title").asString()).isEqualTo("没有权限");
        headers[3] = "en";
        assertThat(client.method("POST", "/api/v1/score", headers)
                        .json()
                        .at("/title")
                        .asString())
                .isEqualTo("Not allowed");
    }

    @Test
    void aForbiddenPageShowsAnErrorPage() {
        browser.signIn("auditor", WithUsers.PASSWORD);
        browser.get("/");
        Answer answer = browser.post("/samples/dachang-2020-dept");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("没有权限").contains(">auditor<");
    }

    @Test
    void healthIsPublicAndItsDetailsAreTheAdministrators() {
        assertThat(client.get("/actuator/health/readiness").json().has("components"))
                .isFalse();
        assertThat(health("clerk").has("components")).isFalse();
        assertThat(health("admin").at("/components/storage/status").asString()).isEqualTo("UP");
    }

    private JsonNode health(String user) {
        return client.get("/actuator/health/readiness", "Authorization", basic(user, WithUsers.PASSWORD))
                .json();
    }

    @Test
    void anAllowedHostIsServedAndNoOther() {
        assertThat(asked("Plumbline.example:8080")).startsWith("HTTP/1.1 200");
        assertThat(asked("localhost")).startsWith("HTTP/1.1 200");
        assertThat(asked("other.example")).startsWith("HTTP/1.1 421");
    }

    private String asked(String host) {
        return client.raw("GET /login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @Test
    void configuredUsersEndSingleUserMode() {
        assertThat(users.isSingleUser()).isFalse();
    }

    public static String basic(String name) {
        return basic(name, WithUsers.PASSWORD);
    }

    private static String basic(String name, String password) {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static void problem(Answer answer, int status, String kind) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:" + kind);
    }
}
