package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The first thing the README asks for, alone with the service and with nothing in the browser's cache: open the start page,
 * score a published self-evaluation, keep it. The page's own files come after the page and must leave its forms valid.
 */
@ServiceTest
@Tag("browser")
class FirstVisitTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    @Test
    void aSampleIsScoredAndKeptFromAFreshBrowser() {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        page.navigate("/");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        ClerkWorkflowTest.shot(page, "start");
        page.click("form[action$='/dachang-2020-dept'] button");
        assertThat(page.locator("main")).containsText("91.00");
        assertThat(page.locator("main")).containsText("BK-003");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        ClerkWorkflowTest.shot(page, "evaluation");
        page.locator("button", new Page.LocatorOptions().setHasText("保存这份评价")).click();
        page.waitForURL("**/evaluations/**");
        assertThat(page.locator("main")).containsText("91.00");
    }

    @Test
    void theTokenOfAPageOutlivesTheFilesThatComeAfterIt() {
        String cookie = client.get("/", "Accept", "text/html").header("Set-Cookie");
        assertThat(cookie).startsWith("XSRF-TOKEN=");
        assertThat(client.get("/plumbline.css", "Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .header("Set-Cookie"))
                .isEmpty();
    }
}
