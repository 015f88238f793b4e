package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of decisions where users are configured: each sees the buttons of what is theirs to do. */
@WithUsers
class DecisionPagesTest {

    @Autowired
    private ApiClient client;

    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);

    private TestBrowser as(String name) {
        TestBrowser browser = new TestBrowser(client);
        browser.signIn(name, WithUsers.PASSWORD);
        browser.get("/rule-sets");
        return browser;
    }

    private String draft(TestBrowser author) {
        return draft(author, 2);
    }

    @Test
    void aClerkUploadsAndAnApproverDecides() {
        TestBrowser clerk = as("clerk");
        String version = draft(clerk);
        assertThat(clerk.get(version).text())
                .contains("须由上传人以外")
                .doesNotContain("id=\"step-approve\"")
                .doesNotContain("id=\"step-publish\"");
        assertThat(clerk.get(version + "/approval").text())
                .contains("须由另一位审批人决定")
                .doesNotContain("name=\"approval\"");
        assertThat(clerk.post(version + "/approval", "reason", "x").status()).isEqualTo(403);

        TestBrowser approver = as("approver");
        assertThat(approver.get("/rule-sets").text()).doesNotContain("id=\"workbook\"");
        assertThat(approver.get(version).text()).contains("id=\"step-approve\"").doesNotContain("id=\"step-publish\"");
        Answer question = approver.get(version + "/approval");
        assertThat(question.text())
                .contains("name=\"approval\"")
                .contains("工作簿自带的测试")
                .contains("改了什么")
                .contains("最近一次试算")
                .doesNotContain("??");
        Answer withoutReason = approver.post(version + "/approval", "reason", "");
        assertThat(withoutReason.status()).isEqualTo(422);
        assertThat(withoutReason.text()).contains("role=\"alert\"").contains("请填写理由");

        assertThat(approver.post(version + "/approval", "reason", "已核对").status())
                .isEqualTo(302);
        assertThat(approver.get(version).text()).contains("已批准").contains("已核对").contains("id=\"step-publish\"");
        approver.get(version + "/publication");
        assertThat(approver.post(version + "/publication", "reason", "").status())
                .isEqualTo(302);
        assertThat(as("auditor").get(version).text())
                .contains("已发布")
                .doesNotContain("class=\"button")
                .doesNotContain("??");
    }

    @Test
    void draftsAreFoldedBelowTheVersionInForceWhichIsComparedWithTheOneItReplaced() {
        TestBrowser clerk = as("clerk");
        TestBrowser approver = as("approver");
        String first = publish(approver, draft(clerk, 2));
        String second = publish(approver, draft(clerk, 3));
        String draft = draft(clerk, 4);
        String list = clerk.get("/rule-sets").text();
        String own = list.substring(list.indexOf("<code>" + scheme), list.indexOf("</section>", list.indexOf(scheme)));
        assertThat(own).contains("<details class=\"drafts\">");
        assertThat(own.indexOf(second + "\"")).isLessThan(own.indexOf(first + "\""));
        assertThat(own.indexOf("class=\"drafts\"")).isLessThan(own.indexOf(draft + "\""));
        // the draft would be the newest of the others
        String diff = clerk.get(second + "/diff").text();
        assertThat(diff).contains("从第 1 版到第 2 版");
        assertThat(diff.indexOf("value=\"" + id(first))).isLessThan(diff.indexOf("value=\"" + id(draft)));
        assertThat(clerk.get(draft + "/diff").text()).contains("从第 2 版到第 3 版");
    }

    private static String id(String version) {
        return version.substring(version.lastIndexOf('/') + 1) + "\"";
    }

    private String draft(TestBrowser author, int costs) {
        author.get("/rule-sets");
        Answer answer = author.upload("/rule-sets", scheme + ".xlsx", DemoScheme.workbook(scheme, costs));
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return answer.header("Location").replace("?done=1", "");
    }

    private static String publish(TestBrowser approver, String version) {
        for (String step : new String[] {"/approval", "/publication"}) {
            approver.get(version + step);
            assertThat(approver.post(version + step, "reason", "已核对").status()).isEqualTo(302);
        }
        return version;
    }

    @Test
    void theAuthorIsNotOfferedTheApprovalOfTheirOwnDraft() {
        TestBrowser both = as("both");
        String version = draft(both);
        assertThat(both.get(version).text()).doesNotContain("id=\"step-approve\"");
        Answer refused = both.post(version + "/approval", "reason", "x");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("不能对自己的版本作决定").contains("role=\"alert\"");
    }
}
