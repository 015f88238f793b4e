package org.plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ApiClient.Answer;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;

/** A clerk tries a case by a draft, and moves along the score curve by the keyboard alone. */
@ServiceTest
@Tag("browser")
class TryOutWorkflowTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    private final String scheme = "demo-" + UUID.randomUUID().toString().substring(0, 8);
    private String draft;

    @BeforeEach
    void aVersionInForceASavedEvaluationAndADraft() {
        String first = upload(2);
        client.postJson("/api/v1" + first + "/publication", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(client.postJson("/api/v1/evaluations", DemoScheme.submission(scheme, 2021))
                        .status())
                .isEqualTo(201);
        draft = upload(4);
    }

    private String upload(Object costs) {
        Answer answer = client.upload("/api/v1/rule-sets", scheme + ".xlsx", DemoScheme.workbook(scheme, costs));
        assertThat(answer.status()).isEqualTo(201);
        return "/rule-sets/" + answer.json().at("/ruleSet/id").asLong();
    }

    private String base() {
        return "http://127.0.0.1:" + client.port();
    }

    @Test
    void aDraftIsTriedAndItsCurveFollowsTheArrowKeys() {
        Page page = CHROMIUM.page(base());
        page.navigate(draft);
        page.click("#to-try-out");
        assertThat(page.locator("#sides").innerText()).contains("90.00").contains("80.00");

        page.locator("summary", new Page.LocatorOptions().setHasText("填写或改动数字")).press("Enter");
        page.fill("[name='actual.a1']", "97");
        page.press("[name=try]", "Enter");
        assertThat(page.locator("#sides").innerText()).contains("94.00").contains("88.00");
        assertThat(page.locator("[name='actual.a1']").inputValue()).isEqualTo("97");

        page.press("[name=indicator][value=a1] >> nth=0", "Enter");
        page.waitForSelector("#curve-chart canvas");
        Locator slider = page.locator("#curve-slider input");
        assertThat(slider.inputValue()).isEqualTo("97");
        slider.focus();
        slider.press("ArrowRight");
        waitForPoint(page, text -> text.contains("实际 98%"));
        assertThat(cells(page, "score")).containsExactly("96.00", "92.00");
        assertThat(cells(page, "rules")).containsExactly("BK-1", "BK-1");
        assertThat(cells(page, "total")).containsExactly("96.00 优", "92.00 优");
        slider.press("ArrowLeft");
        slider.press("ArrowLeft");
        slider.press("ArrowLeft");
        assertThat(cells(page, "score")).as("without waiting for the service").containsExactly("90.00", "80.00");
        assertThat(slider.getAttribute("aria-valuetext")).contains("95%").contains("80.00");
        page.fill("#curve-at", "99.5");
        page.press("#curve-at", "Tab");
        waitForPoint(page, text -> text.contains("实际 99.5%"));
        assertThat(cells(page, "score")).containsExactly("98.00", "96.00");
    }

    @Test
    void theOtherLanguageShowsTheResultOfTheTypedFigures() {
        Page page = CHROMIUM.page(base());
        page.navigate(draft + "/try-out");
        page.locator("summary", new Page.LocatorOptions().setHasText("填写或改动数字")).press("Enter");
        page.fill("[name='actual.a1']", "97");
        page.click("nav.language a[lang=en]");
        page.waitForSelector("html[lang=en] #sides");
        assertThat(page.locator("#sides").innerText()).contains("94.00").contains("88.00");
        page.click("nav.language a[lang=zh]"); // the page is the answer to a form now
        page.waitForSelector("html[lang=zh] #sides");
        assertThat(page.locator("[name='actual.a1']").inputValue()).isEqualTo("97");
        assertThat(page.locator("#sides").innerText()).contains("94.00").contains("88.00");
    }

    private static void waitForPoint(Page page, Predicate<String> shown) {
        page.waitForCondition(() -> cells(page, "sentences").stream().allMatch(shown));
    }

    private static List<String> cells(Page page, String row) {
        return page.locator("#curve-point [data-row=" + row + "] td").allInnerTexts();
    }

    @Test
    void withoutScriptTheCurveIsATableAndAValueIsShownByItsButton() {
        Page page = CHROMIUM.withoutScript(base());
        page.navigate(draft + "/try-out?indicator=a1");
        assertThat(page.locator("#curve-slider").isVisible()).isFalse();
        page.fill("#curve-at", "96");
        page.click("#curve-go");
        assertThat(cells(page, "score")).containsExactly("92.00", "84.00");
    }

    @Test
    void thePageWithACurveIsAccessibleAndFitsAPhoneInBothLanguages() throws IOException {
        Page page = CHROMIUM.page(base());
        for (int width : new int[] {1400, 390}) {
            page.setViewportSize(width, 900);
            for (String language : List.of("zh", "en")) {
                page.navigate(draft + "/try-out?indicator=a1&lang=" + language);
                assertThat((int) page.evaluate("document.scrollingElement.scrollWidth"))
                        .isLessThanOrEqualTo(width);
                page.evaluate(readAxe());
                assertThat((List<?>)
                                page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations"
                                        + ".flatMap(rule => rule.nodes.map(node => rule.id + ' at ' + node.html))"))
                        .isEmpty();
            }
        }
    }

    private static String readAxe() throws IOException {
        try (InputStream script = TryOutWorkflowTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
