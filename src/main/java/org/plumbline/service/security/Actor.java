package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.plumbline.service.http.Role;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who asks.
 *
 * @param name as known here; {@code local} in single-user mode, {@code oidc:} and a name for an identity provider's
 * @param roles empty only for one whom an identity provider gives none
 */
public record Actor(String name, Set<Role> roles) {

    private static final String PROVIDER_PREFIX = "oidc:";

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** @throws IllegalStateException where nobody is signed in; no controller but the login page's is reached so */
    public static Actor of(HttpServletRequest request) {
        return signedIn(request).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public static Actor of(Authentication authentication) {
        return new Actor(name(authentication), Set.copyOf(Role.fromAuthorities(authentication.getAuthorities())));
    }

    /** No user of ours has a colon in their name, so that nobody is taken for somebody of the same name elsewhere. */
    private static String name(Authentication authentication) {
        return authentication instanceof OAuth2AuthenticationToken || authentication instanceof JwtAuthenticationToken
                ? PROVIDER_PREFIX + authentication.getName()
                : authentication.getName();
    }

    static Optional<Actor> signedIn(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && !(authentication instanceof AnonymousAuthenticationToken)
                ? Optional.of(of(authentication))
                : Optional.empty();
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** For templates: the role by its name. */
    public boolean has(String role) {
        return has(Role.valueOf(role));
    }
}
