package org.plumbline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Who asks.
 *
 * @param name as configured; {@code local} in single-user mode
 * @param roles never empty
 */
public record Actor(String name, Set<Role> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** @throws IllegalStateException where nobody is signed in; no controller but the login page's is reached so */
    public static Actor of(HttpServletRequest request) {
        return signedIn(request).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public static Actor of(Authentication authentication) {
        return new Actor(authentication.getName(), Set.copyOf(Role.among(authentication.getAuthorities())));
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
