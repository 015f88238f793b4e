package org.plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    @Test
    void everyPageIsAccessibleAndFitsTheWindowInBothLanguages() {
        Page page = CHROMIUM.page("http://127.0.0.1:" + client.port());
        List<String> start =
                new ArrayList<>(List.of("/", "/kept-action", "/samples/dachang-2020-dept", "/samples/made-missing"));
        String evaluation = storedEvaluation();
        String other = storedEvaluation();
        start.add(evaluation);
        start.add("/evaluations/compare?id=" + id(evaluation) + "&id=" + id(other));
        start.add(
                upload(page, "/rule-sets", "#workbook", "button[name=upload]", DemoScheme.tested(newScheme(), 2, 90)));
        start.add(
                upload(page, "/rule-sets", "#workbook", "button[name=upload]", DemoScheme.workbook(newScheme(), "四")));
        start.add(upload(page, "/", "#form-file", "#form-upload button", blankForm()));
        start.add(storedReport());
        List<String> faults = new ArrayList<>();
        Map<String, String> pages =
                PageChecks.visitPages(page, start, address -> PageChecks.checkBothLanguages(page, address, faults));
        assertThat(pages.keySet())
                .contains(
                        "/rule-sets*/publication",
                        "/rule-sets*/rehearsal",
                        "/rule-sets*/test-analysis",
                        "/rule-sets*/try-out",
                        "/rule-sets*/workbook",
                        "/evaluations*/steps*",
                        "/evaluations*/robustness",
                        "/reports*/comparison",
                        "/drafts",
                        "/form-dictionary",
                        "/to-do",
                        "/findings",
                        "/statistics");
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

    private String storedReport() {
        byte[] text = "某县医疗保障局2023年度项目支出绩效自评报告\n项目预算50万元，执行50万元，预算执行率为95%。\n".getBytes(StandardCharsets.UTF_8);
        return "/reports/"
                + client.upload("/api/v1/reports", Map.of(), "report", "报告.txt", text)
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
}
