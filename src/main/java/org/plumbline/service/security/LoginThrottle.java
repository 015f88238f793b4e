package org.plumbline.service.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.service.settings.Settings.Login;

/**
 * Counts wrong passwords by name and by address, and lets nobody try on beyond the limits before some time has passed.
 * Whoever signed in from an address before is not kept out there by others who try their name; and memory is bounded, the
 * name or address that was silent longest being forgotten.
 */
final class LoginThrottle {

    static final int MAX_COUNTED = 10_000;

    private record FailureCount(int count, Instant until) {}

    private final Login limits;
    private final InstantSource clock;
    private final Map<String, FailureCount> byName = newBoundedMap();
    private final Map<String, FailureCount> byAddress = newBoundedMap();
    private final Map<String, Instant> succeeded = newBoundedMap();

    LoginThrottle(Login limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** How long to wait before the next try; zero where one is free to try. */
    synchronized Duration remainingWait(String name, String address) {
        Duration ofAddress = remainingWait(byAddress.get(address), limits.perAddress());
        Duration ofName = succeeded.containsKey(pairKey(name, address))
                ? Duration.ZERO
                : remainingWait(byName.get(name), limits.perName());
        return ofAddress.compareTo(ofName) > 0 ? ofAddress : ofName;
    }

    private Duration remainingWait(FailureCount failures, int limit) {
        Instant now = clock.instant();
        return failures == null || failures.count < limit || !now.isBefore(failures.until)
                ? Duration.ZERO
                : Duration.between(now, failures.until);
    }

    synchronized void recordFailure(String name, String address) {
        countFailure(byName, name);
        countFailure(byAddress, address);
        succeeded.remove(pairKey(name, address)); // whoever sits there now may be somebody else
    }

    synchronized void recordSuccess(String name, String address) {
        byName.remove(name);
        succeeded.put(pairKey(name, address), clock.instant());
    }

    private void countFailure(Map<String, FailureCount> counts, String key) {
        Instant now = clock.instant();
        FailureCount before = counts.get(key);
        counts.put(
                key,
                before == null || !now.isBefore(before.until)
                        ? new FailureCount(1, now.plus(limits.window()))
                        : new FailureCount(before.count + 1, before.until));
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
