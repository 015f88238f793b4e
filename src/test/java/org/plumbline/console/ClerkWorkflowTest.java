package org.plumbline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.WithUsers;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A clerk's whole way in a browser: download, edit, upload with mistakes, fix, rehearse; then the approver's: approve,
 * publish, take back. With {@code -Dscreenshots=true} the pictures of {@code docs/images} are taken anew.
 */
@WithUsers
class ClerkWorkflowTest {

    private static final String STEPS = "扣分-每步扣分";
    private static final boolean PICTURES = Boolean.getBoolean("screenshots");
    /** No picture is longer, in pixels: a reader sees where it is, and the page itself shows the rest. */
    private static final int TALLEST = 1_100;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @Autowired
    private ApiClient client;

    private final String scheme =
            "demo-" + (PICTURES ? "county" : UUID.randomUUID().toString().substring(0, 8));

    @Test
    void aClerksChangeIsPublishedAndReverted() throws IOException {
        long first = published(DemoScheme.tested(scheme, 2, 90));
        for (int actual = 80; actual <= 100; actual++) {
            assertThat(keep(actual).status()).isEqualTo(201);
        }
        assertThat(total()).isEqualByComparingTo("90");

        Page clerk = CHROMIUM.page("http://localhost:" + client.port());
        signIn(clerk, "clerk");
        clerk.navigate("/rule-sets");
        shot(clerk, "rule-sets");
        clerk.navigate("/rule-sets/" + first);
        Download download = clerk.waitForDownload(() -> clerk.click("#to-workbook"));
        Path downloaded = folder.resolve("downloaded.xlsx");
        download.saveAs(downloaded);
        assertThat(Files.readAllBytes(downloaded)).isEqualTo(DemoScheme.tested(scheme, 2, 90));

        // two mistakes, each shown at its cell
        upload(clerk, edited(downloaded, book -> {
            cell(book, STEPS, "BK-1", "每步扣").setCellValue("四");
            cell(book, STEPS, "BK-1", "扣分单位").setCellValue("元");
        }));
        clerk.waitForURL("**/rule-sets/refused/**");
        Locator faults = clerk.locator("section", new Page.LocatorOptions().setHas(clerk.locator("#faults")));
        assertThat(faults).containsText(STEPS + "!D8");
        assertThat(faults).containsText("四");
        assertThat(faults).containsText(STEPS + "!E8");
        assertThat(faults).containsText("元");
        shot(clerk, "refused");
        Download marked = clerk.waitForDownload(() -> clerk.click("#annotated"));
        Path annotated = folder.resolve("annotated.xlsx");
        marked.saveAs(annotated);

        // fixed in the annotated file itself; but then the workbook's own test still expects the old points
        upload(clerk, edited(annotated, book -> {
            cell(book, STEPS, "BK-1", "每步扣").setCellValue(4);
            cell(book, STEPS, "BK-1", "扣分单位").setCellValue("权重%");
        }));
        clerk.waitForURL(url -> url.matches(".*/rule-sets/\\d+.*"));
        assertThat(clerk.locator("main")).containsText("应得 90");
        shot(clerk, "failing-test");

        upload(clerk, edited(annotated, book -> {
            cell(book, STEPS, "BK-1", "每步扣").setCellValue(4);
            cell(book, STEPS, "BK-1", "扣分单位").setCellValue("权重%");
            cell(book, "测试", "差五步", "应得分").setCellValue(80);
        }));
        clerk.waitForURL(url -> url.matches(".*/rule-sets/\\d+.*"));
        long second = id(clerk);
        shot(clerk, "version");
        assertThat(clerk.locator("#step-approve")).hasCount(0);
        clerk.click("#to-diff");
        assertThat(clerk.locator("main")).containsText("2");
        assertThat(clerk.locator("main")).containsText("每步扣");
        shot(clerk, "diff");

        clerk.navigate("/rule-sets/" + second + "/rehearsal");
        clerk.click("button[name=rehearse]");
        assertThat(clerk.locator("#numbers"))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(30_000));
        assertThat(clerk.locator("#points-table tbody tr")).hasCount(20);
        assertThat(clerk.locator("main")).containsText("BK-1");
        shot(clerk, "rehearsal");

        Page approver = CHROMIUM.page("http://localhost:" + client.port());
        signIn(approver, "approver");
        approver.navigate("/rule-sets/" + second);
        approver.click("#step-approve");
        assertThat(approver.locator("main")).containsText("每步扣");
        assertThat(approver.locator("#rehearsed")).isVisible();
        approver.fill("#reason", "与新办法一致，试算结果可以接受");
        shot(approver, "approval");
        approver.click("button[name=approval]");
        assertThat(total()).isEqualByComparingTo("90");
        approver.click("#step-publish");
        if (approver.locator("#reason[required]").count() > 0) {
            approver.fill("#reason", "按新办法执行");
        }
        approver.click("button[name=publication]");
        assertThat(approver.locator("#done")).isVisible();
        assertThat(total()).isEqualByComparingTo("80");

        approver.navigate("/rule-sets/" + first);
        approver.click("#step-publish-again");
        approver.fill("#reason", "新办法推迟执行");
        approver.click("button[name=publication]");
        assertThat(approver.locator("#done")).isVisible();
        assertThat(total()).isEqualByComparingTo("90");
        shot(approver, "taken-back");
    }

    @Test
    void theConsoleWorksWithTheKeyboardAndWithoutScript() throws IOException {
        Page page = CHROMIUM.withoutScript("http://localhost:" + client.port());
        signIn(page, "clerk");
        page.navigate("/rule-sets");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasAttribute("href", "#main");
        page.setInputFiles("#workbook", file(DemoScheme.workbook(scheme, 2)));
        page.locator("button[name=upload]").focus();
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.matches(".*/rule-sets/\\d+.*"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("演示方案");
    }

    @Test
    void theToDoPageOfAnApproverFitsWideAndNarrowScreensInBothLanguages() {
        long draft = client.upload("/api/v1/rule-sets", scheme + ".xlsx", DemoScheme.workbook(scheme, 2), as("clerk"))
                .json()
                .at("/ruleSet/id")
                .asLong();
        Page page = CHROMIUM.page("http://localhost:" + client.port());
        signIn(page, "approver");
        for (int width : new int[] {1400, 390}) {
            page.setViewportSize(width, 900);
            for (String language : new String[] {"zh", "en"}) {
                page.navigate("/to-do?lang=" + language);
                assertThat(page.locator("li a[href='/rule-sets/" + draft + "/approval']"))
                        .isVisible();
                assertThat(((Number) page.evaluate("document.querySelector('main').scrollWidth")).intValue())
                        .isLessThanOrEqualTo(width);
                shot(page, "to-do-" + width + "-" + language);
            }
        }
        page.click("li a[href='/rule-sets/" + draft + "/approval']");
        assertThat(page.locator("button[name=approval]")).isVisible();
    }

    private static long id(Page page) {
        return Long.parseLong(page.url().replaceFirst(".*/rule-sets/(\\d+).*", "$1"));
    }

    private static void signIn(Page page, String name) {
        page.navigate("/login");
        page.fill("input[name=username]", name);
        page.fill("input[name=password]", WithUsers.PASSWORD);
        page.click("main button");
        page.waitForURL(url -> !url.contains("/login"));
    }

    private void upload(Page page, Path workbook) {
        page.navigate("/rule-sets");
        page.setInputFiles("#workbook", workbook);
        page.click("button[name=upload]");
        page.waitForURL(url -> !url.endsWith("/rule-sets"));
    }

    private Path file(byte[] workbook) throws IOException {
        return Files.write(folder.resolve(scheme + ".xlsx"), workbook);
    }

    private Path edited(Path workbook, Consumer<XSSFWorkbook> change) throws IOException {
        try (InputStream in = Files.newInputStream(workbook);
                XSSFWorkbook book = new XSSFWorkbook(in);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(book);
            book.write(out);
            return file(out.toByteArray());
        }
    }

    /** The cell of the row that begins with this text, under this label. */
    private static Cell cell(XSSFWorkbook book, String name, String key, String label) {
        Sheet sheet = book.getSheet(name);
        int column = -1;
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.toString().equals(label)) {
                    column = cell.getColumnIndex();
                }
            }
            if (column >= 0
                    && row.getCell(0) != null
                    && row.getCell(0).toString().equals(key)) {
                return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            }
        }
        throw new IllegalArgumentException(name + " " + key + " " + label);
    }

    private static String[] as(String name, String... more) {
        byte[] credentials = (name + ":" + WithUsers.PASSWORD).getBytes(StandardCharsets.UTF_8);
        String[] headers = new String[more.length + 2];
        headers[0] = "Authorization";
        headers[1] = "Basic " + Base64.getEncoder().encodeToString(credentials);
        System.arraycopy(more, 0, headers, 2, more.length);
        return headers;
    }

    private long published(byte[] workbook) {
        long id = client.upload("/api/v1/rule-sets", scheme + ".xlsx", workbook, as("clerk"))
                .json()
                .at("/ruleSet/id")
                .asLong();
        byte[] reason = "{\"reason\": \"首次发布\"}".getBytes(StandardCharsets.UTF_8);
        for (String step : new String[] {"approval", "publication"}) {
            Answer answer = client.post(
                    "/api/v1/rule-sets/" + id + "/" + step, reason, as("approver", "Content-Type", "application/json"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
        return id;
    }

    private Answer keep(int actual) {
        String body =
                """
                {"scheme": "%s", "fiscalYear": 2020, "subject": {"name": "演示县第%d局", "region": "演示省/演示市/演示县"},
                 "indicators": [{"code": "a1", "actual": %d}]}
                """
                        .formatted(scheme, actual - 79, actual);
        return client.post(
                "/api/v1/evaluations",
                body.getBytes(StandardCharsets.UTF_8),
                as("caller", "Content-Type", "application/json"));
    }

    private BigDecimal total() {
        return client.post(
                        "/api/v1/score?trace=none",
                        DemoScheme.submission(scheme, 2020),
                        as("caller", "Content-Type", "application/json"))
                .json()
                .at("/total")
                .decimalValue();
    }

    static void shot(Page page, String name) {
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.screenshot(new ScreenshotOptions()
                .setPath(picture(name))
                .setFullPage(true)
                .setClip(0, 0, page.viewportSize().width, Math.min(height, TALLEST)));
    }

    static Path picture(String name) {
        return Path.of(PICTURES ? "docs/images" : "target/screenshots").resolve(name + ".png");
    }
}
