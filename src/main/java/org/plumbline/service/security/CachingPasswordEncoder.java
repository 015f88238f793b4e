package org.plumbline.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Caches for a while which password matched which hash. bcrypt takes a tenth of a second on purpose, and a calling system
 * sends its password with every request, a thousand of which should not take minutes.
 *
 * <p>The cache holds an HMAC of password and hash under a key created at start and stored nowhere else, so neither can be
 * recovered. Only matches are cached, so guessing stays slow; the hash is part of the HMAC, so a changed password takes effect
 * at once; and the user is still looked up every time, so a removed user stays locked out.
 */
final class CachingPasswordEncoder implements PasswordEncoder {

    static final Duration RETENTION = Duration.ofMinutes(5);
    static final int MAX_MATCHES = 1_000;

    private static final String ALGORITHM = "HmacSHA256";

    private final PasswordEncoder encoder;
    private final SecretKeySpec key;
    private final Cache<String, Boolean> matches;

    CachingPasswordEncoder(PasswordEncoder encoder, InstantSource clock) {
        this.encoder = encoder;
        this.matches = Caffeine.newBuilder()
                .maximumSize(MAX_MATCHES)
                .expireAfterWrite(RETENTION)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    @Override
    public String encode(CharSequence password) {
        return encoder.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        String name = cacheKey(password, hash);
        if (matches.getIfPresent(name) != null) {
            return true;
        }
        if (!encoder.matches(password, hash)) {
            return false;
        }
        matches.put(name, true);
        return true;
    }

    /** The number of cached matches, including those that have expired. */
    long size() {
        matches.cleanUp();
        return matches.estimatedSize();
    }

    private String cacheKey(CharSequence password, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0); // no hash contains it
            mac.update(password.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
