package org.plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plumbline.service.http.ApiClient;
import org.plumbline.service.http.WithUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Every page that links lead to for a clerk, an approver, an auditor and an administrator who signed in, in Chinese on a desktop
 * and in English on a phone; {@link EveryPageTest} has each page in both languages on both. The service is its own, so that the pages do not grow with the versions of other tests.
 */
@WithUsers
@TestPropertySource(properties = "spring.application.name=signed-in-pages")
@Tag("browser")
class SignedInPagesTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Autowired
    private ApiClient client;

    @Test
    void everyPageOfARoleIsAccessibleAndFitsTheWindow() {
        ConsoleUsers users = new ConsoleUsers(client);
        long published = users.publish(2);
        long returned = users.draft("clerk", 3);
        users.step(returned, "return", "approver", "依据条文不符");
        long draft = users.draft("clerk", 4);
        String evaluation = users.save(95);
        List<String> start = List.of(
                "/",
                "/account",
                "/evaluations/" + evaluation,
                "/rule-sets/" + published,
                "/rule-sets/" + returned,
                "/rule-sets/" + draft,
                "/rule-sets/" + draft + "/return",
                "/rule-sets/" + draft + "/withdrawal");
        List<String> faults = new ArrayList<>();
        Set<String> checked = new HashSet<>();
        for (String role : List.of("clerk", "approver", "auditor", "admin")) {
            Page page = CHROMIUM.page("http://localhost:" + client.port());
            ConsoleUsers.signIn(page, role);
            Map<String, String> pages = PageChecks.visitPages(page, start, address -> {
                if (address.equals("/") || checked.add(readContent(page))) {
                    PageChecks.checkLoaded(page, role + " " + address + " zh", faults, PageChecks.DESKTOP);
                    PageChecks.open(page, address, "en", PageChecks.PHONE);
                    PageChecks.checkLoaded(page, role + " " + address + " en", faults, PageChecks.PHONE);
                }
            });
            assertThat(pages).as(role).hasSizeGreaterThan(15);
        }
        assertThat(String.join("\n", faults)).isEmpty();
    }

    /** What is below the header, which is the same on every page of a role: equal contents are checked once. */
    private static String readContent(Page page) {
        return ((String) page.evaluate("document.querySelector('main').innerHTML"))
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
