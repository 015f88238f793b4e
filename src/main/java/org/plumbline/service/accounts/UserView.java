package org.plumbline.service.accounts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;

/**
 * A user without any secret.
 *
 * @param scope as {@link Scope#toTexts} writes it; null if the user has none
 * @param password whether the user has a password
 * @param key the first characters of the API key; null without one
 * @param settings whether the user is defined in the settings and cannot be changed here
 * @param createdAt null for those of the settings, likewise {@code changedAt}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserView(
        String name,
        List<Role> roles,
        List<String> scope,
        boolean enabled,
        boolean password,
        String key,
        boolean settings,
        Instant createdAt,
        Instant changedAt) {

    static List<String> listScope(Scope scope) {
        return scope.isRestricted() ? scope.toTexts() : null;
    }

    /** For templates: whether the user has the role of that name. */
    @JsonIgnore
    public boolean has(String role) {
        return roles.contains(Role.valueOf(role));
    }
}
