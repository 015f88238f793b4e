package org.plumbline.service.security;

import java.util.Collection;
import java.util.Objects;
import org.plumbline.service.http.Role;
import org.springframework.security.core.userdetails.User;

/** Somebody as they were when they signed in. */
final class ServiceUserDetails extends User {

    /** Revision of those who change with the settings alone. */
    static final int OF_SETTINGS = -1;

    private static final long serialVersionUID = 1L;

    private final int revision;

    /** @param password its hash; null where no password lets them in */
    ServiceUserDetails(String name, String password, Collection<Role> roles, int revision) {
        super(name, Objects.requireNonNullElse(password, ""), Role.authorities(roles));
        this.revision = revision;
    }

    int revision() {
        return revision;
    }

    /** Whether nothing about them was changed in between. */
    boolean isUnchangedFrom(ServiceUserDetails now) {
        return revision == now.revision && getUsername().equals(now.getUsername());
    }
}
