package org.plumbline.service.security;

import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Requirements on the claims of an identity provider: a name that is safe for the audit log and for one line of the
 * service's log, and an expiry.
 */
public final class OidcNames {

    static final int LONGEST = 100;

    /** Control and format characters, line and paragraph separators, halves of a surrogate pair, and unassigned ones. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private OidcNames() {}

    /**
     * @param claim that contains the name
     * @throws OAuth2AuthenticationException if it is missing or not safe
     */
    public static String checked(String name, String claim) {
        if (name == null || name.isBlank()) {
            throw refused("the claim " + claim + " is missing or blank");
        }
        String stripped = name.strip();
        if (stripped.length() > LONGEST || UNFIT.matcher(stripped).find()) {
            throw refused("the claim " + claim + " has control characters or more than " + LONGEST + " characters");
        }
        return stripped;
    }

    /** @throws OAuth2AuthenticationException if the token never expires */
    public static void expires(Jwt token) {
        if (token.getExpiresAt() == null) {
            throw refused("the claim exp is missing");
        }
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
    }
}
