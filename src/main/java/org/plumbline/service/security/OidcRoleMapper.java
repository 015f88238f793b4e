package org.plumbline.service.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.service.http.Role;
import org.plumbline.service.settings.Settings.Oidc;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/** Maps the claims of an identity provider to the service's roles. Other authorities are ignored. */
final class OidcRoleMapper {

    private final Oidc settings;

    OidcRoleMapper(Oidc settings) {
        this.settings = settings;
    }

    /** The roles in a token. */
    Collection<GrantedAuthority> mapRoles(Map<String, Object> claims) {
        Set<String> names = new HashSet<>(readRoleNames(claims));
        return Arrays.stream(Role.values())
                .filter(role -> names.contains((settings.rolePrefix() + role).toLowerCase(Locale.ROOT)))
                .map(Role::authority)
                .toList();
    }

    /**
     * The roles of a user who signed in: from the ID token or the user information.
     *
     * @throws org.springframework.security.core.AuthenticationException if they name no user
     */
    Collection<GrantedAuthority> mapRoles(Collection<? extends GrantedAuthority> granted) {
        Set<GrantedAuthority> roles = new HashSet<>();
        for (GrantedAuthority each : granted) {
            if (each instanceof OidcUserAuthority user) {
                String claim = user.getUserNameAttributeName();
                Object name = claim == null ? null : user.getAttributes().get(claim);
                OidcNames.checked(name == null ? null : name.toString(), claim);
                roles.addAll(mapRoles(user.getIdToken().getClaims()));
                if (user.getUserInfo() != null) {
                    roles.addAll(mapRoles(user.getUserInfo().getClaims()));
                }
            }
        }
        return roles;
    }

    private List<String> readRoleNames(Map<String, Object> claims) {
        Object value = claims.get(settings.rolesClaim()); // some providers' claims have dots in their names
        if (value == null) {
            value = claims;
            for (String step : settings.rolesClaim().split("\\.")) {
                value = value instanceof Map<?, ?> inner ? inner.get(step) : null;
            }
        }
        if (value instanceof Collection<?> all) {
            return all.stream()
                    .map(each -> String.valueOf(each).toLowerCase(Locale.ROOT))
                    .toList();
        }
        return value instanceof String text
                ? List.of(text.toLowerCase(Locale.ROOT).split("[\\s,]+"))
                : List.of();
    }
}
