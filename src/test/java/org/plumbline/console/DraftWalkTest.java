package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.core.draft.PrintedForm;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A clerk's way from a printed form of twenty indicators to a version in force, as in {@code docs/drafts.md}: one
 * upload, answers, no technical row touched. With {@code -Dscreenshots=true} the pictures
 * {@code docs/images/draft-*.png} are taken anew.
 */
@ServiceTest
@Tag("browser")
class DraftWalkTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    private static void upload(Page page, String scheme, byte[] form, CountedActions task) {
        page.navigate("/rule-sets");
        task.act(() -> page.locator("a[href='/drafts']").click());
        task.act(() ->
                page.setInputFiles("#draft-form", new FilePayload("某县自评表.xlsx", "application/octet-stream", form)));
        task.act(() -> page.fill("#draft-scheme", scheme));
        task.act(() -> page.fill("#draft-title", "某县项目支出绩效自评"));
        task.act(() -> page.fill("#draft-document", "某县2025年度项目支出绩效自评表"));
        task.act(() -> page.fill("#draft-from", "2025"));
        task.act(() -> page.fill("#draft-to", "2026"));
        task.act(() -> page.locator("#draft button").click());
    }

    private static void answer(Page page, CountedActions task) {
        Locator questions = page.locator("form.questions tbody tr");
        assertThat(questions).hasCount(6);
        for (int i = 0; i < 6; i++) {
            Locator first = questions.nth(i).locator("input[type=radio]").first();
            task.act(first::check);
        }
        task.act(() -> page.locator("form.questions section button").click());
    }

    @Test
    void aPrintedFormOfTwentyIndicatorsIsInForceAfterOneUploadAndSixAnswers() {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        CountedActions task = new CountedActions("clerk: a printed form of 20 indicators to a version in force");
        upload(page, "walk-publish", PrintedForm.complete(), task);
        assertThat(page.locator(".badge.bad")).hasCount(0);
        answer(page, task);
        task.act(() -> page.locator("button[formaction='/drafts/versions']").click());
        assertThat(page.locator("main")).containsText("第 1 版");
        task.act(() -> page.click("#step-publish"));
        task.act(() -> page.fill("#reason", "按印发的评分标准执行"));
        task.act(() -> page.click("button[name=publication]"));
        assertThat(page.locator("#done")).isVisible();
        ClerkWorkflowTest.shot(page, "draft-published");
        assertThat(task.end()).isLessThanOrEqualTo(20);

        assertThat(client.get("/api/v1/schemes/walk-publish").status()).isEqualTo(200);
    }

    @Test
    void aClerkComesFromAPrintedFormToADraftVersionByOneUploadAndSixAnswers() throws IOException {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        CountedActions task = new CountedActions("clerk: a printed form with one unclear sentence to a draft version");
        upload(page, "walk-draft", PrintedForm.bytes(), task);
        assertThat(page.locator(".notice")).containsText("还有 6 个问题待答");
        assertThat(page.locator("main")).containsText("由评价组根据实际情况打分");
        ClerkWorkflowTest.shot(page, "draft-questions");

        answer(page, task);
        assertThat(page.locator(".notice")).containsText("问题都已答完");
        ClerkWorkflowTest.shot(page, "draft-answered");

        Download download = page.waitForDownload(
                () -> page.locator("button[formaction='/drafts/workbook']").click());
        assertThat(download.suggestedFilename()).isEqualTo("walk-draft.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(download.path())))) {
            assertThat(book.getSheet("指标").getPhysicalNumberOfRows()).isEqualTo(21);
        }

        page.locator("button[formaction='/drafts/versions']").click();
        assertThat(page.locator("h1")).containsText("某县项目支出绩效自评");
        assertThat(page.locator("main")).containsText("第 1 版");
        ClerkWorkflowTest.shot(page, "draft-version");
    }

    @Test
    void thePagesOfADraftAreAccessibleAndFitTheWindowInBothLanguages() {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        List<String> faults = new ArrayList<>();
        CountedActions task = new CountedActions("clerk: the questions of a printed form answered");
        upload(page, "walk-phone", PrintedForm.bytes(), task);
        PageChecks.checkLoaded(page, "the questions of a draft, zh", faults, PageChecks.DESKTOP, PageChecks.PHONE);
        answer(page, task);
        page.click("nav.language a[lang=en]");
        page.waitForSelector("html[lang=en] #draft");
        assertThat(page.locator("form.questions input:checked")).hasCount(6);
        PageChecks.checkLoaded(page, "the questions of a draft, en", faults, PageChecks.DESKTOP, PageChecks.PHONE);
        assertThat(faults).isEmpty();
    }

    @Test
    void aFormWithoutStandardsSaysWhatIsNeeded() {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        page.navigate("/drafts");
        page.fill("#draft-text", "没有标准的一行");
        page.fill("#draft-scheme", "walk-none");
        page.fill("#draft-title", "某县");
        page.fill("#draft-document", "某县自评表");
        page.fill("#draft-from", "2025");
        page.fill("#draft-to", "2025");
        page.locator("#draft button").click();
        assertThat(page.locator("#problem")).containsText("没有找到评分标准");
        assertThat(page.locator("#draft-text")).hasValue("没有标准的一行");
        assertThat(page.locator("#draft-title")).hasValue("某县");
    }
}
