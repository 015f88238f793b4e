package org.plumbline.web;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What somebody may do here. In single-user mode one person is all of them. */
public enum Role {
    /** Posts submissions. */
    CALLER,
    /** Edits rules. */
    CLERK,
    /** Reads why, and replays. */
    AUDITOR,
    /** Runs the service. */
    ADMINISTRATOR;

    static List<GrantedAuthority> all() {
        return Arrays.stream(values())
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
