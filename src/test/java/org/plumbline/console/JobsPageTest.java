package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A table is uploaded, scored in the background and its results are there to be taken, with script and without. */
@ServiceTest
@Tag("browser")
class JobsPageTest {

    private static final Path CSV = ShippedFiles.SAMPLES.resolve("jobs/cases.csv");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    @Test
    void aTableUploadedOnTheJobsPageIsScored() {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        page.navigate("/jobs");
        page.setInputFiles("#job-file", CSV);
        page.click("#job-upload button");
        page.waitForSelector("#list-heading ~ .wide, .wide table");
        // the page asks by itself until the job has ended
        assertThat(page.locator("tbody tr").first())
                .containsText("已完成", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(page.locator("tbody tr").first()).containsText("5 / 5");
        ClerkWorkflowTest.shot(page, "jobs");
        page.navigate("/jobs?lang=en");
        assertThat(page.locator("tbody tr").first()).containsText("done");
        ClerkWorkflowTest.shot(page, "jobs-en");
        page.setInputFiles("#job-file", Path.of("README.md"));
        page.click("#job-upload button");
        assertThat(page.locator("[data-status]")).containsText("found: README.md");
    }

    @Test
    void theJobsPageWorksWithoutScript() {
        Page page = CHROMIUM.withoutScript("http://127.0.0.1:" + client.port());
        page.navigate("/jobs");
        page.setInputFiles("#job-file", CSV);
        page.check("[name=keep]");
        page.click("#job-upload button");
        assertThat(page.locator("tbody tr").first()).containsText("cases.csv");
        for (int i = 0;
                i < 300 && !page.locator("tbody tr").first().textContent().contains("已完成");
                i++) {
            page.waitForTimeout(100);
            page.click("a[href='/jobs']:has-text('刷新')");
        }
        assertThat(page.locator("tbody tr").first()).containsText("5 / 5");
        page.locator("tbody tr").first().locator("button").click();
        page.navigate("/evaluations");
        assertThat(page.locator("main")).containsText("大厂回族自治县医疗保障局");
    }
}
