package org.plumbline.service.security;

import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a password only if not too many were wrong before. */
final class ThrottledAuthenticationProvider implements AuthenticationProvider {

    /** Longer names belong to no user, and would fill the memory of failures. */
    private static final int LONGEST_NAME = 100;

    private final AuthenticationProvider passwords;
    private final LoginThrottle throttle;

    ThrottledAuthenticationProvider(AuthenticationProvider passwords, LoginThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        String name = authentication.getName();
        String counted = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        String address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
        Duration wait = throttle.remainingWait(counted, address);
        if (!wait.isZero()) {
            throw new LoginThrottledException(wait);
        }
        try {
            Authentication right = passwords.authenticate(authentication);
            throttle.recordSuccess(counted, address);
            return right;
        } catch (AuthenticationException wrong) {
            throttle.recordFailure(counted, address);
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** Too many were wrong; this one was not checked. */
    static final class LoginThrottledException extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final Duration wait;

        LoginThrottledException(Duration wait) {
            super("too many wrong passwords");
            this.wait = wait;
        }

        long retryAfterSeconds() {
            return wait.plusMillis(999).toSeconds();
        }
    }
}
