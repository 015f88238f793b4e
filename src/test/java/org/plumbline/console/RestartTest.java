package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.PlumblineApplication;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.SignInTest;
import org.plumbline.service.http.WithUsers;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The service restarts while users act: the answers about a form, and what was typed and sent to the restarted service, are
 * still there after the next sign-in.
 */
@Tag("browser")
class RestartTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext service;
    private ApiClient client;

    @BeforeEach
    void start() {
        start(0);
    }

    @AfterEach
    void end() {
        service.close();
    }

    private void start(int port) {
        String[] roles = {"clerk=CLERK", "approver=APPROVER,AUDITOR"};
        String[] arguments = new String[2 * roles.length + 2];
        arguments[0] = "--server.port=" + port;
        arguments[1] = "--plumbline.data-dir=" + folder.toAbsolutePath();
        for (int i = 0; i < roles.length; i++) {
            String[] user = roles[i].split("=");
            arguments[2 * i + 2] = "--plumbline.users." + user[0] + ".password=" + WithUsers.HASH;
            arguments[2 * i + 3] = "--plumbline.users." + user[0] + ".roles=" + user[1];
        }
        service = SpringApplication.run(PlumblineApplication.class, arguments);
        client = new ApiClient(service.getEnvironment());
    }

    private void restart() {
        int port = client.port();
        service.close();
        start(port);
    }

    private Page signedIn(String user) {
        Page page = CHROMIUM.page("http://localhost:" + client.port());
        ConsoleUsers.signIn(page, user);
        return page;
    }

    private JsonNode get(String path) {
        return client.get(path, "Authorization", SignInTest.basic("approver")).json();
    }

    private void putInForce(String scheme) {
        for (JsonNode each : get("/api/v1/rule-sets").at("/ruleSets")) {
            if (each.at("/scheme").asString().equals(scheme)) {
                for (String step : new String[] {"approval", "publication"}) {
                    ApiClient.Answer answer = client.post(
                            "/api/v1/rule-sets/" + each.at("/id").asString() + "/" + step,
                            "{\"reason\": \"核对无误\"}".getBytes(StandardCharsets.UTF_8),
                            "Authorization",
                            SignInTest.basic("approver"),
                            "Content-Type",
                            "application/json");
                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                }
            }
        }
    }

    private static byte[] form() {
        return new RawWorkbook()
                .rows(
                        "自评",
                        row(1, "2022年度项目支出绩效自评表"),
                        row(2, "项目名称", "甲项目"),
                        row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "考核分值", "得分"),
                        row(4, "产出指标", "数量指标", "人数", "≥95人", "96人", 50, 50),
                        row(5, "产出指标", "质量指标", "合格率", "≥90%", "0.95", 40, 40),
                        row(6, "满意度指标", "服务对象满意度指标", null, "≥90%", "92%", 10, 9),
                        row(7, "合计", null, null, null, null, 100, 99),
                        row(10, "资金来源（万元）", "下达", "用了"),
                        row(11, "年度资金总额", 100, 95))
                .rows("附表", row(1, "编号", "说明"), row(2, 1, "无"))
                .bytes();
    }

    private static void choose(Page page, String place, String meaning) {
        page.selectOption("select[name='answer " + place + "']", meaning);
    }

    @Test
    void answersAboutRowsColumnsTablesAndSheetsSurviveARestartAndAreScored() {
        putInForce("national-project");
        Page clerk = signedIn("clerk");
        clerk.navigate("/forms");
        clerk.setInputFiles("#form-file", new FilePayload("自评表.xlsx", XLSX, form()));
        clerk.selectOption("#form-scheme", "national-project");
        clerk.click("#form-upload button");
        clerk.waitForURL("**/forms/*");
        choose(clerk, "自评!A6:G6", "指标");
        choose(clerk, "自评!F3", "权重");
        choose(clerk, "自评!A10:C11", "资金表");
        choose(clerk, "附表", "不读取");
        restart();

        // chosen before the restart and sent after it: it waits for the next sign-in
        clerk.click("button[form=meanings]");
        clerk.waitForURL("**/login");
        ConsoleUsers.fillLogin(clerk, "clerk");
        clerk.waitForURL("**/kept-action");
        assertThat(clerk.locator("main")).containsText("自评!A10:C11");
        clerk.click("form.confirm button");
        clerk.waitForURL("**/forms/*");
        choose(clerk, "自评!B10", "全年预算数");
        choose(clerk, "自评!C10", "全年执行数");
        clerk.click("button[form=meanings]");
        assertThat(clerk.locator("select[name^=answer]")).hasCount(0);
        String page = clerk.url();
        restart();

        // acknowledged before the restart: it is there after it
        ConsoleUsers.signIn(clerk, "clerk");
        clerk.navigate(page);
        assertThat(clerk.locator("select[name^=answer]")).hasCount(0);
        for (Locator question : clerk.locator("fieldset:not(:has(:checked))").all()) {
            question.locator("input").first().check();
        }
        clerk.click("form.questions button");
        assertThat(clerk.locator(".notice.good")).isVisible();
        clerk.click("form[action*='/score'] button");
        assertThat(clerk.locator(".figures").first()).isVisible();

        // saved, back, and saved again: the same evaluation
        clerk.navigate(page);
        clerk.click("form[action*='/evaluations'] button");
        clerk.waitForURL("**/evaluations/*");
        String evaluation = clerk.url();
        clerk.goBack();
        clerk.click("form[action*='/evaluations'] button");
        clerk.waitForURL("**/evaluations/*");
        assertThat(clerk.url()).isEqualTo(evaluation);
    }

    @Test
    void aDecisionAndAnUploadSentToARestartedServiceWaitOverAnotherRestart() {
        Page clerk = signedIn("clerk");
        Page approver = signedIn("approver");
        clerk.navigate("/rule-sets");
        clerk.setInputFiles("#workbook", new FilePayload("规则.xlsx", XLSX, DemoScheme.workbook("demo", 2)));
        clerk.fill("#upload-reason", "按 2026 年文件");
        long draft = get("/api/v1/rule-sets").at("/ruleSets/0/id").asLong();
        approver.navigate("/rule-sets/" + draft + "/approval");
        approver.fill("#reason", "写了很久的理由");
        restart();

        approver.click("button[name=approval]");
        approver.waitForURL("**/login");
        clerk.evaluate(
                "document.getElementById('upload').submit()"); // as without script, which would ask for a session
        clerk.waitForURL("**/login");
        restart();

        ConsoleUsers.fillLogin(approver, "approver");
        approver.waitForURL("**/kept-action");
        assertThat(approver.locator("form.confirm textarea")).hasValue("写了很久的理由");
        approver.click("form.confirm button");
        assertThat(approver.locator("#done")).isVisible();
        assertThat(get("/api/v1/rule-sets/" + draft).at("/ruleSet/state").asString())
                .isEqualTo("APPROVED");

        ConsoleUsers.fillLogin(clerk, "clerk");
        clerk.waitForURL("**/kept-action");
        clerk.waitForSelector("form.confirm input[type=file]:valid");
        clerk.click("form.confirm button");
        clerk.waitForURL(url -> url.matches(".*/rule-sets/\\d+.*"));
        assertThat(clerk.locator("main")).containsText("按 2026 年文件");
        clerk.navigate("/kept-action");
        assertThat(clerk.locator("form.confirm")).hasCount(0);
    }
}
