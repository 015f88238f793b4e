package org.plumbline.service.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.plumbline.core.basics.Sha256;

/**
 * The secret that a calling system sends instead of a password. It has 256 random bits and cannot be guessed, so a plain
 * SHA-256 may be stored, and each request costs one hash.
 *
 * @param text shown once, when it is created
 */
public record ApiKey(String text) {

    static final String PREFIX = "plk_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int PREFIX_LENGTH = 12;

    public static ApiKey generate() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The prefix shown in lists; 48 of its 256 bits. */
    public String prefix() {
        return text.substring(0, PREFIX_LENGTH);
    }

    public String sha256() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the key, which must not get into a log. */
    @Override
    public String toString() {
        return "ApiKey " + prefix() + "…";
    }
}
