package org.plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.SignInTest;
import org.plumbline.service.http.WithUsers;
import org.plumbline.service.rulesets.DemoScheme;
import tools.jackson.databind.JsonNode;

/** The users of {@link WithUsers} at work on a scheme of their own, over the API or in a browser. */
final class ConsoleUsers {

    private final ApiClient client;
    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);

    ConsoleUsers(ApiClient client) {
        this.client = client;
    }

    String scheme() {
        return scheme;
    }

    static void signIn(Page page, String name) {
        page.navigate("/login");
        fillLogin(page, name);
        page.waitForURL(url -> !url.contains("/login"));
    }

    static void fillLogin(Page page, String name) {
        page.fill("input[name=username]", name);
        page.fill("input[name=password]", WithUsers.PASSWORD);
        page.click("main button");
    }

    /** @param costs percent of the weight that a step costs */
    byte[] workbook(int costs) {
        return DemoScheme.workbook(scheme, costs);
    }

    long draft(String author, int costs) {
        Answer answer = client.upload(
                "/api/v1/rule-sets", scheme + ".xlsx", workbook(costs), "Authorization", SignInTest.basic(author));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/ruleSet/id").asLong();
    }

    void step(long version, String step, String actor, String reason) {
        Answer answer = client.post(
                "/api/v1/rule-sets/" + version + "/" + step,
                "{\"reason\": \"%s\"}".formatted(reason).getBytes(StandardCharsets.UTF_8),
                "Authorization",
                SignInTest.basic(actor),
                "Content-Type",
                "application/json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    long publish(int costs) {
        long version = draft("clerk", costs);
        step(version, "approval", "approver", "核对无误");
        step(version, "publication", "approver", "按期生效");
        return version;
    }

    /** Saves an evaluation with this actual value of the only indicator. */
    String save(int actual) {
        Answer answer = client.post(
                "/api/v1/evaluations?trace=none",
                """
                {"scheme": "%s", "fiscalYear": 2020, "subject": {"name": "演示县第%d局", "region": "演示省/演示市/演示县"},
                 "indicators": [{"code": "a1", "actual": %d, "declaredScore": 100}]}"""
                        .formatted(scheme, actual, actual)
                        .getBytes(StandardCharsets.UTF_8),
                "Authorization",
                SignInTest.basic("caller"),
                "Content-Type",
                "application/json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/id").asString();
    }

    /** Puts a shipped scheme in force, and saves an evaluation of a sample by it, which has findings. */
    void saveSample(String shipped, String sample) {
        String[] auditor = {"Authorization", SignInTest.basic("auditor")};
        for (JsonNode each : client.get("/api/v1/rule-sets", auditor).json().at("/ruleSets")) {
            if (each.at("/scheme").asString().equals(shipped)) {
                step(each.at("/id").asLong(), "approval", "approver", "核对无误");
                step(each.at("/id").asLong(), "publication", "approver", "按期生效");
            }
        }
        Answer answer = client.post(
                "/api/v1/evaluations?trace=none",
                ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve(sample + "/submission.json")),
                "Authorization",
                SignInTest.basic("caller"),
                "Content-Type",
                "application/json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** The blank form of the scheme. */
    byte[] blankForm() {
        return client.get("/api/v1/schemes/" + scheme + "/form", "Authorization", SignInTest.basic("clerk"))
                .response()
                .body();
    }

    String state(long version) {
        return client.get("/api/v1/rule-sets/" + version, "Authorization", SignInTest.basic("auditor"))
                .json()
                .at("/ruleSet/state")
                .asString();
    }
}
