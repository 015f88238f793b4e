package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.core.spreadsheet.RawWorkbook.row;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.core.spreadsheet.RawWorkbook;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * The tasks of clerk, approver and auditor, with a bound of actions for each: a click, a file dropped or chosen, a text typed.
 * The actions and seconds of docs/pages.md are those that this test prints.
 */
@WithUsers
@TestPropertySource(properties = "spring.application.name=tasks")
@Tag("browser")
class TasksTest {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int REHEARSAL_LIMIT = 30_000;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    private Page signedIn(String user) {
        Page page = CHROMIUM.page("http://localhost:" + client.port());
        ConsoleUsers.signIn(page, user);
        return page;
    }

    private static void drop(Page page, String target, String name, byte[] file) {
        page.evaluate(
                """
                ([target, name, content]) => {
                  const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File([bytes], name));
                  document.querySelector(target).dispatchEvent(
                    new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
                }""",
                new Object[] {target, name, Base64.getEncoder().encodeToString(file)});
    }

    private static FilePayload payload(byte[] workbook) {
        return new FilePayload("rules.xlsx", WORKBOOK, workbook);
    }

    @Test
    void aFormDroppedOnTheStartPageIsScoredInThreeActions() {
        ConsoleUsers users = new ConsoleUsers(client);
        users.publish(2);
        Page page = signedIn("clerk");
        page.navigate("/");
        CountedActions task = new CountedActions("clerk: a form to its score");
        task.act(() -> drop(page, "h1", "自评表.xlsx", users.blankForm()));
        task.act(() -> page.click("#form-upload button"));
        page.waitForURL("**/forms/*");
        task.act(() -> page.click("form[action*='/score'] button"));
        assertThat(page.locator(".figures").first()).isVisible();
        assertThat(task.end()).isEqualTo(3);
    }

    @Test
    void aFormWithAQuestionComesToAStoredEvaluationAndTheReasonOfLostPointsInSevenActions() {
        ConsoleUsers users = new ConsoleUsers(client);
        users.publish(2);
        Page page = signedIn("clerk");
        page.navigate("/");
        CountedActions task = new CountedActions("clerk: a form with a question stored, and why points are lost");
        task.act(() -> drop(page, "h1", "自评表.xlsx", doubtfulForm()));
        task.act(() -> page.selectOption("#form-scheme", users.scheme()));
        task.act(() -> page.click("#form-upload button"));
        page.waitForURL("**/forms/*");
        task.act(() -> page.locator("form.questions input[type=radio]").first().check());
        task.act(() -> page.click("form.questions button"));
        task.act(() -> page.click("form[action*='/evaluations'] button"));
        page.waitForURL("**/evaluations/*");
        task.act(() -> page.locator("[data-why-not] summary").first().click());
        assertThat(page.locator("[data-why-not] .answer").first()).isVisible();
        assertThat(task.end()).isEqualTo(7);
    }

    /** Whose actual value may be 95 % or 0.95 %. */
    private static byte[] doubtfulForm() {
        return new RawWorkbook()
                .rows(
                        "自评",
                        row(1, "2022年度项目支出绩效自评表"),
                        row(2, "项目名称", "甲项目"),
                        row(3, "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"),
                        row(4, "产出", "数量", "完成率", "≥100%", "0.95", 100, 100))
                .bytes();
    }

    @Test
    void aDraftIsRehearsedReturnedChangedApprovedPutInForceAndTakenBack() {
        ConsoleUsers users = new ConsoleUsers(client);
        long first = users.publish(2);
        users.save(95);
        Page clerk = signedIn("clerk");
        Page approver = signedIn("approver");

        long draft = upload(clerk, users.workbook(4), "clerk: a changed workbook to its rehearsal");
        returnDraft(approver, draft);
        assertThat(users.state(draft)).isEqualTo("RETURNED");

        clerk.navigate("/to-do");
        assertThat(clerk.locator("main")).containsText("依据条文不符");
        long follow = upload(clerk, users.workbook(5), "clerk: the workbook changed after a return");
        decide(approver, follow, first);
        assertThat(users.state(follow)).isEqualTo("PUBLISHED");
    }

    private static long upload(Page clerk, byte[] workbook, String name) {
        clerk.navigate("/");
        CountedActions task = new CountedActions(name);
        task.act(() -> clerk.click("nav a[href='/rule-sets']"));
        task.act(() -> clerk.setInputFiles("#workbook", payload(workbook)));
        task.act(() -> clerk.click("button[name=upload]"));
        clerk.waitForURL(url -> url.matches(".*/rule-sets/\\d+.*"));
        long version = Long.parseLong(clerk.url().replaceFirst(".*/rule-sets/(\\d+).*", "$1"));
        task.act(() -> clerk.click("#to-rehearsal"));
        task.act(() -> clerk.click("button[name=rehearse]"));
        assertThat(clerk.locator("#numbers")).isVisible(new IsVisibleOptions().setTimeout(REHEARSAL_LIMIT));
        assertThat(task.end()).isLessThanOrEqualTo(5);
        return version;
    }

    private static void returnDraft(Page approver, long draft) {
        approver.navigate("/");
        CountedActions task = new CountedActions("approver: a version returned with a reason");
        task.act(() -> approver.click("nav a[href='/to-do']"));
        task.act(() -> approver.click("a[href='/rule-sets/" + draft + "/approval']"));
        task.act(() -> approver.fill("#reason", "依据条文不符"));
        task.act(() -> approver.click("button[name=return]"));
        assertThat(approver.locator("#done")).isVisible();
        assertThat(task.end()).isLessThanOrEqualTo(4);
    }

    private static void decide(Page approver, long version, long first) {
        approver.navigate("/");
        CountedActions task = new CountedActions("approver: a version approved and put in force");
        task.act(() -> approver.click("nav a[href='/to-do']"));
        task.act(() -> approver.click("a[href='/rule-sets/" + version + "/approval']"));
        task.act(() -> approver.fill("#reason", "与新办法一致"));
        task.act(() -> approver.click("button[name=approval]"));
        task.act(() -> approver.click("#step-publish"));
        task.act(() -> approver.click("button[name=publication]"));
        assertThat(approver.locator("#done")).isVisible();
        assertThat(task.end()).isLessThanOrEqualTo(6);

        approver.navigate("/");
        CountedActions back = new CountedActions("approver: an earlier version taken back");
        back.act(() -> approver.click("nav a[href='/rule-sets']"));
        back.act(() -> approver.click("details.past:has(a[href='/rule-sets/" + first + "']) summary"));
        back.act(() -> approver.click("a[href='/rule-sets/" + first + "']"));
        back.act(() -> approver.click("#step-publish-again"));
        back.act(() -> approver.fill("#reason", "新办法推迟执行"));
        back.act(() -> approver.click("button[name=publication]"));
        assertThat(approver.locator("#done")).isVisible();
        assertThat(back.end()).isLessThanOrEqualTo(6);
    }

    @Test
    void anAuditorOpensAnEvaluationAndReplaysIt() {
        ConsoleUsers users = new ConsoleUsers(client);
        users.publish(2);
        String id = users.save(95);
        Page auditor = signedIn("auditor");
        auditor.navigate("/");
        CountedActions task = new CountedActions("auditor: a saved evaluation with its differences, replayed");
        task.act(() -> auditor.click("nav a[href='/evaluations']"));
        task.act(() -> auditor.click("a[href*='/evaluations/" + id + "'] >> nth=0"));
        task.act(() -> auditor.click("form[action$='/replay'] button"));
        assertThat(auditor.locator("#replay")).containsText("逐字节一致");
        assertThat(task.end()).isLessThanOrEqualTo(3);
    }

    /** Each confirmation is sent after the session has ended; after sign-in it waits, and nothing typed is lost. */
    @Test
    void everyConfirmationSurvivesTheEndOfTheSession() {
        ConsoleUsers users = new ConsoleUsers(client);
        users.publish(2);
        long draft = users.draft("clerk", 4);
        Page approver = signedIn("approver");
        for (Map.Entry<String, String> each :
                Map.of("approval", "APPROVED", "return", "RETURNED").entrySet()) {
            long version = each.getKey().equals("return") ? users.draft("clerk", 6) : draft;
            approver.navigate("/rule-sets/" + version + "/" + each.getKey());
            approver.fill("#reason", "写了很久的理由");
            confirmAfterSignIn(approver, "button.strong", "approver");
            assertThat(users.state(version)).isEqualTo(each.getValue());
        }
        approver.navigate("/rule-sets/" + draft + "/publication");
        confirmAfterSignIn(approver, "button[name=publication]", "approver");
        assertThat(users.state(draft)).isEqualTo("PUBLISHED");

        long own = users.draft("clerk", 7);
        Page clerk = signedIn("clerk");
        clerk.navigate("/rule-sets/" + own + "/withdrawal");
        confirmAfterSignIn(clerk, "button[name=withdrawal]", "clerk");
        assertThat(users.state(own)).isEqualTo("WITHDRAWN");
    }

    private static void confirmAfterSignIn(Page page, String button, String user) {
        page.context().clearCookies();
        page.click(button);
        page.waitForURL("**/login*");
        ConsoleUsers.fillLogin(page, user);
        page.waitForURL("**/kept-action");
        page.click("form.confirm button");
        assertThat(page.locator("#done")).isVisible();
    }

    @Test
    void aChosenFormStaysChosenWhenTheSessionHasEnded() {
        ConsoleUsers users = new ConsoleUsers(client);
        users.publish(2);
        Page page = signedIn("clerk");
        page.navigate("/");
        page.setInputFiles("#form-file", new FilePayload("自评表.xlsx", WORKBOOK, users.blankForm()));
        page.context().clearCookies();
        page.click("#form-upload button");
        assertThat(page.locator("[data-signed-out]")).isVisible();
        assertThat(page.evaluate("document.querySelector('#form-file').files.length"))
                .isEqualTo(1);
        Page other = page.context().newPage();
        ConsoleUsers.signIn(other, "clerk");
        page.click("#form-upload button");
        page.waitForURL("**/forms/*");
        assertThat(page.locator("form[action*='/score'] button")).isVisible();
    }
}
