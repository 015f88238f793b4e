package org.plumbline.service.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a caller may do; {@link Endpoint} says it for each request. In single-user mode the one user has every role. */
public enum Role {
    /** Policy clerk: uploads rule workbooks, tests them on real cases and rehearses them. */
    CLERK,
    /** Second person: approves, publishes and retires rule sets, never their own. */
    APPROVER,
    /** Calling system: posts submissions and reads the results. */
    CALLER,
    /** Reads explanations, and replays past evaluations. */
    AUDITOR,
    /** Operates the service: sees its details, and may score to check that it works. */
    ADMIN;

    private static final String PREFIX = "ROLE_";

    public GrantedAuthority authority() {
        return new SimpleGrantedAuthority(PREFIX + this);
    }

    public static List<GrantedAuthority> authorities(Collection<Role> roles) {
        return roles.stream().map(Role::authority).toList();
    }

    /** The roles contained in granted authorities. */
    public static List<Role> fromAuthorities(Collection<? extends GrantedAuthority> granted) {
        return Arrays.stream(values())
                .filter(role -> granted.contains(role.authority()))
                .toList();
    }
}
