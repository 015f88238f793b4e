package org.plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.plumbline.service.rulesets.DemoScheme;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every page that links lead to from the start page, in both languages, on a desktop and on a phone: no violation that
 * axe-core knows, and nothing wider than the window.
 */
@ServiceTest
@Tag("browser")
class EveryPageTest {

    private static final int[] WIDTHS = {1400, 390};
    private static final String[] LANGUAGES = {"zh", "en"};
    private static final Pattern FILES =
            Pattern.compile(".*(\\.(xlsx|csv|pdf|txt|json|css|js)|/template|/workbook)$|/(api|v3)/.*");
    /** An identifier in a path: pages that differ in nothing else are one. */
    private static final Pattern IDENTIFIERS =
            Pattern.compile("/(\\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=/|$)|(?<=/samples/)[^/]+|(?<=/steps/)[^/]+");

    private static final String AXE = axe();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    @Test
    void everyPageIsAccessibleAndFitsTheWindowInBothLanguages() {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        List<String> start = new ArrayList<>(List.of("/", "/samples/dachang-2020-dept", "/samples/made-missing"));
        start.add(storedEvaluation());
        start.add(storedEvaluation());
        start.add("/evaluations/compare?id=" + id(start.get(3)) + "&id=" + id(start.get(4)));
        start.add(
                upload(page, "/rule-sets", "#workbook", "button[name=upload]", DemoScheme.tested(newScheme(), 2, 90)));
        start.add(
                upload(page, "/rule-sets", "#workbook", "button[name=upload]", DemoScheme.workbook(newScheme(), "四")));
        start.add(upload(page, "/", "#form-file", "#form-upload button", blankForm()));
        Map<String, String> pages = findPages(page, start);
        assertThat(pages.keySet())
                .contains("/rule-sets*/publication", "/rule-sets*/rehearsal", "/evaluations*/steps*", "/statistics");
        List<String> faults = new ArrayList<>();
        pages.values().forEach(address -> check(page, address, faults));
        assertThat(String.join("\n", faults)).isEmpty();
    }

    private String storedEvaluation() {
        byte[] submission = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
        return "/evaluations/"
                + client.postJson("/api/v1/evaluations?trace=none", submission)
                        .json()
                        .at("/id")
                        .asString();
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String newScheme() {
        return "pages-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private byte[] blankForm() {
        return client.get("/api/v1/schemes/dachang-department/form").response().body();
    }

    /** The address of the page that follows an upload. */
    private static String upload(Page page, String address, String input, String button, byte[] file) {
        page.navigate(address);
        page.setInputFiles(
                input,
                new FilePayload(
                        "file.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file));
        page.click(button);
        page.waitForURL(url -> !URI.create(url).getPath().equals(address));
        return URI.create(page.url()).getPath();
    }

    /** One address for each kind of page, by following links. */
    private static Map<String, String> findPages(Page page, List<String> start) {
        Map<String, String> found = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            String address = open.poll();
            String path = URI.create(address).getPath();
            // the addresses to start with are pages of their own: a version in force and a draft are one path
            String kind = start.contains(address)
                    ? address
                    : IDENTIFIERS.matcher(path).replaceAll("*");
            if (FILES.matcher(path).matches() || found.putIfAbsent(kind, address) != null) {
                continue;
            }
            page.navigate(address);
            @SuppressWarnings("unchecked")
            List<String> links = (List<String>)
                    page.evaluate("[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin)"
                            + ".map(a => a.pathname + a.search)");
            open.addAll(links);
        }
        return found;
    }

    private static void check(Page page, String address, List<String> faults) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            for (String language : LANGUAGES) {
                page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
                String place = address + " " + language + " " + width + ": ";
                int needed = (int) page.evaluate("document.scrollingElement.scrollWidth");
                if (needed > width) {
                    faults.add(place + needed + " px wide");
                }
                page.evaluate(AXE);
                violations(page).forEach(violation -> faults.add(place + violation));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page) {
        return (List<String>) page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations"
                + ".flatMap(rule => rule.nodes.map(node => rule.id + ' at ' + node.html))");
    }

    private static String axe() {
        try (InputStream script = EveryPageTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
