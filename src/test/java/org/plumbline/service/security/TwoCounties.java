package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plumbline.service.evaluations.RenamedSamples.named;
import static org.plumbline.service.evaluations.RenamedSamples.replaced;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ScopeRule;
import org.plumbline.service.http.SignInTest;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;

/** Two counties with evaluations and a job each, a province, and users whose scopes these are; every user has every role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoCounties {

    static final String PROVINCE = "矩阵省";
    static final String[] COUNTIES = {"甲县", "乙县"};
    static final String ALL_ROLES = "[\"CLERK\",\"APPROVER\",\"CALLER\",\"AUDITOR\",\"ADMIN\"]";

    @Autowired
    ApiClient client;

    final Map<String, String> keys = new LinkedHashMap<>();
    final Map<String, TestBrowser> browsers = new LinkedHashMap<>();
    /** By county. */
    final Map<String, List<String>> evaluations = new LinkedHashMap<>();

    final Map<String, String> jobs = new LinkedHashMap<>();

    record Operation(String method, String pattern, ScopeRule rule) {

        boolean isForPrograms() {
            return pattern.startsWith("/api/") || pattern.startsWith("/actuator") || pattern.startsWith("/v3/");
        }
    }

    @BeforeAll
    void createUsersAndData() {
        List.of("national-project", "platform-project", "dachang-department").forEach(this::publish);
        createUser("county-a", "region:" + region("甲县"));
        createUser("county-b", "region:" + region("乙县"));
        createUser("province", "region:" + PROVINCE);
        createUser("reader", "region:" + region("甲县") + ":read");
        createUser("scheme", "scheme:national-project");
        for (String county : COUNTIES) {
            List<String> ids = new ArrayList<>();
            for (String sample : List.of("made-review-sum", "made-sum-mismatch", "made-bonus-limits")) {
                ids.add(saveAsAdmin(submission(sample, county), ""));
            }
            ids.add(saveAsAdmin(
                    submission("made-review-sum", county), "?corrects=" + ids.get(0) + "&reason=" + encode("更正")));
            evaluations.put(county, ids);
            jobs.put(county, startJob(county));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api("admin", "GET", "/api/v1/statistics")
                                .json()
                                .at("/asOf/behind")
                                .asLong()
                        == 0);
    }

    void publish(String scheme) {
        String id = api("admin", "GET", "/api/v1/rule-sets?scheme=" + scheme)
                .json()
                .at("/ruleSets/0/id")
                .asString();
        for (String step : List.of("approval", "publication")) {
            Answer done = client.post(
                    "/api/v1/rule-sets/" + id + "/" + step,
                    "{\"reason\": \"核对无误\"}".getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    SignInTest.basic("approver"));
            assertThat(done.status()).as(done.text()).isEqualTo(200);
        }
    }

    void createUser(String name, String scope) {
        String user = "{\"name\":\"%s\",\"roles\":%s,\"password\":\"%s\",\"key\":true,\"scope\":[\"%s\"]}"
                .formatted(name, ALL_ROLES, WithUsers.PASSWORD, scope);
        Answer made = client.post(
                "/api/v1/users",
                user.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Authorization",
                SignInTest.basic("admin"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        keys.put(name, made.json().at("/key").asString());
    }

    String startJob(String county) {
        Answer job = client.post(
                "/api/v1/jobs?keep=true&name=" + encode(county + ".ndjson"),
                oneLine(submission("made-bonus-limits", county)).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson",
                "Authorization",
                authorization(county.equals("甲县") ? "county-a" : "county-b"));
        assertThat(job.status()).as(job.text()).isEqualTo(202);
        String id = job.json().at("/id").asString();
        await().atMost(Duration.ofSeconds(60)).until(() -> api("admin", "GET", "/api/v1/jobs/" + id)
                .json()
                .at("/state")
                .asString()
                .equals("DONE"));
        return id;
    }

    static String oneLine(String json) {
        return json.replaceAll("\\s*\\n\\s*", " ");
    }

    static String region(String county) {
        return PROVINCE + "/矩阵市/" + county;
    }

    static String body(String county) {
        return county + "水务局";
    }

    static String submission(String sample, String county) {
        return replaced(named(sample, body(county) + " 项目" + sample), "(\"region\": \")[^\"]+", "$1" + region(county));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String authorization(String user) {
        return user.equals("admin") ? SignInTest.basic("admin") : "Bearer " + keys.get(user);
    }

    Answer save(String user, String submission, String query) {
        return client.post(
                "/api/v1/evaluations" + query,
                submission.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Accept-Language",
                "zh",
                "Authorization",
                authorization(user));
    }

    /** The id of the saved evaluation. */
    String saveAsAdmin(String submission, String query) {
        Answer saved = save("admin", submission, query);
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        return saved.json().at("/id").asString();
    }

    Answer api(String user, String method, String path) {
        return client.method(method, path, "Authorization", authorization(user), "Accept-Language", "zh");
    }

    Answer send(String user, Operation operation, String path) {
        if (operation.isForPrograms()) {
            return api(user, operation.method(), path);
        }
        TestBrowser browser = browsers.computeIfAbsent(user, name -> {
            TestBrowser fresh = new TestBrowser(client);
            fresh.signIn(name, WithUsers.PASSWORD);
            fresh.get("/");
            return fresh;
        });
        return operation.method().equals("GET") ? browser.get(path) : browser.post(path);
    }
}
