package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Tasks by keyboard alone: Tab, Enter, Space on a file field, and letters. Each element that has the focus is visibly marked. Only the dialog
 * in which the operating system chooses a file is replaced, when Space opens it.
 */
@WithUsers
@TestPropertySource(properties = "spring.application.name=keyboard")
@Tag("browser")
class KeyboardTest {

    private static final int MOST_TABS = 150;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Whether the focused element differs from itself without focus: by an outline, or by appearing. */
    private static final String MARKED =
            """
            () => {
              const element = document.activeElement;
              const style = getComputedStyle(element);
              return element.matches(':focus-visible')
                && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || element.matches('.skip'));
            }""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    private Page page() {
        return CHROMIUM.page("http://localhost:" + client.port());
    }

    /** Presses Tab until the element has the focus, looking at each one on the way. */
    private static void tabTo(Page page, String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            page.keyboard().press("Tab");
            assertThat((boolean) page.evaluate(MARKED))
                    .as(() -> "the focus is visible on "
                            + page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
                    .isTrue();
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " is not reached by " + MOST_TABS + " tabs on " + page.url());
    }

    private static void enter(Page page, String selector) {
        tabTo(page, selector);
        page.keyboard().press("Enter");
    }

    private static void signIn(Page page, String user) {
        page.navigate("/login");
        assertThat(page.locator("input[name=username]")).isFocused();
        page.keyboard().type(user);
        tabTo(page, "input[name=password]");
        page.keyboard().type(WithUsers.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
    }

    @Test
    void theSkipLinkIsFirstAndLeadsToTheContent() {
        Page page = page();
        signIn(page, "clerk");
        page.navigate("/rule-sets");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasAttribute("href", "#main");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat((boolean) page.evaluate("document.querySelector('main').contains(document.activeElement)"))
                .isTrue();
    }

    @Test
    void aFormIsUploadedAndScoredByKeyboard() {
        ConsoleUsers users = new ConsoleUsers(client);
        users.publish(2);
        Page page = page();
        signIn(page, "clerk");
        tabTo(page, "#form-file");
        // the dialog that Space opens is the browser's, not the page's
        page.setInputFiles("#form-file", new FilePayload("自评表.xlsx", WORKBOOK, users.blankForm()));
        enter(page, "#form-upload button");
        page.waitForURL("**/forms/*");
        enter(page, "form[action*='/score'] button");
        assertThat(page.locator(".figures").first()).isVisible();
    }

    @Test
    void aVersionIsApprovedByKeyboard() {
        ConsoleUsers users = new ConsoleUsers(client);
        users.publish(2);
        long draft = users.draft("clerk", 4);
        Page page = page();
        signIn(page, "approver");
        enter(page, "nav a[href='/to-do']");
        page.waitForURL("**/to-do");
        enter(page, "a[href='/rule-sets/" + draft + "/approval']");
        page.waitForURL("**/approval");
        tabTo(page, "#reason");
        page.keyboard().type("与新办法一致");
        enter(page, "button[name=approval]");
        assertThat(page.locator("#done")).isVisible();
        assertThat(users.state(draft)).isEqualTo("APPROVED");
    }

    @Test
    void aFindingIsOpenedByKeyboard() {
        new ConsoleUsers(client).saveSample("dachang-department", "dachang-2020-dept");
        Page page = page();
        signIn(page, "auditor");
        enter(page, "nav a[href='/findings']");
        page.waitForURL("**/findings");
        enter(page, "main table a[href*='code=']");
        page.waitForURL("**/findings?*");
        enter(page, "main td a[href^='/evaluations/'], main th a[href^='/evaluations/']");
        page.waitForURL("**/evaluations/**");
        assertThat(page.locator(".findings").first()).isVisible();
    }

    @Test
    void anEvaluationWithItsDifferencesIsOpenedByKeyboard() {
        ConsoleUsers users = new ConsoleUsers(client);
        users.publish(2);
        String id = users.save(95);
        Page page = page();
        signIn(page, "auditor");
        enter(page, "nav a[href='/evaluations']");
        page.waitForURL("**/evaluations");
        enter(page, "a[href='/evaluations/" + id + "']");
        page.waitForURL("**/evaluations/" + id);
        enter(page, "form[action$='/replay'] button");
        assertThat(page.locator("#replay")).containsText("逐字节一致");
        page.navigate("/evaluations/" + id);
        enter(page, "main details:not([open]) > summary");
        assertThat((boolean) page.evaluate("document.activeElement.parentElement.open"))
                .isTrue();
    }
}
