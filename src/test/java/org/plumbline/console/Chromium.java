package org.plumbline.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium. Where there is none the tests are skipped, which {@code PLUMBLINE_REQUIRE_CHROMIUM=true}
 * turns into a failure.
 */
final class Chromium implements BeforeAllCallback, AfterAllCallback {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        Path executable =
                PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (executable == null) {
            String message = "no Chromium at " + PLACES + "; on Debian: apt-get install chromium fonts-noto-cjk";
            if ("true".equals(System.getenv("PLUMBLINE_REQUIRE_CHROMIUM"))) {
                throw new IllegalStateException(message);
            }
            Assumptions.abort(message);
        }
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox", // a build runs as root in its container
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    Page page(String base) {
        return page(base, true);
    }

    Page withoutScript(String base) {
        return page(base, false);
    }

    private Page page(String base, boolean script) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(base)
                        .setLocale("zh-CN")
                        .setJavaScriptEnabled(script)
                        .setViewportSize(1280, 900))
                .newPage();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }
}
