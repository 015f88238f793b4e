package org.plumbline.service.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.plumbline.service.rehearsal.Rehearsal.State;
import org.plumbline.service.rulesets.RuleSetVersion;

/** A rehearsal under way: what its worker tells and what others ask of it. */
final class RehearsalRun {

    /** Why to stop, if at all. */
    enum StopReason {
        NO,
        CANCELLED,
        INTERRUPTED
    }

    /** Thrown between two cases once it is to stop. */
    static final class RehearsalStoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RehearsalStoppedException() {
            super("stopped", null, false, false);
        }
    }

    private final UUID id = UUID.randomUUID();
    private final RuleSetVersion version;
    private final RehearsalOptions options;
    private final String actor;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile StopReason stop = StopReason.NO;

    RehearsalRun(RuleSetVersion version, RehearsalOptions options, String actor) {
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

    RehearsalOptions options() {
        return options;
    }

    StopReason stop() {
        return stop;
    }

    void stop(StopReason why) {
        stop = why;
    }

    void setTotal(long cases) {
        total = cases;
    }

    /** Before each case. */
    void checkNotStopped() {
        if (stop != StopReason.NO) {
            throw new RehearsalStoppedException();
        }
    }

    void countDone() {
        done.incrementAndGet();
    }

    Rehearsal toRunning() {
        return toRehearsal(State.RUNNING, null, null);
    }

    Rehearsal toEnded(State state, String failure, Impact impact) {
        return toRehearsal(state, failure, impact);
    }

    private Rehearsal toRehearsal(State state, String failure, Impact impact) {
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
