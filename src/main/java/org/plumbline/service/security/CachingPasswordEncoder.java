package org.plumbline.service.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Remembers for a while which password matched which hash. bcrypt takes a tenth of a second on purpose, and a calling system
 * sends its password with every request, a thousand of which should not cost minutes.
 *
 * <p>What is remembered is an HMAC of password and hash under a key made at start and kept nowhere else, so neither can be
 * read back. Only matches are remembered, so guessing stays slow; the hash is part of it, so a changed password counts at
 * once; and the user is still looked up every time, so one who was removed stays out.
 */
final class CachingPasswordEncoder implements PasswordEncoder {

    static final Duration KEPT = Duration.ofMinutes(5);
    static final int MAX_MATCHES = 1_000;

    private static final String ALGORITHM = "HmacSHA256";

    private final PasswordEncoder encoder;
    private final InstantSource clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> matches = new ConcurrentHashMap<>();

    CachingPasswordEncoder(PasswordEncoder encoder, InstantSource clock) {
        this.encoder = encoder;
        this.clock = clock;
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
        Instant until = matches.get(name);
        if (until != null && clock.instant().isBefore(until)) {
            return true;
        }
        if (!encoder.matches(password, hash)) {
            return false;
        }
        cacheMatch(name);
        return true;
    }

    private void cacheMatch(String name) {
        Instant now = clock.instant();
        if (matches.size() >= MAX_MATCHES) {
            matches.values().removeIf(until -> !now.isBefore(until));
        }
        if (matches.size() < MAX_MATCHES) {
            matches.put(name, now.plus(KEPT));
        }
    }

    private String cacheKey(CharSequence password, String hash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0); // no hash has it
            mac.update(password.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
