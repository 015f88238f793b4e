package org.plumbline.service.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.http.TestBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of rule versions, where one person is alone with the service and uses no script. */
@ServiceTest
class RuleSetPagesTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Autowired
    private ApiClient client;

    private TestBrowser browser;

    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void open() {
        browser = new TestBrowser(client);
    }

    private String upload(byte[] workbook) {
        browser.get("/rule-sets");
        Answer answer = browser.upload("/rule-sets", scheme + ".xlsx", workbook);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return answer.header("Location");
    }

    /** Path of the new version's page. */
    private String draft(Object costs) {
        String location = upload(DemoScheme.workbook(scheme, costs));
        assertThat(location).matches("/rule-sets/\\d+\\?done=1");
        return location.replace("?done=1", "");
    }

    private String publish(String version, String reason) {
        browser.get(version + "/publication");
        Answer answer = browser.post(version + "/publication", "reason", reason);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return answer.header("Location").replace("?done=1", "");
    }

    private static void wellFormed(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .doesNotContain("??")
                .doesNotContain(" style=")
                .doesNotContain("onclick")
                .doesNotContain("<script>");
    }

    @Test
    void theListShowsEachSchemeWithItsVersionsInBothLanguages() {
        Answer chinese = browser.get("/rule-sets");
        wellFormed(chinese);
        assertThat(chinese.text())
                .contains("大厂回族自治县部门整体绩效自评")
                .contains("已发布")
                .contains("id=\"workbook\"")
                .contains("enctype=\"multipart/form-data\"");
        Answer english = browser.get("/rule-sets?lang=en");
        wellFormed(english);
        assertThat(english.text())
                .contains("<html lang=\"en\">")
                .contains("Published")
                .contains("Upload and check");
        assertThat(client.get("/console.js").status()).isEqualTo(200);
    }

    @Test
    void anUploadBecomesADraftShownAsItsSheets() {
        String location = upload(DemoScheme.workbook(scheme, 2));
        Answer page = browser.get(location);
        wellFormed(page);
        assertThat(page.text())
                .contains("已记录")
                .contains("草稿")
                .contains("跳过审批")
                .contains("id=\"step-publish\"")
                .doesNotContain("id=\"step-approve\"")
                .contains("id=\"扣分-每步扣分\"")
                .contains("BK-1")
                .contains("显示每行读作什么");
        assertThat(upload(DemoScheme.workbook(scheme, 2))).isEqualTo(location.replace("done", "known"));
        assertThat(browser.get(location.replace("done", "known")).text()).contains("这份文件早已上传");
        assertThat(browser.get(location + "&lang=en").text()).contains("approval is skipped");
    }

    @Test
    void publishingAndBringingAnEarlierVersionBackTakeAConfirmationEach() {
        String first = draft(2);
        Answer question = browser.get(first + "/publication");
        wellFormed(question);
        assertThat(question.text()).contains("2020–2025").contains("审批已跳过").contains("确认发布");
        publish(first, "");
        assertThat(browser.get(first).text()).contains("已发布").doesNotContain("step-publish-again");

        String second = draft(4);
        assertThat(browser.get(second + "/publication").text())
                .contains("取代第 1 版")
                .contains("<del>2</del>")
                .contains("<ins>4</ins>");
        publish(second, "按新办法");
        assertThat(browser.get(second).text()).contains("按新办法");

        assertThat(browser.get(first).text()).contains("id=\"step-publish-again\"");
        assertThat(browser.get(first + "/publication").text()).contains("确认恢复").contains("required");
        Answer withoutReason = browser.post(first + "/publication", "reason", " ");
        assertThat(withoutReason.status()).isEqualTo(422);
        assertThat(withoutReason.text()).contains("role=\"alert\"").contains("确认恢复");

        String third = publish(first, "新办法有误");
        assertThat(third).isNotEqualTo(first);
        assertThat(browser.get(third).text())
                .contains("第 3 版")
                .contains("取自较早版本")
                .contains("新办法有误");

        browser.get(third + "/retirement");
        assertThat(browser.post(third + "/retirement", "reason", "作废").status()).isEqualTo(302);
        assertThat(browser.get(third).text()).contains("已停用");
        browser.get("/rule-sets"); // whose form has a fresh token
        assertThat(browser.post(third + "/retirement", "reason", "再来").status()).isEqualTo(409);
    }

    @Test
    void aVersionWhoseTestsFailCannotBePublishedAndItsPageSaysSo() {
        String version = upload(DemoScheme.tested(scheme, 2, 70)).replace("?done=1", "");
        Answer page = browser.get(version);
        wellFormed(page);
        assertThat(page.text())
                .contains("id=\"blocked\"")
                .contains("有未通过")
                .contains("差五步")
                .contains("class=\"marked bad\"");
        Answer question = browser.get(version + "/publication");
        assertThat(question.text()).contains("id=\"blocked\"").doesNotContain("name=\"publication\"");
        browser.get("/rule-sets");
        Answer refused = browser.post(version + "/publication", "reason", "x");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("role=\"alert\"");
    }

    @Test
    void aRefusedWorkbookIsShownWithItsMistakesInTheirCells() {
        String location = upload(DemoScheme.workbook(scheme, SCRIPT));
        assertThat(location).startsWith("/rule-sets/refused/");
        Answer page = browser.get(location);
        wellFormed(page);
        String anchor = page.text().replaceAll("(?s).*href=\"#(扣分-每步扣分-[A-Z]+\\d+)\".*", "$1");
        assertThat(page.text())
                .contains("工作簿未被接受")
                .contains("id=\"" + anchor + "\"")
                .contains("class=\"marked bad\"")
                .contains("&lt;script&gt;alert(1)")
                .contains("隐藏的技术行")
                .contains("每步扣");
        assertThat(browser.get(location + "?lang=en").text())
                .contains("The workbook was rejected")
                .doesNotContain("??");
        String annotated = page.text().replaceAll("(?s).*href=\"(/api/v1/rule-sets/refused/[^\"]+)\".*", "$1");
        assertThat(client.get(annotated).status()).isEqualTo(200);
    }

    @Test
    void aFileThatCannotBeReadIsListedWithoutSheets() {
        Answer page = browser.get(upload("no workbook".getBytes(StandardCharsets.UTF_8)));
        wellFormed(page);
        assertThat(page.text()).contains("不是可读取的").doesNotContain("class=\"grid\"");
    }

    @Test
    void whatIsWrittenInCellsIsTextAndNoMarkup() {
        String location = upload(DemoScheme.workbook(scheme, 2, "<b>演示</b>" + SCRIPT));
        for (String path : new String[] {location, "/rule-sets", location.replace("?done=1", "/publication")}) {
            Answer page = browser.get(path);
            wellFormed(page);
            assertThat(page.text()).contains("&lt;b&gt;演示").doesNotContain("<b>演示");
        }
    }

    @Test
    void twoVersionsAreComparedRowByRow() {
        String first = draft(2);
        String second = draft(4);
        Answer page = browser.get(second + "/diff");
        wellFormed(page);
        assertThat(page.text())
                .contains("从第 1 版到第 2 版")
                .contains("1 处变更")
                .contains("<del>2</del>")
                .contains("<ins>4</ins>")
                .contains("权重%")
                .contains(second + "#扣分-每步扣分-");
        Answer back = browser.get(first + "/diff?against=" + second.replace("/rule-sets/", "") + "&lang=en");
        wellFormed(back);
        assertThat(back.text()).contains("From v2 to v1").contains("<ins>2</ins>");
        assertThat(browser.get(second + "/diff?against=1").status()).isEqualTo(400);
    }

    @Test
    void aNewSchemesWorkbookCanBeFilledAndUploaded() {
        String query = "/rule-sets/template?scheme=" + scheme
                + "&title=x&jurisdiction=y&from=2024&to=2026&fullMarks=100&families=STEP&families=BAND";
        Answer made = browser.get(query);
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("Content-Disposition")).contains(scheme + ".xlsx");
        assertThat(upload(made.response().body())).matches("/rule-sets/\\d+\\?done=1");
        assertThat(browser.get(query.replace("&families=STEP&families=BAND", ""))
                        .status())
                .isEqualTo(400);
        assertThat(browser.get(query.replace("families=STEP", "families=NONE")).status())
                .isEqualTo(400);
    }

    @Test
    void aTableIsAddedToAVersionAndTheWorkbookMayBecomeAnotherScheme() {
        String version = draft(2);
        Answer page = browser.get(version + "/workbook");
        wellFormed(page);
        assertThat(page.text())
                .contains("加一张表", "name=\"family\" value=\"REVERSE_RATIO\"", "value=\"执行率小于\"", "value=\"已填办法\"");
        wellFormed(browser.get(version + "/workbook?lang=en"));
        assertThat(browser.get(version).text()).contains(version + "/workbook\"");

        Answer table = browser.get(version + "/workbook/table?family=BAND&conditions=符号&conditions=评分办法");
        assertThat(table.status()).isEqualTo(200);
        assertThat(table.header("Content-Disposition")).contains(scheme + ".xlsx");
        assertThat(browser.get(version + "/workbook/table?family=BAND").status())
                .isEqualTo(400);

        Answer copy = browser.get(version + "/workbook/scheme?scheme=" + scheme + "-b&title=另一方案");
        assertThat(copy.header("Content-Disposition")).contains(scheme + "-b.xlsx");
        assertThat(upload(copy.response().body())).matches("/rule-sets/\\d+\\?done=1");
    }

    @Test
    void workbooksToContinueWithAreInTheApi() {
        String version = "/api/v1" + draft(2) + "/workbook";
        assertThat(client.get(version + "/table?family=CAP&conditions=执行率不小于;执行率小于")
                        .status())
                .isEqualTo(200);
        Answer unknown = client.get(version + "/table?family=CAP&conditions=完成率小于");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("conditions", "执行率小于");
        assertThat(client.get(version + "/scheme?scheme=other&title=x").status())
                .isEqualTo(200);
        assertThat(client.get(version + "/scheme?scheme=Other&title=x").status())
                .isEqualTo(400);
        assertThat(client.get(version + "/scheme?scheme=other").status()).isEqualTo(400);
    }

    @Test
    void ruleSetFormsRequireACsrfToken() {
        Answer upload = client.upload("/rule-sets", "x.xlsx", DemoScheme.workbook(scheme, 2), "Accept", "text/html");
        assertThat(upload.status()).isEqualTo(403);
        assertThat(upload.text()).contains("表单已失效");
        Answer step = client.form(draft(2) + "/publication", "reason=x", "Accept", "text/html");
        assertThat(step.status()).isEqualTo(403);
    }

    @Test
    void aFormWorksOnTheFirstPageOfAVisitHoweverLongAndWhateverIsFetchedBesides() {
        String step = "/rule-sets/"
                + client.get("/api/v1/rule-sets?scheme=dachang-department")
                        .json()
                        .at("/ruleSets")
                        .valueStream()
                        .filter(version -> version.at("/state").asString().equals("PUBLISHED"))
                        .findFirst()
                        .orElseThrow()
                        .at("/id")
                        .asLong()
                + "/retirement";
        TestBrowser fresh = new TestBrowser(client);
        assertThat(fresh.get(step).text().indexOf("_csrf"))
                .as("beyond what is held back before it is sent")
                .isGreaterThan(8_192);
        fresh.get("/plumbline.css");
        Answer withoutReason = fresh.post(step, "reason", "");
        assertThat(withoutReason.status()).isEqualTo(422);
        assertThat(withoutReason.text()).contains("请填写理由");
    }

    @Test
    void anUnknownVersionShowsAnErrorPage() {
        for (String address : new String[] {
            "/rule-sets/0",
            "/rule-sets/none",
            "/rule-sets/0/diff",
            "/rule-sets/0/publication",
            "/rule-sets/refused/" + UUID.randomUUID(),
            "/rule-sets/refused/none"
        }) {
            Answer page = browser.get(address);
            assertThat(page.status()).as(address).isEqualTo(404);
            assertThat(page.text()).contains("没有找到");
        }
    }
}
