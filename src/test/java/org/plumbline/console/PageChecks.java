package org.plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Follows the links of pages and checks each: no violation that axe-core knows, nothing wider than the window. */
final class PageChecks {

    static final int DESKTOP = 1400;
    static final int PHONE = 390;

    private static final int HEIGHT = 900;
    private static final Pattern FILES = Pattern.compile(
            ".*(\\.(xlsx|docx|csv|pdf|txt|json|css|js)|/template|/(refused|reports)/[^/]+/workbook)$|/(api|v3)/.*");
    /** An identifier in a path: pages that differ in nothing else are one. */
    private static final Pattern IDENTIFIERS =
            Pattern.compile("/(\\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=/|$)|(?<=/samples/)[^/]+|(?<=/steps/)[^/]+");

    private static final String AXE = axe();

    /** The innermost elements that reach beyond the window. */
    private static final String TOO_WIDE =
            """
            [...document.querySelectorAll('body *')].filter(e => !e.closest('.wide'))
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
              .filter(e => ![...e.children].some(c => c.getBoundingClientRect().right > innerWidth + 1))
              .slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join(' | ')""";

    /** After which the page has drawn what follows from another width. */
    private static final String NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))";

    private PageChecks() {}

    /**
     * Follows links in Chinese on a desktop. Each kind of page is loaded once, and given to the visitor as it is loaded.
     *
     * @return one address for each kind of page
     */
    static Map<String, String> visitPages(Page page, List<String> start, Consumer<String> visitor) {
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
            open(page, address, "zh", DESKTOP);
            open.addAll(findLinks(page));
            visitor.accept(address);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<String> findLinks(Page page) {
        return (List<String>) page.evaluate("[...document.querySelectorAll('a[href]')]"
                + ".filter(a => a.origin === location.origin)"
                + ".map(a => a.pathname + a.search.replace(/([?&])lang=..&?/, '$1').replace(/[?&]$/, ''))");
    }

    /** The page that {@link #visitPages} loaded, and the same in English, each at both widths. */
    static void checkBothLanguages(Page page, String address, List<String> faults) {
        checkLoaded(page, address + " zh", faults, DESKTOP, PHONE);
        open(page, address, "en", DESKTOP);
        checkLoaded(page, address + " en", faults, DESKTOP, PHONE);
    }

    static void open(Page page, String address, String language, int width) {
        page.setViewportSize(width, HEIGHT);
        Response response = page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
        assertThat(response.status()).as(address).isLessThan(500);
    }

    /**
     * The page as it is, at each width. Contrast, on which axe-core spends most of its time, is computed at the first width:
     * no width has colours of its own, see {@link #findColoursOfWidths}.
     */
    static void checkLoaded(Page page, String name, List<String> faults, int... widths) {
        page.evaluate(AXE);
        for (int width : widths) {
            page.setViewportSize(width, HEIGHT);
            page.evaluate(NEXT_FRAME);
            String place = name + " " + width + ": ";
            int needed = (int) page.evaluate("document.scrollingElement.scrollWidth");
            if (needed > width) {
                faults.add(place + needed + " px wide: " + page.evaluate(TOO_WIDE));
            }
            violations(page, width == widths[0]).forEach(violation -> faults.add(place + violation));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page, boolean contrast) {
        return (List<String>) page.evaluate(
                "async contrast => (await axe.run({resultTypes: ['violations'],"
                        + " rules: {'color-contrast': {enabled: contrast}}})).violations"
                        + ".flatMap(rule => rule.nodes.map(node => rule.id + ' at ' + node.html))",
                contrast);
    }

    /** Declarations of colours in the style sheet that only hold for some widths; for {@link #checkLoaded} there must be none. */
    @SuppressWarnings("unchecked")
    static List<String> findColoursOfWidths(Page page) {
        return (List<String>) page.evaluate("[...document.styleSheets].flatMap(sheet => [...sheet.cssRules])"
                + ".filter(rule => rule.media && rule.media.mediaText.includes('width'))"
                + ".flatMap(rule => [...rule.cssRules])"
                + ".filter(rule => ['color', 'background-color', 'opacity'].some(name => rule.style[name]))"
                + ".map(rule => rule.cssText)");
    }

    private static String axe() {
        try (InputStream script = PageChecks.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
