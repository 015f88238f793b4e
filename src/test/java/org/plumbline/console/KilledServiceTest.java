package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.service.http.SignInTest;
import org.plumbline.service.http.WithUsers;
import org.plumbline.service.rulesets.DemoScheme;
import tools.jackson.databind.JsonNode;

/**
 * The service is killed with SIGKILL while users act on its pages. After the restart the page shows the action as done, or what was
 * typed, to be sent again.
 */
@Tag("browser")
class KilledServiceTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @TempDir
    private Path folder;

    private ServiceProcess service;

    @BeforeEach
    void start() {
        service = new ServiceProcess(
                folder,
                List.of(
                        "--plumbline.users.clerk.password=" + WithUsers.HASH,
                        "--plumbline.users.clerk.roles=CLERK",
                        "--plumbline.users.approver.password=" + WithUsers.HASH,
                        "--plumbline.users.approver.roles=APPROVER,AUDITOR"));
        service.start();
    }

    @AfterEach
    void end() {
        service.close();
    }

    private Page signedIn(String user) {
        Page page = CHROMIUM.page("http://localhost:" + service.client().port());
        ConsoleUsers.signIn(page, user);
        return page;
    }

    private JsonNode get(String path) {
        return service.client()
                .get(path, "Authorization", SignInTest.basic("approver"))
                .json();
    }

    private long findVersion(String scheme) {
        return StreamSupport.stream(get("/api/v1/rule-sets").at("/ruleSets").spliterator(), false)
                .filter(each -> each.at("/scheme").asString().equals(scheme))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asLong();
    }

    private void assertDone(long version, String state, String reason) {
        JsonNode answer = get("/api/v1/rule-sets/" + version);
        assertThat(answer.at("/ruleSet/state").asString()).isEqualTo(state);
        assertThat(answer.at("/events").toString()).containsOnlyOnce(reason);
    }

    /** Back from the browser's page that says that the service cannot be reached, signed in again, and to the page. */
    private static void goBack(Page page, String user, String address) {
        page.goBack();
        page.waitForURL("**/login");
        ConsoleUsers.fillLogin(page, user);
        page.waitForURL(url -> !url.contains("/login"));
        page.navigate(address);
    }

    /** Clicks, and waits for the page of the browser's own that says that the service cannot be reached. */
    private static void clickInVain(Page page, String button) {
        page.click(button);
        page.waitForURL("chrome-error://**");
    }

    @Test
    void whatWasSentToAKilledServiceIsThereAfterTheRestartAndSentAgain() {
        Page clerk = signedIn("clerk");
        Page approver = signedIn("approver");
        long version = findVersion("national-project");
        approver.navigate("/rule-sets/" + version + "/approval");
        approver.fill("#reason", "写了很久的理由");
        clerk.navigate("/rule-sets");
        clerk.setInputFiles("#workbook", new FilePayload("规则.xlsx", XLSX, DemoScheme.workbook("demo", 2)));
        clerk.fill("#upload-reason", "按 2026 年文件");
        service.kill();
        clickInVain(approver, "button[name=approval]");
        clerk.click("button[name=upload]");
        assertThat(clerk.locator("#upload [data-status]")).containsText("没有");
        service.start();

        goBack(approver, "approver", "/rule-sets/" + version + "/approval");
        assertThat(approver.locator("#reason")).hasValue("写了很久的理由");
        approver.click("button[name=approval]");
        assertThat(approver.locator("#done")).isVisible();
        assertDone(version, "APPROVED", "写了很久的理由");

        clerk.click("button[name=upload]");
        assertThat(clerk.locator("#upload [data-signed-out]")).isVisible();
        ConsoleUsers.signIn(clerk.context().newPage(), "clerk");
        clerk.click("button[name=upload]");
        clerk.waitForURL(url -> url.matches(".*/rule-sets/\\d+.*"));
        assertDone(findVersion("demo"), "DRAFT", "按 2026 年文件");

        publish(approver, version);
        answer(clerk, approver, findVersion("demo"));
    }

    /** The service decides, and is killed before the browser has its response. */
    private void publish(Page approver, long version) {
        approver.navigate("/rule-sets/" + version + "/publication");
        approver.fill("#reason", "下月一日起执行");
        approver.route("**/publication", route -> {
            route.fetch();
            service.kill();
            route.abort();
        });
        clickInVain(approver, "button[name=publication]");
        approver.unroute("**/publication");
        service.start();
        goBack(approver, "approver", "/rule-sets/" + version + "/publication");
        assertThat(approver.locator("#closed")).isVisible();
        assertDone(version, "PUBLISHED", "下月一日起执行");
    }

    /** The service is killed while a decision and the answers about a form are under way: they arrive or are there. */
    private void answer(Page clerk, Page approver, long draft) {
        openAndSignIn(clerk, "/forms", "clerk");
        clerk.setInputFiles("#form-file", new FilePayload("自评表.xlsx", XLSX, form()));
        clerk.selectOption("#form-scheme", "national-project");
        clerk.click("#form-upload button");
        clerk.waitForURL("**/forms/*");
        String form = clerk.url();
        clerk.selectOption("select[name='answer 自评!F3']", "权重");
        approver.navigate("/rule-sets/" + draft + "/return");
        approver.fill("#reason", "依据条文不符");
        clerk.evaluate("setTimeout(() => document.querySelector('button[form=meanings]').click())");
        approver.evaluate("setTimeout(() => document.querySelector('button[name=return]').click())");
        service.kill();
        service.start();

        openAndSignIn(approver, "/rule-sets/" + draft + "/return", "approver");
        if (approver.locator("#closed").count() == 0) {
            assertThat(approver.locator("#reason")).hasValue("依据条文不符");
            approver.click("button[name=return]");
            assertThat(approver.locator("#done")).isVisible();
        }
        assertDone(draft, "RETURNED", "依据条文不符");

        openAndSignIn(clerk, form, "clerk");
        if (clerk.locator("select[name='answer 自评!F3']").count() > 0) {
            assertThat(clerk.locator("select[name='answer 自评!F3']")).hasValue("权重");
            clerk.click("button[form=meanings]");
            clerk.waitForURL(form);
        }
        assertThat(clerk.locator("select[name='answer 自评!F3']")).hasCount(0);
        assertThat(clerk.locator("input[name='answer 自评!F3'][value='权重']")).isChecked();
    }

    private static void openAndSignIn(Page page, String address, String user) {
        page.navigate(address);
        page.waitForURL("**/login");
        ConsoleUsers.fillLogin(page, user);
        page.waitForURL("**" + URI.create(address).getPath());
    }

    private static byte[] form() {
        return new RawWorkbook()
                .rows(
                        "自评",
                        row(1, "2022年度项目支出绩效自评表"),
                        row(2, "项目名称", "甲项目"),
                        row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "考核分值", "得分"),
                        row(4, "产出指标", "数量指标", "人数", "≥95人", "96人", 60, 60),
                        row(5, "产出指标", "质量指标", "合格率", "≥90%", "95%", 40, 40))
                .bytes();
    }
}
