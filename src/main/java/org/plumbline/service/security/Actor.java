package org.plumbline.service.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * The caller of a request.
 *
 * @param name unique name; {@code local} in single-user mode, {@code oidc:} and a name for users of an identity provider
 * @param roles empty only if an identity provider gives none
 */
public record Actor(String name, Set<Role> roles) {

    private static final String PROVIDER_PREFIX = "oidc:";

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** @throws IllegalStateException if the caller is not signed in, which only the login page's controller permits */
    public static Actor of(HttpServletRequest request) {
        return signedIn(request).orElseThrow(() -> new IllegalStateException("the caller is not signed in"));
    }

    public static Actor of(Authentication authentication) {
        return new Actor(name(authentication), Set.copyOf(Role.fromAuthorities(authentication.getAuthorities())));
    }

    /** Names of other users have no colon, so that equal names elsewhere cannot be confused with them. */
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

    /** For templates: whether the caller has a scope, to whom some pages are not available. */
    public boolean isRestricted() {
        return Scope.ofCaller().isRestricted();
    }

    /** Whether the actor may see what that user uploaded: with a scope only what is the actor's own. */
    public boolean maySeeUploadOf(String user) {
        return name.equals(user) || !Scope.ofCaller().isRestricted();
    }

    /** For templates: whether the actor has the role of that name. */
    public boolean has(String role) {
        return has(Role.valueOf(role));
    }
}
