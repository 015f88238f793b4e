package org.plumbline.service.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Rehearsal and coverage as a person without script sees them. */
@ServiceTest
class RehearsalPagesTest {

    @Autowired
    private ApiClient client;

    private TestBrowser browser;
    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);
    private String evaluation;
    private String draft;

    private String upload(Object costs) {
        Answer answer = client.upload("/api/v1/rule-sets", scheme + ".xlsx", DemoScheme.workbook(scheme, costs));
        assertThat(answer.status()).isEqualTo(201);
        return "/rule-sets/" + answer.json().at("/ruleSet/id").asLong();
    }

    @BeforeEach
    void oneKeptEvaluationAndADraft() {
        browser = new TestBrowser(client);
        String first = upload(2);
        assertThat(client.postJson("/api/v1" + first + "/publication", "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        evaluation = client.postJson("/api/v1/evaluations", DemoScheme.submission(scheme, 2021))
                .json()
                .at("/id")
                .asString();
        draft = upload(4);
    }

    private Answer rehearsed() {
        assertThat(browser.get(draft + "/rehearsal").text()).contains("还没有试算过").contains("name=\"rehearse\"");
        Answer started = browser.post(draft + "/rehearsal", "against", "");
        assertThat(started.status()).isEqualTo(302);
        assertThat(started.header("Location")).isEqualTo(draft + "/rehearsal");
        return await().until(() -> browser.get(draft + "/rehearsal"), RehearsalPagesTest::hasEnded);
    }

    private static boolean hasEnded(Answer page) {
        boolean ended = !page.text().contains("data-rehearsal");
        if (!ended) {
            assertThat(page.text())
                    .contains("<progress")
                    .contains("name=\"cancel\"")
                    .contains("刷新");
        }
        return ended;
    }

    @Test
    void aRehearsalShowsWhatWouldChangeAndWhy() {
        Answer page = rehearsed();
        assertThat(page.text())
                .contains("已完成")
                .contains("id=\"grades-table\"")
                .contains("id=\"points-table\"")
                .contains("/evaluations/" + evaluation)
                .contains("优 → 良")
                .contains("-10.00")
                .contains("<code>BK-1</code>")
                .containsPattern(draft + "#扣分-每步扣分-r\\d+")
                .doesNotContain("??")
                .doesNotContain(" style=");
        String charts = page.text().replaceAll("(?s).*data-charts=\"(/webjars/[^\"]+)\".*", "$1");
        assertThat(client.get(charts).status()).isEqualTo(200);

        Answer english = browser.get(draft + "/rehearsal?lang=en");
        assertThat(english.text()).contains("Most affected").doesNotContain("??");
        assertThat(browser.get(draft + "/publication?lang=zh").text())
                .contains("最近一次试算")
                .contains("总分改变")
                .contains("id=\"grades-table\"");
    }

    @Test
    void theRowThatTheAnchorNamesIsOnTheVersionsPage() {
        String anchor = rehearsed().text().replaceAll("(?s).*#(扣分-每步扣分-r\\d+)\".*", "$1");
        assertThat(browser.get(draft).text()).contains("id=\"" + anchor + "\"");
    }

    @Test
    void cancellingAnEndedRehearsalChangesNothing() {
        rehearsed();
        assertThat(browser.post(draft + "/rehearsal/cancellation").status()).isEqualTo(302);
        assertThat(browser.get(draft + "/rehearsal").text()).contains("已完成");
    }

    @Test
    void coverageListsWhatNeverFiredFirst() {
        Answer published =
                browser.get("/rule-sets/" + (Long.parseLong(draft.replace("/rule-sets/", "")) - 1) + "/coverage");
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.text()).contains("从未触发").contains("DJ-4").doesNotContain("??");
        assertThat(published.text().indexOf("DJ-4")).isLessThan(published.text().indexOf("<code>BK-1</code>"));
        assertThat(browser.get(draft + "/coverage?lang=en").text())
                .contains("never")
                .doesNotContain("??");
    }

    @Test
    void evaluationsThatUsedAChangedRowAreListedWithTheRow() {
        String asked = "/api/v1" + draft + "/diff/evaluations";
        JsonNode use = client.get(asked).json();
        assertThat(use.at("/evaluations").asInt()).isEqualTo(1);
        assertThat(use.at("/used").asInt()).isEqualTo(1);
        assertThat(use.at("/rows").size()).isEqualTo(2);
        assertThat(use.at("/rows/0").toString()).contains("\"BEFORE\"", "\"扣分-每步扣分\"", "\"BK-1\"", "\"evaluations\":1");
        assertThat(use.at("/rows/1").toString()).contains("\"AFTER\"", "\"evaluations\":0");
        assertThat(use.at("/list/0/evaluation/id").asString()).isEqualTo(evaluation);
        assertThat(use.at("/list/0/rows/0/key").asString()).isEqualTo("BK-1");
        assertThat(client.get(asked + "?page=1").json().at("/list").size()).isZero();
        assertThat(client.get(asked + "?size=0").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/rule-sets/999999999/diff/evaluations").status())
                .isEqualTo(404);
        assertThat(browser.get(draft + "/diff?lang=zh").text()).contains(draft + "/diff/evaluations");
        assertThat(browser.get(draft + "/diff/evaluations?lang=zh").text())
                .contains("共评了 1 份，其中 1 份", "/evaluations/" + evaluation, "扣分-每步扣分")
                .doesNotContain("??");
        assertThat(browser.get(draft + "/diff/evaluations?lang=en").text())
                .contains("1 used a changed row")
                .doesNotContain("??");
    }

    @Test
    void rehearsalFormsRequireACsrfToken() {
        assertThat(client.form(draft + "/rehearsal", "", "Accept", "text/html").status())
                .isEqualTo(403);
        assertThat(client.form(draft + "/rehearsal/cancellation", "", "Accept", "text/html")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anUnknownRehearsalShowsAnErrorPage() {
        for (String path : new String[] {"/rule-sets/0/rehearsal", "/rule-sets/none/coverage"}) {
            Answer page = browser.get(path);
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("没有找到");
        }
    }
}
