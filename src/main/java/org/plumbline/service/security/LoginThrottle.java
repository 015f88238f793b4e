package org.plumbline.service.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.service.settings.Settings.Login;

/**
 * Counts wrong passwords by name and by address, and rejects further ones beyond the limits until some time has passed.
 *
 * <p>A name that signed in from an address before has a separate count there. Neither what others send from the same address,
 * such as that of a proxy or an office, nor what is sent for the name from elsewhere locks it out. Beyond that count, too, a
 * password is checked every few seconds, so that the right one is accepted while few can be guessed. Memory is bounded: the
 * name or address that was inactive longest is removed.
 */
final class LoginThrottle {

    static final int MAX_COUNTED = 10_000;

    /** Time between two checks for a name where it signed in before, once too many were wrong there. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    /** @param last time of the last failure */
    private record FailureCount(int count, Instant until, Instant last) {}

    private final Login limits;
    private final InstantSource clock;
    private final Map<String, FailureCount> byName = newBoundedMap();
    private final Map<String, FailureCount> byAddress = newBoundedMap();
    private final Map<String, FailureCount> byPair = newBoundedMap();
    private final Map<String, Instant> succeeded = newBoundedMap();

    LoginThrottle(Login limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** The time until the next attempt is permitted; zero if it is permitted now. */
    synchronized Duration remainingWait(String name, String address) {
        String pair = pairKey(name, address);
        if (succeeded.containsKey(pair)) {
            return pause(byPair.get(pair));
        }
        Duration ofAddress = remainingWait(byAddress.get(address), limits.perAddress());
        Duration ofName = remainingWait(byName.get(name), limits.perName());
        return ofAddress.compareTo(ofName) > 0 ? ofAddress : ofName;
    }

    private Duration pause(FailureCount failures) {
        if (remainingWait(failures, limits.perAddress()).isZero()) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), failures.last.plus(PAUSE));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration remainingWait(FailureCount failures, int limit) {
        Instant now = clock.instant();
        return failures == null || failures.count < limit || !now.isBefore(failures.until)
                ? Duration.ZERO
                : Duration.between(now, failures.until);
    }

    synchronized void recordFailure(String name, String address) {
        String pair = pairKey(name, address);
        if (succeeded.containsKey(pair)) {
            countFailure(byPair, pair);
        } else {
            countFailure(byName, name);
            countFailure(byAddress, address);
        }
    }

    synchronized void recordSuccess(String name, String address) {
        succeeded.put(pairKey(name, address), clock.instant());
    }

    private void countFailure(Map<String, FailureCount> counts, String key) {
        Instant now = clock.instant();
        FailureCount before = counts.get(key);
        counts.put(
                key,
                before == null || !now.isBefore(before.until)
                        ? new FailureCount(1, now.plus(limits.window()), now)
                        : new FailureCount(before.count + 1, before.until, now));
    }

    private static String pairKey(String name, String address) {
        return address + ' ' + name;
    }

    private static <V> Map<String, V> newBoundedMap() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MAX_COUNTED;
            }
        };
    }
}
