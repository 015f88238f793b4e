package org.plumbline.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.web.Settings.Login;

/**
 * Counts wrong passwords by name and by address, and lets nobody try on beyond the limits before some time has passed.
 * Whoever signed in from an address before is not kept out there by others who try their name; and memory is bounded, the
 * name or address that was silent longest being forgotten.
 */
final class LoginThrottle {

    static final int MOST = 10_000;

    private record Failures(int count, Instant until) {}

    private final Login limits;
    private final InstantSource clock;
    private final Map<String, Failures> byName = bounded();
    private final Map<String, Failures> byAddress = bounded();
    private final Map<String, Instant> succeeded = bounded();

    LoginThrottle(Login limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** How long to wait before the next try; zero where one is free to try. */
    synchronized Duration wait(String name, String address) {
        Duration ofAddress = wait(byAddress.get(address), limits.perAddress());
        Duration ofName =
                succeeded.containsKey(pair(name, address)) ? Duration.ZERO : wait(byName.get(name), limits.perName());
        return ofAddress.compareTo(ofName) > 0 ? ofAddress : ofName;
    }

    private Duration wait(Failures failures, int limit) {
        Instant now = clock.instant();
        return failures == null || failures.count < limit || !now.isBefore(failures.until)
                ? Duration.ZERO
                : Duration.between(now, failures.until);
    }

    synchronized void failed(String name, String address) {
        count(byName, name);
        count(byAddress, address);
        succeeded.remove(pair(name, address)); // whoever sits there now may be somebody else
    }

    synchronized void succeeded(String name, String address) {
        byName.remove(name);
        succeeded.put(pair(name, address), clock.instant());
    }

    private void count(Map<String, Failures> counts, String key) {
        Instant now = clock.instant();
        Failures before = counts.get(key);
        counts.put(
                key,
                before == null || !now.isBefore(before.until)
                        ? new Failures(1, now.plus(limits.window()))
                        : new Failures(before.count + 1, before.until));
    }

    private static String pair(String name, String address) {
        return address + ' ' + name;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
