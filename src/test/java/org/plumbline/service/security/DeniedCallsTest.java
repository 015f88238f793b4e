package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

@WithUsers
@Import(DeniedCallsTest.Recorded.class)
class DeniedCallsTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private Recorded recorded;

    /** Every denied call, without the limit of the log. */
    @TestComponent
    static final class Recorded {

        private final List<DeniedCall> calls = new CopyOnWriteArrayList<>();

        @EventListener
        void on(DeniedCall call) {
            calls.add(call);
        }

        private DeniedCall only() {
            assertThat(calls).hasSize(1);
            return calls.get(0);
        }
    }

    @BeforeEach
    void forget() {
        recorded.calls.clear();
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDeniedCallIsReportedWithItsOwnMethodAndPath() {
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE", "PATCH"}) {
            recorded.calls.clear();
            String path = "/api/v1/users/clerk/key";
            int status = client.method(method, path, "Authorization", basic("caller", WithUsers.PASSWORD))
                    .status();
            assertThat(status).as(method).isEqualTo(403);
            assertThat(recorded.only().method()).isEqualTo(method);
            assertThat(recorded.only().path()).isEqualTo(path);
            assertThat(recorded.only().actor()).isEqualTo("caller");
        }
    }

    @Test
    void aWrongPasswordIsReportedWithTheNameItWasSentFor() {
        assertThat(client.method("POST", "/api/v1/score", "Authorization", basic("admin", "wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(recorded.only().attempted()).isEqualTo("admin");
        assertThat(recorded.only().actor()).isNull();
        assertThat(recorded.only().method()).isEqualTo("POST");
    }

    @Test
    void aWrongPasswordInTheFormIsReportedWithTheNameItWasSentFor() {
        new TestBrowser(client).signIn("admin\r\nforged", "wrong");
        assertThat(recorded.only().status()).isEqualTo(401);
        assertThat(recorded.only().path()).isEqualTo("/login");
        assertThat(recorded.only().method()).isEqualTo("POST");
        assertThat(recorded.only().attempted()).startsWith("admin").doesNotContain("\r", "\n");
    }

    @Test
    void aBrowserThatSendsAWrongPasswordItselfIsReportedToo() {
        assertThat(client.get("/", "Accept", "text/html", "Authorization", basic("admin", "wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(recorded.only().attempted()).isEqualTo("admin");
    }

    @Test
    void anAddressThatACallerMakesUpIsNotTaken() {
        for (String header : new String[] {"X-Forwarded-For", "Forwarded", "X-Real-IP"}) {
            recorded.calls.clear();
            client.get("/api/v1/schemes", header, "203.0.113.9", "Authorization", basic("admin", "wrong"));
            assertThat(recorded.only().address()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aKeyIsNeverReportedAsAName() {
        assertThat(client.get("/api/v1/schemes", "Authorization", "Bearer plk_secret")
                        .status())
                .isEqualTo(401);
        assertThat(recorded.only().attempted()).isNull();
        assertThat(recorded.only().toString()).doesNotContain("secret");
    }
}
