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

        now.set(Instant.EPOCH.plus(CachingPasswordEncoder.RETENTION));
        assertThat(recent.matches("a", "hash of a")).isTrue();
        assertThat(asked).hasValue(5);
    }

    @Test
    void noMoreThanSomeMatchesAreRemembered() {
        CachingPasswordEncoder recent = new CachingPasswordEncoder(counting(new AtomicInteger()), () -> Instant.EPOCH);
        for (int i = 0; i < CachingPasswordEncoder.MAX_MATCHES + 100; i++) {
            assertThat(recent.matches("a" + i, "hash of a" + i)).isTrue();
        }
        assertThat(recent.size()).isEqualTo(CachingPasswordEncoder.MAX_MATCHES);
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
