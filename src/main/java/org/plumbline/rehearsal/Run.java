package org.plumbline.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.plumbline.publishing.RuleSetVersion;
import org.plumbline.rehearsal.Rehearsal.State;

/** A rehearsal under way: what its worker tells and what others ask of it. */
final class Run {

    /** Why to stop, if at all. */
    enum Stop {
        NO,
        CANCELLED,
        INTERRUPTED
    }

    /** Thrown between two cases once it is to stop. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private final UUID id = UUID.randomUUID();
    private final RuleSetVersion version;
    private final Options options;
    private final String actor;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile Stop stop = Stop.NO;

    Run(RuleSetVersion version, Options options, String actor) {
        this.version = version;
        this.options = options;
        this.actor = actor;
    }

    UUID id() {
        return id;
    }

    RuleSetVersion version() {
        return version;
    }

    Options options() {
        return options;
    }

    Stop stop() {
        return stop;
    }

    void stop(Stop why) {
        stop = why;
    }

    void total(long cases) {
        total = cases;
    }

    /** Before each case. */
    void goOn() {
        if (stop != Stop.NO) {
            throw new Stopped();
        }
    }

    void oneDone() {
        done.incrementAndGet();
    }

    Rehearsal now() {
        return rehearsal(State.RUNNING, null, null);
    }

    Rehearsal ended(State state, String failure, Impact impact) {
        return rehearsal(state, failure, impact);
    }

    private Rehearsal rehearsal(State state, String failure, Impact impact) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long elapsed = Math.max(0, Duration.between(startedAt, now).toMillis());
        long cases = done.get();
        return new Rehearsal(
                id,
                version.id(),
                options.against(),
                options.fiscalYears(),
                options.upload() != null,
                state,
                actor,
                startedAt,
                state == State.RUNNING ? null : now,
                Math.max(total, cases),
                cases,
                elapsed,
                cases * 1000 / Math.max(1, elapsed),
                failure,
                impact);
    }
}
