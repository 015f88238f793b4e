package org.plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.ShippedFiles;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The bytes of a page with its style, script and picture, as they are sent to an empty browser; the library that draws charts is
 * left out. With {@code -Dvisits=5} the medians of the times to the first contentful paint are printed, for docs/pages.md; they have
 * no bound, because they depend on the machine.
 */
@ServiceTest
@Tag("browser")
class PageWeightTest {

    private static final int LIMIT = 300_000;
    private static final int VISITS = Integer.getInteger("visits", 0);

    private static final String PAINT =
            "() => new Promise(done => new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint')"
                    + ".forEach(entry => done(entry.startTime))).observe({type: 'paint', buffered: true}))";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    @Test
    void everyPageWeighsAtMost300KilobytesWithoutCharts() {
        byte[] submission = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
        String id = client.postJson("/api/v1/evaluations?trace=none", submission)
                .json()
                .at("/id")
                .asString();
        for (String address : List.of(
                "/",
                "/rule-sets",
                "/to-do",
                "/forms",
                "/jobs",
                "/evaluations",
                "/evaluations/" + id,
                "/statistics",
                "/findings",
                "/audit-log",
                "/rule-sets/1",
                "/rule-sets/1/workbook",
                "/rule-sets/1/try-out",
                "/evaluations/" + id + "/robustness",
                "/form-dictionary",
                "/reports",
                "/reports/" + uploadReport())) {
            Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
            assertThat(countBytes(page, address)).as(address).isBetween(1_000L, (long) LIMIT);
            page.context().close();
        }
    }

    /** A long report whose sentences state different things; its id. */
    private String uploadReport() {
        StringBuilder text = new StringBuilder("某县医疗保障局2023年部门整体绩效自评报告\n");
        for (int i = 1; i <= 120; i++) {
            text.append("（%d）第%d号项目预算%d万元，执行%d万元，预算执行率为100%%，项目内容与上年相同，已通过验收。\n".formatted(i, i, 10 + i, 10 + i));
        }
        return client.upload(
                        "/api/v1/reports",
                        Map.of(),
                        "report",
                        "报告.txt",
                        text.toString().getBytes(StandardCharsets.UTF_8))
                .json()
                .at("/id")
                .asString();
    }

    private static long countBytes(Page page, String address) {
        List<Response> responses = new ArrayList<>();
        page.onResponse(responses::add);
        page.navigate(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        long bytes = List.copyOf(responses).stream()
                .filter(response -> !URI.create(response.url()).getPath().contains("echarts"))
                .mapToLong(response -> response.request().sizes().responseBodySize)
                .sum();
        if (VISITS > 0) {
            printPaint(page, address, bytes);
        }
        return bytes;
    }

    private static void printPaint(Page page, String address, long bytes) {
        List<Double> paints = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            page.navigate(address);
            paints.add(((Number) page.evaluate(PAINT)).doubleValue());
        }
        paints.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%s: %d bytes, first contentful paint %.0f ms (median of %d)%n",
                address.replaceAll("[0-9a-f-]{36}", "{id}"),
                bytes,
                paints.get(VISITS / 2),
                VISITS);
    }
}
