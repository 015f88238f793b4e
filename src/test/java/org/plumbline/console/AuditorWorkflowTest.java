package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * An auditor's way through one kept evaluation, as in {@code docs/reading-a-trace.md}: find the largest difference,
 * open its row in the workbook, ask why not more, take the PDF away, replay, verify the log. With {@code -Dscreenshots=true}
 * the pictures {@code docs/images/auditor-*.png} are taken anew.
 */
@ServiceTest
@TestPropertySource(properties = "plumbline.rule-sets-memory=62MB") // a log that no other test alters
@Tag("browser")
class AuditorWorkflowTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @Autowired
    private ApiClient client;

    @Test
    void anAuditorGoesFromTheLargestDifferenceToTheVerifiedLog() throws IOException {
        byte[] submission = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
        String id = client.postJson("/api/v1/evaluations?trace=none", submission)
                .json()
                .at("/id")
                .asString();
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        page.navigate("/evaluations/" + id);

        // the largest difference is first
        Locator largest = page.locator(".apart tbody tr").first();
        assertThat(largest).containsText("群众满意度");
        assertThat(largest).containsText("+4.50");
        assertThat(largest).containsText("差额最大");
        ClerkWorkflowTest.shot(page, "auditor-evaluation");
        largest.locator("a").click();
        Locator indicator = page.locator(":target");
        assertThat(indicator).containsText("群众满意度");
        String anchor = indicator.getAttribute("id");

        // why not more: computed by the rules of its time when the fold is opened
        Locator steps = page.locator("#" + anchor + " + tr.steps");
        steps.locator("summary").click();
        Locator answer = steps.locator(".answer");
        assertThat(answer).containsText("多得");
        steps.scrollIntoViewIfNeeded();
        view(page, "auditor-why-not");

        // the row that decided, with its cells
        steps.locator("ol a.rule-link").first().click();
        page.waitForURL("**/steps/*");
        assertThat(page.locator("#sentence")).containsText("群众满意度");
        assertThat(page.locator(".grid td.held").first()).isVisible();
        assertThat(page.locator(".grid td.said").first()).isVisible();
        assertThat(page.locator(".grid tr", new Page.LocatorOptions().setHas(page.locator("td.held"))))
                .hasCount(1);
        ClerkWorkflowTest.shot(page, "auditor-row");
        page.click("#to-version");
        assertThat(page.locator(":target").first()).isVisible();
        page.goBack();
        page.click("#back");
        page.waitForURL("**/evaluations/" + id + "#" + anchor);

        // the document to sign
        Path pdf = folder.resolve("explanation.pdf");
        Files.write(
                pdf,
                page.context()
                        .request()
                        .get(page.locator("a[type='application/pdf']").getAttribute("href"))
                        .body());
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("91.00")
                    .contains("+5.50");
        }

        page.click("form[action$='/replay'] button");
        assertThat(page.locator("#replay")).containsText("逐字节一致");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        view(page, "auditor-replay");

        page.click("#to-log");
        page.waitForURL("**/audit-log?subject=" + id);
        assertThat(page.locator(".log tbody tr")).hasCount(1);
        assertThat(page.locator(".log tbody tr")).containsText(id);
        String head = page.locator("#head-value").textContent();
        Download download = page.waitForDownload(() -> page.click("#head-text"));
        Path exported = folder.resolve("head.txt");
        download.saveAs(exported);
        assertThat(Files.readString(exported)).startsWith(head + " ");
        page.fill("input[name=head]", head);
        page.click("#verify");
        assertThat(page.locator("#intact, #broken")).isVisible();
        assertThat(page.locator("#broken")).hasCount(0);
        ClerkWorkflowTest.shot(page, "auditor-log");
    }

    /** What the window shows now, not the page's beginning. */
    private static void view(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(ClerkWorkflowTest.picture(name)));
    }
}
