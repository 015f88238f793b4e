package org.plumbline.service.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.plumbline.service.settings.Settings.Oidc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * Maps the claims of an identity provider to the service's roles and to a scope. Other authorities are ignored. If a claim
 * with scopes is configured, a user whose claim is missing or cannot be read has no role.
 */
final class OidcRoleMapper {

    /** The claim of a user who has no scope. */
    private static final String EVERYTHING = "*";

    private static final Logger LOG = LoggerFactory.getLogger(OidcRoleMapper.class);

    private final Oidc settings;

    OidcRoleMapper(Oidc settings) {
        this.settings = settings;
    }

    /**
     * The roles in any of the sets of claims, and the scope in the first of them that has one.
     *
     * @param claims those of a token; or of the ID token, then of the user information
     */
    Collection<GrantedAuthority> mapClaims(List<Map<String, Object>> claims) {
        Set<String> names = claims.stream()
                .flatMap(each -> readTexts(each, settings.rolesClaim()).stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<GrantedAuthority> authorities = new ArrayList<>(Arrays.stream(Role.values())
                .filter(role -> names.contains((settings.rolePrefix() + role).toLowerCase(Locale.ROOT)))
                .map(Role::authority)
                .toList());
        if (settings.scopeClaim() == null) {
            return authorities;
        }
        Optional<Scope> scope = readScope(claims);
        scope.filter(Scope::isRestricted).ifPresent(authorities::add);
        return scope.isPresent() ? authorities : List.of();
    }

    /** Empty if the claim is missing or cannot be read. */
    private Optional<Scope> readScope(List<Map<String, Object>> claims) {
        List<String> texts = claims.stream()
                .map(each -> readTexts(each, settings.scopeClaim()))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (texts.equals(List.of(EVERYTHING))) {
            return Optional.of(Scope.ALL);
        }
        try {
            return Optional.of(Scope.parse(texts)).filter(Scope::isRestricted);
        } catch (IllegalArgumentException e) {
            LOG.warn("the claim {} of a user cannot be read as a scope", settings.scopeClaim());
            return Optional.empty();
        }
    }

    /**
     * The authorities of a user who signed in: from the ID token and the user information.
     *
     * @throws org.springframework.security.core.AuthenticationException if they name no user
     */
    Collection<GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> granted) {
        Set<GrantedAuthority> authorities = new HashSet<>();
        for (GrantedAuthority each : granted) {
            if (each instanceof OidcUserAuthority user) {
                String claim = user.getUserNameAttributeName();
                Object name = claim == null ? null : user.getAttributes().get(claim);
                OidcNames.checked(name == null ? null : name.toString(), claim);
                Map<String, Object> token = user.getIdToken().getClaims();
                authorities.addAll(mapClaims(
                        user.getUserInfo() == null
                                ? List.of(token)
                                : List.of(token, user.getUserInfo().getClaims())));
            }
        }
        return authorities;
    }

    private static List<String> readTexts(Map<String, Object> claims, String claim) {
        Object value = claims.get(claim); // some providers' claims have dots in their names
        if (value == null) {
            value = claims;
            for (String step : claim.split("\\.")) {
                value = value instanceof Map<?, ?> inner ? inner.get(step) : null;
            }
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(String::valueOf).toList();
        }
        return value instanceof String text && !text.isBlank()
                ? List.of(text.strip().split("[\\s,]+"))
                : List.of();
    }
}
