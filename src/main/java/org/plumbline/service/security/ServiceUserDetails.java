package org.plumbline.service.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.plumbline.service.http.Role;
import org.plumbline.service.http.Scope;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A user as of their sign-in. */
final class ServiceUserDetails extends User {

    /** Revision of users defined in the settings, who change only with them. */
    static final int OF_SETTINGS = -1;

    private static final long serialVersionUID = 1L;

    private final int revision;

    /** @param password its hash; null if the user has no password */
    ServiceUserDetails(String name, String password, Collection<Role> roles, Scope scope, int revision) {
        super(name, Objects.requireNonNullElse(password, ""), listAuthorities(roles, scope));
        this.revision = revision;
    }

    private static List<GrantedAuthority> listAuthorities(Collection<Role> roles, Scope scope) {
        List<GrantedAuthority> authorities = new ArrayList<>(Role.authorities(roles));
        if (scope.isRestricted()) {
            authorities.add(scope);
        }
        return authorities;
    }

    int revision() {
        return revision;
    }

    /** Whether the user was not changed since. */
    boolean isUnchangedFrom(ServiceUserDetails now) {
        return revision == now.revision && getUsername().equals(now.getUsername());
    }
}
