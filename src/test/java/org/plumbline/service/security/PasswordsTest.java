package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTest {

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    @Test
    void theCommandPrintsAHashThatMayBeSet() throws IOException {
        assertThat(Passwords.printHash(new StringReader("the correct 准绳\n"), out, err))
                .isZero();
        String hash = out.toString().strip();
        assertThat(Passwords.isHash(hash)).isTrue();
        assertThat(Passwords.encoder().matches("the correct 准绳", hash)).isTrue();
        assertThat(Passwords.encoder().matches("the correct 准", hash)).isFalse();
        assertThat(err).isEmpty();
    }

    @Test
    void aPasswordTooShortOrLongerThanBcryptReadsIsRefused() throws IOException {
        for (String password : new String[] {"", "eleven char", "绳".repeat(25)}) {
            assertThat(Passwords.printHash(new StringReader(password), out, err))
                    .isEqualTo(1);
        }
        assertThat(out).isEmpty();
        assertThat(err).contains("72");
    }

    @Test
    void aMatchIsRememberedForAWhileAndAMismatchNever() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        CachingPasswordEncoder recent = new CachingPasswordEncoder(counting(asked), now::get);

        assertThat(recent.matches("a", "hash of a")).isTrue();
        assertThat(recent.matches("a", "hash of a")).isTrue();
        assertThat(asked).hasValue(1);

        assertThat(recent.matches("b", "hash of a")).isFalse();
        assertThat(recent.matches("b", "hash of a")).isFalse();
        assertThat(recent.matches("a", "hash of b")).isFalse();
        assertThat(asked).hasValue(4);

        now.set(Instant.EPOCH.plus(CachingPasswordEncoder.KEPT));
        assertThat(recent.matches("a", "hash of a")).isTrue();
        assertThat(asked).hasValue(5);
    }

    @Test
    void noMoreThanSomeAreRemembered() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        CachingPasswordEncoder recent = new CachingPasswordEncoder(counting(asked), now::get);
        for (int i = 0; i <= CachingPasswordEncoder.MAX_MATCHES; i++) {
            recent.matches("a" + i, "hash of a" + i);
        }
        asked.set(0);
        recent.matches("a0", "hash of a0");
        assertThat(asked).hasValue(0);
        recent.matches("a" + CachingPasswordEncoder.MAX_MATCHES, "hash of a" + CachingPasswordEncoder.MAX_MATCHES);
        assertThat(asked).hasValue(1);

        now.set(Instant.EPOCH.plus(CachingPasswordEncoder.KEPT));
        recent.matches("late", "hash of late");
        recent.matches("late", "hash of late");
        assertThat(asked).hasValue(2);
    }

    private static PasswordEncoder counting(AtomicInteger asked) {
        return new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return "hash of " + password;
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                asked.incrementAndGet();
                return hash.equals(encode(password));
            }
        };
    }
}
