package org.plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.WithUsers;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;

/** What users have chosen and typed is still there after their session has ended. */
@WithUsers
class SessionEndTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    private final String scheme = "ended-" + UUID.randomUUID().toString().substring(0, 8);

    private Page signedIn(String name) {
        Page page = CHROMIUM.page("http://localhost:" + client.port());
        signIn(page, name);
        return page;
    }

    private static void signIn(Page page, String name) {
        page.navigate("/login");
        enter(page, name);
    }

    private static void enter(Page page, String name) {
        page.fill("input[name=username]", name);
        page.fill("input[name=password]", WithUsers.PASSWORD);
        page.click("main button");
        page.waitForURL(url -> !url.contains("/login"));
    }

    private static void endSession(Page page) {
        page.context().clearCookies(new ClearCookiesOptions().setName("plumbline"));
    }

    @Test
    void whatIsTypedIsCarriedOverToTheOtherLanguageAndAChosenFileIsNotDroppedWithoutAWarning() {
        Page clerk = signedIn("clerk");
        clerk.navigate("/rule-sets");
        clerk.fill("#upload-reason", "按 2026 年文件");
        clerk.click("nav.language a[lang=en]");
        clerk.waitForSelector("html[lang=en] #upload-reason");
        assertThat(clerk.inputValue("#upload-reason")).isEqualTo("按 2026 年文件");

        clerk.setInputFiles("#workbook", new FilePayload("x.xlsx", "application/octet-stream", new byte[1]));
        List<String> warnings = new ArrayList<>();
        clerk.onceDialog(dialog -> {
            warnings.add(dialog.message());
            dialog.dismiss();
        });
        clerk.click("nav.language a[lang=zh]");
        assertThat(warnings).singleElement().asString().contains("The chosen file is not carried over");
        assertThat(clerk.evaluate("document.getElementById('workbook').files.length"))
                .isEqualTo(1);
    }

    @Test
    void withoutScriptTheOtherLanguageOpensAWindowOfItsOwnAndWhatIsTypedStays() {
        Page clerk = CHROMIUM.withoutScript("http://localhost:" + client.port());
        signIn(clerk, "clerk");
        for (String page : List.of("/rule-sets", "/drafts", "/form-dictionary", "/statistics")) {
            clerk.navigate(page);
            Locator field =
                    clerk.locator("main input:not([type=file], [type=hidden])").first();
            field.fill("按 2026 年文件");
            Page other = clerk.waitForPopup(() -> clerk.click("nav.language a[lang=en]"));
            assertThat(other.locator("html").getAttribute("lang")).as(page).isEqualTo("en");
            assertThat(field.inputValue()).as(page).isEqualTo("按 2026 年文件");
            other.close();
        }
    }

    @Test
    void aChosenFileAndAReasonOutliveTheSessionAndADecisionWaitsForConfirmation() {
        Page clerk = signedIn("clerk");
        clerk.navigate("/rule-sets");
        clerk.setInputFiles(
                "#workbook",
                new FilePayload(
                        scheme + ".xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        DemoScheme.workbook(scheme, 2)));
        clerk.fill("#upload-reason", "按 2026 年文件");
        endSession(clerk);
        clerk.click("button[name=upload]");
        clerk.waitForSelector("#upload [data-signed-out]:not([hidden])");
        assertThat(clerk.evaluate("document.getElementById('workbook').files.length"))
                .isEqualTo(1);
        Page other = clerk.context().newPage();
        signIn(other, "clerk");
        clerk.click("button[name=upload]");
        clerk.waitForURL(url -> !url.endsWith("/rule-sets"));
        assertThat(clerk.textContent("main")).contains("按 2026 年文件");

        String version = clerk.url().replaceAll("\\?.*", "");
        Page approver = signedIn("approver");
        approver.navigate(version + "/approval");
        approver.fill("#reason", "已核对第 3 条");
        endSession(approver);
        approver.click("button[name=approval]");
        approver.waitForURL(url -> url.endsWith("/login"));
        enter(approver, "approver");
        assertThat(approver.url()).endsWith("/kept-action");
        assertThat(approver.inputValue("form.confirm textarea")).isEqualTo("已核对第 3 条");
        approver.click("form.confirm button");
        approver.waitForURL(url -> url.startsWith(version + "?done"));
        assertThat(approver.textContent("main")).contains("已批准", "已核对第 3 条");
    }
}
