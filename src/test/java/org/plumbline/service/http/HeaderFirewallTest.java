package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.web.firewall.StrictHttpFirewall.ALLOWED_HEADER_NAMES;
import static org.springframework.security.web.firewall.StrictHttpFirewall.ALLOWED_HEADER_VALUES;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Faster, and otherwise what Spring Security allows. */
class HeaderFirewallTest {

    @Test
    void theFastHeaderFirewallAllowsTheCharactersSpringAllows() {
        for (Predicate<String> allowed : List.of(ALLOWED_HEADER_NAMES, ALLOWED_HEADER_VALUES)) {
            Predicate<String> ours = HttpFirewallConfiguration.plainAsciiOr(allowed);
            assertThat(ours.test("application/json")).isTrue();
            assertThat(ours.test("a\u0000b")).isFalse();
            for (int character = 0; character <= Character.MAX_VALUE; character++) {
                String text = "X-" + (char) character;
                assertThat(ours.test(text)).as("U+%04X", character).isEqualTo(allowed.test(text));
            }
        }
    }
}
