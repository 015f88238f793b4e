package org.plumbline.service.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.plumbline.service.settings.Settings;
import org.springframework.stereotype.Component;

/** The number of bodies that are being waited for, and how long each may take: less if there are many. */
@Component
final class BodyReadTracker {

    private static final long SECOND = 1_000_000_000;

    private final int most;
    private final long grace; // ns
    private final long rate; // bytes a second
    private final AtomicInteger underWay = new AtomicInteger();
    private final Semaphore draining;

    BodyReadTracker(Settings settings) {
        Settings.Limits limits = settings.limits();
        this.most = limits.bodies();
        this.grace = limits.bodyGrace().toNanos();
        this.rate = limits.bodyRate().toBytes();
        this.draining = new Semaphore(Math.max(1, limits.bodies() / 4));
    }

    /** Counts one more; {@link #end()} follows in any case. False if there are too many. */
    boolean tryBegin() {
        return underWay.incrementAndGet() <= most;
    }

    void end() {
        underWay.decrementAndGet();
    }

    int count() {
        return underWay.get();
    }

    /** @param waited nanoseconds spent waiting for it */
    boolean isTooSlow(long received, long waited) {
        long allowed = underWay.get() > most / 2 ? Math.min(SECOND, grace) : grace;
        return waited > allowed + received * SECOND / rate;
    }

    boolean tryBeginDraining() {
        return draining.tryAcquire();
    }

    void endDraining() {
        draining.release();
    }
}
