package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
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
