package org.plumbline.service.http;

import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's firewall, which matches a header's name and value against an expression at each access: a
 * twentieth of a scored request. Printable ASCII matches both expressions, so it is accepted without them.
 */
@Configuration(proxyBeanMethods = false)
class HttpFirewallConfiguration {

    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(plainAsciiOr(StrictHttpFirewall.ALLOWED_HEADER_NAMES));
        firewall.setAllowedHeaderValues(plainAsciiOr(StrictHttpFirewall.ALLOWED_HEADER_VALUES));
        return firewall;
    }

    static Predicate<String> plainAsciiOr(Predicate<String> allowed) {
        return text -> text != null && isPrintableAscii(text) || allowed.test(text);
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
