package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.SignInTest;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.http.WithUsers;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithUsers
class KeptActionTest {

    @Autowired
    private ApiClient client;

    @Autowired
    private JdbcClient jdbc;

    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void discardActionsOfOtherTests() {
        jdbc.sql("delete from kept_action").update();
    }

    private TestBrowser as(String name) {
        TestBrowser browser = new TestBrowser(client);
        browser.signIn(name, WithUsers.PASSWORD);
        browser.get("/rule-sets");
        return browser;
    }

    private String draft() {
        Answer answer = as("clerk").upload("/rule-sets", scheme + ".xlsx", DemoScheme.workbook(scheme, 2));
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return answer.header("Location").replace("?done=1", "");
    }

    @Test
    void aDecisionSentAfterTheSessionEndedWaitsForConfirmationWithItsReason() {
        String version = draft();
        TestBrowser approver = as("approver");
        approver.get(version + "/approval");
        approver.endSession();

        Answer refused = approver.post(version + "/approval", "reason", "已核对表 3 与 <批复>");
        assertThat(refused.header("Location")).isEqualTo("/login");
        assertThat(approver.get("/login").text()).contains("刚才的操作没有执行").doesNotContain("已核对表 3");
        assertThat(approver.signIn("approver", WithUsers.PASSWORD).header("Location"))
                .isEqualTo("/kept-action");
        assertThat(approver.get("/kept-action?lang=en").text())
                .contains("Action not carried out", "Approve a rule version")
                .doesNotContain("??");
        assertThat(approver.get(version + "?lang=zh").text()).contains("草稿，尚未生效"); // not repeated by itself
        assertThat(approver.get("/kept-action").text())
                .contains("批准规则版本", "已核对表 3 与 &lt;批复&gt;", "action=\"" + version + "/approval\"")
                .doesNotContain("??");

        Answer confirmed = approver.post(version + "/approval", "reason", "已核对表 3 与 <批复>", "_kept", keptId(approver));
        assertThat(confirmed.status()).isEqualTo(302);
        assertThat(approver.get(version).text()).contains("已核对表 3 与 &lt;批复&gt;").doesNotContain("草稿，尚未生效");
        assertThat(approver.get("/kept-action").text()).contains("没有等待确认的操作");
    }

    @Test
    void aKeptActionCanBeDiscarded() {
        String version = draft();
        TestBrowser approver = as("approver");
        approver.endSession();
        approver.post(version + "/approval", "reason", "已核对");
        approver.signIn("approver", WithUsers.PASSWORD);
        String id = keptId(approver);
        TestBrowser other = as("both");
        other.post("/kept-action/" + id + "/discarding");
        assertThat(keptId(approver)).isEqualTo(id); // another user's is not discarded
        assertThat(approver.post("/kept-action/" + id + "/discarding").header("Location"))
                .isEqualTo("/");
        assertThat(approver.get("/kept-action").text()).contains("没有等待确认的操作");
        assertThat(approver.get(version).text()).contains("草稿，尚未生效");
    }

    private static String keptId(TestBrowser browser) {
        return browser.get("/kept-action").text().replaceFirst("(?s).*name=\"_kept\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    void anActionThatFailsWhenItIsConfirmedStaysKept() {
        String version = draft();
        TestBrowser approver = as("approver");
        approver.endSession();
        approver.post(version + "/publication", "reason", "已核对");
        approver.signIn("approver", WithUsers.PASSWORD);
        String id = keptId(approver);
        assertThat(approver.post(version + "/publication", "reason", "已核对", "_kept", id)
                        .status())
                .isEqualTo(409); // not approved yet
        assertThat(keptId(approver)).isEqualTo(id);
    }

    @Test
    void severalActionsWaitTogetherAndForTheirUserOnly() {
        String version = draft();
        TestBrowser approver = as("approver");
        approver.endSession();
        approver.post(version + "/approval", "reason", "第一个窗口");
        approver.post(version + "/return", "reason", "第二个窗口");
        approver.signIn("both", WithUsers.PASSWORD);
        assertThat(approver.get("/kept-action").text()).doesNotContain("第一个窗口", "第二个窗口");
        assertThat(as("approver").get("/kept-action").text()).contains("第一个窗口", "第二个窗口");
    }

    @Test
    void aFileSentAfterTheSessionEndedIsKeptForItsUser() {
        TestBrowser clerk = as("clerk");
        clerk.endSession();
        byte[] workbook = DemoScheme.workbook(scheme, 2);
        Answer refused = clerk.uploadWorkbook("/rule-sets", Map.of("reason", "2026 年度"), "规则.xlsx", workbook);
        assertThat(refused.header("Location")).isEqualTo("/login");
        assertThat(clerk.signIn("clerk", WithUsers.PASSWORD).header("Location")).isEqualTo("/kept-action");
        assertThat(clerk.get("/kept-action").text()).contains("上传规则工作簿", "2026 年度", "规则.xlsx");
        String file = "/kept-action/" + keptId(clerk) + "/file";
        assertThat(clerk.get(file).response().body()).isEqualTo(workbook);
        assertThat(as("approver").get(file).status()).isEqualTo(404);
        assertThat(client.get("/api/v1/rule-sets", "Authorization", basic()).text())
                .doesNotContain(scheme);
    }

    @Test
    void aFileOfABrowserInWhichNoUserSignedInIsNotKept() {
        TestBrowser clerk = new TestBrowser(client);
        clerk.get("/login");
        Answer refused = clerk.uploadWorkbook(
                "/rule-sets", Map.of("reason", "2026 年度"), scheme + ".xlsx", DemoScheme.workbook(scheme, 2));
        assertThat(refused.header("Location")).isEqualTo("/login");
        clerk.signIn("clerk", WithUsers.PASSWORD);
        assertThat(clerk.get("/kept-action").text())
                .contains("上传规则工作簿", "文件没有保留")
                .doesNotContain("name=\"_kept\"");
        assertThat(client.get("/api/v1/rule-sets", "Authorization", basic()).text())
                .doesNotContain(scheme);
    }

    private static String basic() {
        return SignInTest.basic("clerk");
    }

    @Test
    void aFormOpenedBeforeASignInInAnotherWindowIsKept() {
        String version = draft();
        TestBrowser approver = as("approver");
        approver.get(version + "/approval");
        String[] own = {"Origin", "http://localhost:" + client.port()};
        String[] headers =
                Stream.of(approver.headers(), own).flatMap(Stream::of).toArray(String[]::new);
        Answer refused = client.form(version + "/approval", "_csrf=old&reason=checked", headers);
        assertThat(refused.header("Location")).isEqualTo("/kept-action");
        assertThat(approver.get("/kept-action").text()).contains(">checked<").doesNotContain("old");
        assertThat(client.form(version + "/approval", "_csrf=old&reason=checked", approver.headers())
                        .status())
                .isEqualTo(403); // of unknown origin
    }

    @Test
    void passwordsAreNotKept() {
        TestBrowser clerk = as("clerk");
        clerk.endSession();
        clerk.post("/account/password", "old", WithUsers.PASSWORD, "new", "another right horse", "again", "x");
        assertThat(clerk.signIn("clerk", WithUsers.PASSWORD).header("Location")).doesNotEndWith("/kept-action");
        assertThat(clerk.get("/kept-action").text()).doesNotContain("another right horse");
    }

    @Test
    void theAuthorOfADraftIsShownWhoCanDecide() {
        TestBrowser both = as("both");
        Answer uploaded = both.upload("/rule-sets", scheme + ".xlsx", DemoScheme.workbook(scheme, 4));
        String version = uploaded.header("Location").replace("?done=1", "");
        assertThat(both.get(version).text()).contains("这是您上传的版本", "可以决定的审批人：approver。");
        assertThat(both.get(version + "/approval").text()).contains("可以决定的审批人：approver。");
        Answer refused = both.post(version + "/approval", "reason", "x");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("由 both 提交", "可以决定的审批人：approver。");
        assertThat(both.get(version + "?lang=en").text())
                .contains("Users who can decide: approver.")
                .doesNotContain("??");
    }

    @Test
    void aBrowserThatFollowsALinkToADownloadGetsErrorsAsAPage() {
        TestBrowser clerk = as("clerk");
        String[] browser = {"Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"};
        String[] cookie = {"Cookie", clerk.headers()[3]};
        Answer page = client.get(
                "/api/v1/jobs/" + UUID.randomUUID() + "/results?lang=zh",
                Stream.of(browser, cookie).flatMap(Stream::of).toArray(String[]::new));
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("<html lang=\"zh\">").doesNotContain("urn:plumbline");
        Answer program = client.get("/api/v1/jobs/" + UUID.randomUUID(), cookie);
        assertThat(program.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aFormSentAsARuleWorkbookIsReferredToItsPage() {
        TestBrowser clerk = as("clerk");
        Answer refused = clerk.upload("/rule-sets", "自评表.xlsx", "not a workbook".getBytes());
        assertThat(clerk.get(refused.header("Location")).text()).contains("看来不是规则工作簿", "href=\"/forms\"");
    }

    @Test
    void anUploadAboveTheLimitStatesTheLimitInMegabytes() {
        TestBrowser clerk = as("clerk");
        Answer refused = clerk.upload("/rule-sets", "大.xlsx", new byte[12 << 20]);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("超过上限 11 MB").doesNotContain("字节");
    }
}
