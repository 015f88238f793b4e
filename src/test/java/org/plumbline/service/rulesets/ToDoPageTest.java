package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A test decides about all versions: the service is its own. */
@WithUsers
@TestPropertySource(properties = "spring.application.name=to-do")
class ToDoPageTest {

    private static final Pattern DECISION = Pattern.compile("href=\"(/rule-sets/\\d+/(?:approval|publication))\"");

    @Autowired
    private ApiClient client;

    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);

    private TestBrowser as(String name) {
        TestBrowser browser = new TestBrowser(client);
        browser.signIn(name, WithUsers.PASSWORD);
        browser.get("/rule-sets");
        return browser;
    }

    private String draft(TestBrowser author, int costs, String reason) {
        author.get("/rule-sets");
        Answer answer = author.uploadWorkbook(
                "/rule-sets", Map.of("reason", reason), scheme + ".xlsx", DemoScheme.workbook(scheme, costs));
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return answer.header("Location").replace("?done=1", "");
    }

    @Test
    void theFormPageOffersAnUploadOnlyToThoseWhoMaySendIt() {
        assertThat(as("auditor").get("/forms").text()).contains("由经办人上传评分").doesNotContain("id=\"form-upload\"");
        assertThat(as("clerk").get("/forms").text()).doesNotContain("由经办人上传评分");
    }

    @Test
    void aVersionIsListedUntilItsLastDecisionAndAnOwnOneWithThoseWhoCanDecide() {
        TestBrowser approver = as("approver");
        String version = draft(as("clerk"), 3, "扣分由 2 改为 3");
        Answer waiting = approver.get("/to-do");
        assertThat(waiting.text())
                .contains(version + "\"")
                .contains(version + "/approval")
                .contains("上传人 clerk")
                .contains("随程序安装") // versions of the shipped files
                .contains("扣分由 2 改为 3")
                .contains("（今天）");
        assertThat(approver.get("/to-do?lang=en").text())
                .contains("Versions that you approve, publish or return")
                .contains("(today)");

        approver.get(version + "/approval");
        approver.post(version + "/approval", "reason", "已核对");
        assertThat(approver.get("/to-do?lang=zh").text())
                .contains(version + "/publication")
                .contains("已核对")
                .doesNotContain(version + "/approval");

        approver.get(version + "/publication");
        approver.post(version + "/publication", "reason", "按期生效");
        assertThat(approver.get("/to-do").text()).doesNotContain(version + "/").doesNotContain("??");

        TestBrowser both = as("both");
        String own = draft(both, 4, "");
        assertThat(both.get("/to-do").text())
                .contains("您上传的、等其他审批人决定的版本")
                .contains(own + "\"")
                .contains("可以决定的审批人：approver。")
                .contains(own + "/withdrawal")
                .doesNotContain(own + "/approval");
        assertThat(approver.get("/to-do").text()).contains(own + "/approval");

        decideAll(approver);
        assertThat(approver.get("/to-do").text()).contains("没有等待您决定的版本").doesNotContain("class=\"to-do\"");
    }

    private static void decideAll(TestBrowser approver) {
        Matcher next = DECISION.matcher(approver.get("/to-do").text());
        while (next.find()) {
            approver.get(next.group(1));
            assertThat(approver.post(next.group(1), "reason", "已核对").status()).isEqualTo(302);
            next = DECISION.matcher(approver.get("/to-do").text());
        }
    }

    @Test
    void onlyThoseWhoUploadOrDecideHaveTheToDoPage() {
        assertThat(as("auditor").get("/to-do").status()).isEqualTo(403);
        assertThat(as("auditor").get("/").text()).doesNotContain("href=\"/to-do\"");
        for (String user : new String[] {"clerk", "approver"}) {
            assertThat(as(user).get("/").text()).contains("href=\"/to-do\"");
        }
        assertThat(as("clerk").get("/to-do").text()).doesNotContain("等您决定的版本");
    }
}
