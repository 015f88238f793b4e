package org.plumbline.console;

import com.microsoft.playwright.Page;
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
import java.util.regex.Pattern;

/** Follows the links of pages and checks each: no violation that axe-core knows, nothing wider than the window. */
final class PageChecks {

    private static final int[] WIDTHS = {1400, 390};
    private static final String[] LANGUAGES = {"zh", "en"};
    private static final Pattern FILES =
            Pattern.compile(".*(\\.(xlsx|docx|csv|pdf|txt|json|css|js)|/template|/workbook)$|/(api|v3)/.*");
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

    private PageChecks() {}

    /** One address for each kind of page, by following links. */
    static Map<String, String> findPages(Page page, List<String> start) {
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
                            + ".map(a => a.pathname + a.search.replace(/[?&]lang=../, ''))");
            open.addAll(links);
        }
        return found;
    }

    /** In each language at each width. */
    static void check(Page page, String address, List<String> faults) {
        for (int width : WIDTHS) {
            for (String language : LANGUAGES) {
                check(page, address, width, language, faults);
            }
        }
    }

    static void check(Page page, String address, int width, String language, List<String> faults) {
        page.setViewportSize(width, 900);
        page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
        String place = address + " " + language + " " + width + ": ";
        int needed = (int) page.evaluate("document.scrollingElement.scrollWidth");
        if (needed > width) {
            faults.add(place + needed + " px wide: " + page.evaluate(TOO_WIDE));
        }
        page.evaluate(AXE);
        violations(page).forEach(violation -> faults.add(place + violation));
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page) {
        return (List<String>) page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations"
                + ".flatMap(rule => rule.nodes.map(node => rule.id + ' at ' + node.html))");
    }

    private static String axe() {
        try (InputStream script = PageChecks.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
