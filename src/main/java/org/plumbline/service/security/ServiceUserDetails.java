package org.plumbline.service.security;

import java.util.Collection;
import java.util.Objects;
import org.plumbline.service.http.Role;
import org.springframework.security.core.userdetails.User;

/** A user as of their sign-in. */
final class ServiceUserDetails extends User {

    /** Revision of users defined in the settings, who change only with them. */
    static final int OF_SETTINGS = -1;

    private static final long serialVersionUID = 1L;

    private final int revision;

    /** @param password its hash; null if the user has no password */
    ServiceUserDetails(String name, String password, Collection<Role> roles, int revision) {
        super(name, Objects.requireNonNullElse(password, ""), Role.authorities(roles));
        this.revision = revision;
    }

    int revision() {
        return revision;
    }

    /** Whether the user was not changed since. */
    boolean isUnchangedFrom(ServiceUserDetails now) {
        return revision == now.revision && getUsername().equals(now.getUsername());
    }
}
