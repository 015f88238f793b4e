package org.plumbline.service.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.plumbline.service.rehearsal.Rehearsal.State;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.work.Lease;

/** A rehearsal that this node works on, and its progress. */
final class RehearsalRun {

    private final Lease lease;
    private final RuleSetVersion version;
    private final RehearsalOptions options;
    private final Rehearsal begun;
    private final AtomicLong done = new AtomicLong();
    private volatile long total;

    /**
     * @param begun as stored; progress of a node that died is discarded
     */
    RehearsalRun(Lease lease, RuleSetVersion version, RehearsalOptions options, Rehearsal begun) {
        this.lease = lease;
        this.version = version;
        this.options = options;
        this.begun = begun;
    }

    Lease lease() {
        return lease;
    }

    RuleSetVersion version() {
        return version;
    }

    RehearsalOptions options() {
        return options;
    }

    void setTotal(long cases) {
        total = cases;
    }

    void countDone() {
        done.incrementAndGet();
    }

    Rehearsal toRunning() {
        return toRehearsal(State.RUNNING, null);
    }

    Rehearsal done(Impact impact) {
        return toRehearsal(State.DONE, impact);
    }

    private Rehearsal toRehearsal(State state, Impact impact) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long elapsed = Math.max(0, Duration.between(begun.startedAt(), now).toMillis());
        long cases = done.get();
        return new Rehearsal(
                begun.id(),
                begun.versionId(),
                begun.againstId(),
                begun.fiscalYears(),
                begun.uploaded(),
                state,
                begun.actor(),
                begun.startedAt(),
                state == State.RUNNING ? null : now,
                Math.max(total, cases),
                cases,
                elapsed,
                cases * 1000 / Math.max(1, elapsed),
                null,
                impact);
    }
}
