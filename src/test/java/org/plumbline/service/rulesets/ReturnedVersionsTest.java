package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plumbline.service.audit.AuditLogVerifier;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.OnEachDatabase;
import org.plumbline.service.http.SignInTest;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * A version goes back to its author with a reason, or the author gives it up. Two users are clerk and approver at once, so that
 * each could decide on the other's part. The service is its own, because a link is removed from its database.
 */
@WithUsers
@OnEachDatabase
@TestPropertySource(
        properties = {
            "spring.application.name=returned-versions",
            "plumbline.users.second.password=" + WithUsers.HASH,
            "plumbline.users.second.roles=CLERK, APPROVER"
        })
class ReturnedVersionsTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private AuditLogVerifier verifier;

    @Autowired
    private JdbcClient jdbc;

    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);

    private static String[] as(String name) {
        return new String[] {"Authorization", SignInTest.basic(name)};
    }

    private Answer upload(int costs, String author) {
        return client.upload("/api/v1/rule-sets", scheme + ".xlsx", DemoScheme.workbook(scheme, costs), as(author));
    }

    private long draft(int costs, String author) {
        Answer answer = upload(costs, author);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/ruleSet/id").asLong();
    }

    private Answer step(long id, String step, String actor, String reason) {
        String[] headers = as(actor);
        return client.post(
                "/api/v1/rule-sets/" + id + "/" + step,
                "{\"reason\": \"%s\"}".formatted(reason).getBytes(StandardCharsets.UTF_8),
                headers[0],
                headers[1],
                "Content-Type",
                "application/json");
    }

    private void taken(long id, String step, String actor, String reason, String state) {
        Answer answer = step(id, step, actor, reason);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/ruleSet/state").asString()).isEqualTo(state);
    }

    private void rejected(long id, String step, String actor, int status, String type) {
        Answer answer = step(id, step, actor, "试试");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().at("/type").asString()).endsWith(type);
    }

    private JsonNode toDo(String user) {
        return client.get("/api/v1/to-do", as(user)).json();
    }

    private TestBrowser browser(String name) {
        TestBrowser browser = new TestBrowser(client);
        browser.signIn(name, WithUsers.PASSWORD);
        return browser;
    }

    @Test
    void theAuthorOfAReturnedVersionSeesWhoReturnedItAndWhy() {
        long id = draft(2, "clerk");
        assertThat(step(id, "return", "approver", " ").status()).isEqualTo(422);
        taken(id, "return", "approver", "依据条文不符", "RETURNED");

        JsonNode returned = toDo("clerk").at("/returned/0");
        assertThat(returned.at("/ruleSet/id").asLong()).isEqualTo(id);
        assertThat(returned.at("/by").asString()).isEqualTo("approver");
        assertThat(returned.at("/reason").asString()).isEqualTo("依据条文不符");
        assertThat(toDo("both").at("/returned")).isEmpty();
        TestBrowser author = browser("clerk");
        assertThat(author.get("/to-do").text())
                .contains("退回给您的规则版本")
                .contains("依据条文不符")
                .contains("approver 退回")
                .doesNotContain("??");
        assertThat(author.get("/to-do?lang=en").text())
                .contains("returned by approver")
                .doesNotContain("??");
        assertThat(author.get("/rule-sets/" + id + "?lang=zh").text())
                .contains("id=\"returned\"")
                .contains("依据条文不符")
                .doesNotContain("id=\"step-approve\"");
        client.get("/api/v1/audit-log/head", as("auditor")); // chained by then
        JsonNode entry = client.get("/api/v1/audit-log?kind=RULE_SET_EVENT&size=1", as("auditor"))
                .json()
                .at("/entries/0/facts");
        assertThat(entry.at("/event").asString()).isEqualTo("RETURNED");
        assertThat(entry.at("/state").asString()).isEqualTo("RETURNED");
        assertThat(entry.at("/actor").asString()).isEqualTo("approver");

        rejected(id, "approval", "both", 409, "rule-set-state");
        rejected(id, "publication", "both", 409, "rule-set-state");
        rejected(id, "return", "both", 409, "rule-set-state");
    }

    @Test
    void anApprovedVersionCanStillBeReturnedAndAPublishedOneCannot() {
        long id = draft(2, "clerk");
        taken(id, "approval", "approver", "核对无误", "APPROVED");
        taken(id, "return", "both", "试算后发现问题", "RETURNED");
        long next = draft(3, "clerk");
        taken(next, "approval", "approver", "核对无误", "APPROVED");
        taken(next, "publication", "approver", "按期生效", "PUBLISHED");
        rejected(next, "return", "both", 409, "rule-set-state");
        rejected(next, "withdrawal", "clerk", 409, "rule-set-state");
    }

    @Test
    void theAuthorOfAReturnedVersionDoesNotDecideOnTheOneThatFollowsIt() {
        long first = draft(2, "both");
        rejected(first, "return", "both", 403, "own-draft");
        taken(first, "return", "second", "每步扣得太少", "RETURNED");
        long follow = draft(3, "second");
        assertThat(toDo("both").at("/returned"))
                .as("another version follows it")
                .isEmpty();
        for (String own : new String[] {"both", "second"}) {
            rejected(follow, "approval", own, 403, "own-draft");
            rejected(follow, "return", own, 403, "own-draft");
        }
        assertThat(browser("both").get("/rule-sets/" + follow).text())
                .contains("接续退回的第 1 版")
                .contains("diff?against=" + first)
                .doesNotContain("id=\"step-approve\"");
        Answer own = step(follow, "approval", "both", "核对无误");
        assertThat(own.json().at("/detail").asString())
                .as("who can decide")
                .contains("approver")
                .doesNotContain("second");
        JsonNode version =
                client.get("/api/v1/rule-sets/" + follow, as("auditor")).json().at("/ruleSet");
        assertThat(version.at("/author").asString()).isEqualTo("second");
        assertThat(version.at("/authors").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("second", "both");

        taken(follow, "approval", "approver", "核对无误", "APPROVED");
        rejected(follow, "publication", "both", 403, "own-draft");
        taken(follow, "publication", "approver", "按期生效", "PUBLISHED");
        long free = draft(5, "second");
        taken(free, "approval", "both", "没有可接续的退回版本", "APPROVED");
    }

    @Test
    void aWithdrawnFollowUpFreesNoAuthorOfTheReturnedVersion() {
        long first = draft(2, "both");
        taken(first, "return", "approver", "每步扣得太少", "RETURNED");
        long follow = draft(3, "both");
        taken(follow, "withdrawal", "both", "", "WITHDRAWN");
        assertThat(toDo("both").at("/returned/0/ruleSet/id").asLong()).isEqualTo(first);
        taken(first, "withdrawal", "both", "", "WITHDRAWN");
        long another = draft(4, "second");
        rejected(another, "approval", "both", 403, "own-draft");
        taken(another, "approval", "approver", "核对无误", "APPROVED");
    }

    @Test
    void aVersionIsWithdrawnByItsAuthorAloneAndItsBytesBecomeANewDraft() {
        long id = draft(2, "clerk");
        rejected(id, "withdrawal", "second", 403, "not-own-draft");
        rejected(id, "withdrawal", "approver", 403, "forbidden");
        taken(id, "withdrawal", "clerk", "", "WITHDRAWN");
        rejected(id, "approval", "approver", 409, "rule-set-state");
        rejected(id, "publication", "approver", 409, "rule-set-state");

        long again = draft(2, "second");
        assertThat(again).isNotEqualTo(id);
        assertThat(upload(2, "second").json().at("/ruleSet/id").asLong()).isEqualTo(again);
        rejected(again, "approval", "second", 403, "own-draft");
        JsonNode authors =
                client.get("/api/v1/rule-sets/" + again, as("auditor")).json().at("/ruleSet/authors");
        assertThat(authors.valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("second", "clerk");
    }

    @Test
    void theReasonTypedForAnApprovalReturnsTheVersionInstead() {
        long id = draft(2, "clerk");
        TestBrowser approver = browser("approver");
        assertThat(approver.get("/rule-sets/" + id + "/approval").text())
                .contains("formaction=\"/rule-sets/" + id + "/return\"");
        assertThat(approver.post("/rule-sets/" + id + "/return", "reason", "依据条文不符")
                        .status())
                .isEqualTo(302);
        assertThat(client.get("/api/v1/rule-sets/" + id, as("auditor"))
                        .json()
                        .at("/events/1/reason")
                        .asString())
                .isEqualTo("依据条文不符");
        assertThat(approver.get("/rule-sets/" + id + "/return").text())
                .contains("id=\"closed\"")
                .doesNotContain("??");
    }

    @Test
    void theLogReportsARemovedLinkToAReturnedVersion() {
        taken(draft(2, "both"), "return", "second", "每步扣得太少", "RETURNED");
        long follow = draft(3, "second");
        assertThat(verifier.verify(null).breaks()).isEmpty();
        long returned = jdbc.sql("select returned_version_id from rule_set_follow_up where rule_set_version_id = ?")
                .param(follow)
                .query(Long.class)
                .single();
        jdbc.sql("delete from rule_set_follow_up where rule_set_version_id = ?")
                .param(follow)
                .update();
        try {
            assertThat(verifier.verify(null).firstBroken().part()).isEqualTo("columns");
        } finally {
            jdbc.sql("insert into rule_set_follow_up (rule_set_version_id, returned_version_id) values (?, ?)")
                    .params(follow, returned)
                    .update();
        }
        assertThat(verifier.verify(null).breaks()).isEmpty();
    }
}
