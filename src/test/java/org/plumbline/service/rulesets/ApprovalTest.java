package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where users are configured, what one brings another approves. */
@WithUsers
class ApprovalTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private RuleSetProvider ruleSets;

    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);

    private static String[] as(String name) {
        byte[] credentials = (name + ":" + WithUsers.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials)};
    }

    private long draft(String author) {
        Answer answer =
                client.upload("/api/v1/rule-sets", scheme + ".xlsx", DemoScheme.workbook(scheme, 2), as(author));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/ruleSet/id").asLong();
    }

    private Answer step(long id, String step, String actor) {
        String[] headers = as(actor);
        return client.post(
                "/api/v1/rule-sets/" + id + "/" + step,
                "{\"reason\": \"核对无误\"}".getBytes(StandardCharsets.UTF_8),
                headers[0],
                headers[1],
                "Content-Type",
                "application/json");
    }

    @Test
    void aDraftIsApprovedByAnotherThanItsAuthorAndOnlyThenPublished() {
        long id = draft("both");
        assertThat(step(id, "publication", "approver").status()).isEqualTo(409);

        Answer own = step(id, "approval", "both");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.json().at("/type").asString()).isEqualTo("urn:plumbline:problem:own-draft");

        assertThat(step(id, "approval", "approver").status()).isEqualTo(200);
        assertThat(step(id, "publication", "approver")
                        .json()
                        .at("/ruleSet/state")
                        .asString())
                .isEqualTo("PUBLISHED");
        JsonNode events =
                client.get("/api/v1/rule-sets/" + id, as("auditor")).json().at("/events");
        assertThat(events.findValuesAsString("actor")).containsExactly("both", "approver", "approver");
        assertThat(events.at("/1/reason").asString()).isEqualTo("核对无误");
    }

    @Test
    void theAuthorNeitherPublishesNorRetiresNorRestoresAVersion() {
        long id = draft("both");
        assertThat(step(id, "approval", "approver").status()).isEqualTo(200);
        assertThat(step(id, "publication", "both").status()).isEqualTo(403);
        assertThat(step(id, "publication", "approver").status()).isEqualTo(200);
        assertThat(step(id, "retirement", "both").status()).isEqualTo(403);
        assertThat(step(id, "retirement", "approver").status()).isEqualTo(200);
        assertThat(step(id, "publication", "both").status()).isEqualTo(403);
        Answer restored = step(id, "publication", "approver");
        assertThat(restored.status()).isEqualTo(200);
        long again = restored.json().at("/ruleSet/id").asLong();
        assertThat(again).isNotEqualTo(id);
        assertThat(step(again, "retirement", "both").status())
                .as("its files are still the author's")
                .isEqualTo(403);
    }

    @Test
    void twoWhoPublishAtOncePublishOnce() throws Exception {
        long id = draft("clerk");
        assertThat(step(id, "approval", "approver").status()).isEqualTo(200);
        ExecutorService approvers = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 2; round++) { // the second restores the retired version
                List<Callable<Answer>> calls = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String actor = i % 2 == 0 ? "approver" : "both";
                    calls.add(() -> step(id, "publication", actor));
                }
                Set<Long> published = new HashSet<>();
                for (Future<Answer> each : approvers.invokeAll(calls)) {
                    assertThat(each.get().status()).as(each.get().text()).isIn(200, 409);
                    if (each.get().status() == 200) {
                        published.add(each.get().json().at("/ruleSet/id").asLong());
                    }
                }
                assertThat(published).hasSize(1);
                assertThat(step(published.iterator().next(), "retirement", "approver")
                                .status())
                        .isEqualTo(200);
            }
        } finally {
            approvers.shutdownNow();
        }
        assertThat(client.get("/api/v1/rule-sets?scheme=" + scheme, as("auditor"))
                        .json()
                        .at("/ruleSets"))
                .hasSize(2);
    }

    @Test
    void aClerkPublishesNothing() {
        long id = draft("clerk");
        assertThat(step(id, "approval", "clerk").status()).isEqualTo(403);
        assertThat(step(id, "publication", "clerk").status()).isEqualTo(403);
    }

    @Test
    void whatAnOperatorLaysOutIsADraft() {
        JsonNode versions = client.get("/api/v1/rule-sets?scheme=dachang-department", as("auditor"))
                .json();
        assertThat(versions.at("/ruleSets/0/state").asString()).isEqualTo("DRAFT");
        assertThat(versions.at("/ruleSets/0/author").asString()).isEqualTo("disk");
        assertThat(ruleSets.inForce("dachang-department")).isEmpty();
    }
}
