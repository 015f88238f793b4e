package org.plumbline.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.plumbline.service.settings.Settings;

class LoginThrottleTest {

    private static final Settings.Login LIMITS = new Settings.Login(10, 100, Duration.ofMinutes(10));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(LIMITS, () -> now);

    private void wrong(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            if (throttle.remainingWait(name, address).isZero()) {
                throttle.recordFailure(name, address);
            }
        }
    }

    private boolean waits(String name, String address) {
        return !throttle.remainingWait(name, address).isZero();
    }

    @Test
    void aNameIsThrottledFromEveryAddressThatItNeverSignedInFrom() {
        for (int i = 0; i < 10; i++) {
            wrong(1, "zhang", "10.0.0." + i);
        }
        assertThat(waits("zhang", "10.0.0.77")).isTrue();
        assertThat(waits("li", "10.0.0.77")).isFalse();
    }

    @Test
    void aNeighbourAtTheSameAddressLocksOutNoNameThatSignedInThere() {
        throttle.recordSuccess("zhang", "10.0.0.1");
        throttle.recordSuccess("admin", "10.0.0.1");
        for (int i = 0; i < 200; i++) {
            wrong(1, "name" + i, "10.0.0.1");
        }
        assertThat(waits("someone", "10.0.0.1")).isTrue();
        assertThat(waits("zhang", "10.0.0.1")).isFalse();
        assertThat(waits("admin", "10.0.0.1")).isFalse();
    }

    @Test
    void wrongPasswordsForANameFromElsewhereDoNotLockItOutWhereItSignedIn() {
        throttle.recordSuccess("zhang", "10.0.0.1");
        wrong(500, "zhang", "10.0.0.2");
        assertThat(waits("zhang", "10.0.0.2")).isTrue();
        assertThat(waits("zhang", "10.0.0.1")).isFalse();
    }

    @Test
    void wrongPasswordsForANameWhereItSignedInSlowItDownAndNeverLockItOut() {
        throttle.recordSuccess("zhang", "10.0.0.1");
        wrong(99, "zhang", "10.0.0.1");
        assertThat(waits("zhang", "10.0.0.1")).isFalse();
        wrong(1_000, "zhang", "10.0.0.1");
        assertThat(throttle.remainingWait("zhang", "10.0.0.1")).isBetween(Duration.ofMillis(1), LoginThrottle.PAUSE);
        now = now.plus(LoginThrottle.PAUSE);
        assertThat(waits("zhang", "10.0.0.1")).isFalse();
    }

    @Test
    void aRightPasswordDoesNotWipeOutTheWrongOnesThatOthersSent() {
        wrong(9, "zhang", "10.0.0.2");
        throttle.recordSuccess("zhang", "10.0.0.1");
        wrong(1, "zhang", "10.0.0.2");
        assertThat(waits("zhang", "10.0.0.2")).isTrue();
    }

    @Test
    void everythingIsForgottenWithTheWindow() {
        wrong(200, "zhang", "10.0.0.2");
        now = now.plus(LIMITS.window());
        assertThat(waits("zhang", "10.0.0.2")).isFalse();
    }
}
