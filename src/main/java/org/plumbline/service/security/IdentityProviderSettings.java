package org.plumbline.service.security;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Whether Spring's own settings name an identity provider (OpenID Connect).
 *
 * @param login users sign in there ({@code spring.security.oauth2.client.registration.*})
 * @param tokens programs send its tokens ({@code spring.security.oauth2.resourceserver.jwt.*})
 */
record IdentityProviderSettings(boolean login, boolean tokens) {

    static final String TOKENS = "spring.security.oauth2.resourceserver.jwt";

    private static final String LOGIN = "spring.security.oauth2.client.registration";

    static IdentityProviderSettings of(Environment environment) {
        boolean login = Binder.get(environment)
                .bind(LOGIN, Bindable.mapOf(String.class, Object.class))
                .map(registrations -> !registrations.isEmpty())
                .orElse(false);
        boolean tokens = List.of("issuer-uri", "jwk-set-uri", "public-key-location").stream()
                .anyMatch(each -> environment.containsProperty(TOKENS + "." + each));
        return new IdentityProviderSettings(login, tokens);
    }

    /** Whether tokens must have an audience of this service. */
    static boolean hasTokenAudience(Environment environment) {
        return Binder.get(environment)
                .bind(TOKENS + ".audiences", Bindable.listOf(String.class))
                .map(audiences -> !audiences.isEmpty())
                .orElse(false);
    }

    /** The session cookie's SameSite attribute for such a login: the browser returns from the provider's page. */
    static Map<String, Object> sessionCookieSettings() {
        return Map.of("server.servlet.session.cookie.same-site", "lax");
    }

    boolean isConfigured() {
        return login || tokens;
    }
}
