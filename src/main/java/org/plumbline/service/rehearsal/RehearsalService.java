package org.plumbline.service.rehearsal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.service.evaluations.SavedCases;
import org.plumbline.service.rehearsal.Rehearsal.State;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.storage.ChunkedExecutor;
import org.plumbline.service.storage.DatabaseKind;
import org.plumbline.service.work.Lease;
import org.plumbline.service.work.LeasedWork;
import org.plumbline.service.work.Leases;
import org.plumbline.service.work.StopSignal;
import org.plumbline.service.work.WorkRunner;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Rehearses versions in the background, one after the other on each node, and stores the results. A
 * rehearsal whose node dies or stops starts again from its first case.
 */
@Component
@Lazy(false)
public final class RehearsalService implements DisposableBean {

    /** Maximum number of queued rehearsals. */
    private static final int MAX_WAITING = 8;

    private final RehearsalStore store;
    private final RuleSetProvider ruleSets;
    private final SavedCases savedCases;
    private final ChunkedExecutor executor;
    private final DatabaseKind database;
    private final Leases leases;
    private final WorkRunner<RehearsalRun> runner;

    RehearsalService(
            RehearsalStore store,
            RuleSetProvider ruleSets,
            SavedCases saved,
            ChunkedExecutor chunks,
            DatabaseKind database) {
        this.database = database;
        this.store = store;
        this.ruleSets = ruleSets;
        this.savedCases = saved;
        this.executor = chunks;
        this.leases = store.leases();
        this.runner = new WorkRunner<>("rehearsals", 1, leases, new Work());
    }

    /** The queue is full. */
    public static final class TooManyRehearsalsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyRehearsalsException() {
            super(MAX_WAITING + " rehearsals are waiting", null, false, false);
        }
    }

    /**
     * Starts a rehearsal, or returns the running one of the version.
     *
     * @throws java.util.NoSuchElementException if there is no such version, or none to compare
     *     with
     * @throws Busy if the queue is full
     */
    public synchronized Rehearsal start(long versionId, RehearsalOptions options, String actor) {
        RuleSetVersion version = ruleSets.requireVersion(versionId);
        if (options.against() != null) {
            ruleSets.requireVersion(options.against());
        }
        Optional<Rehearsal> running = findLatest(versionId).filter(each -> each.state() == State.RUNNING);
        if (running.isPresent()) {
            return running.get();
        }
        if (leases.queued() >= MAX_WAITING) {
            throw new TooManyRehearsalsException();
        }
        Rehearsal begun = queued(version, options, actor);
        store.add(begun, options.upload());
        runner.wake();
        return begun;
    }

    private static Rehearsal queued(RuleSetVersion version, RehearsalOptions options, String actor) {
        return new Rehearsal(
                UUID.randomUUID(),
                version.id(),
                options.against(),
                options.fiscalYears(),
                options.upload() != null,
                State.RUNNING,
                actor,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null,
                0,
                0,
                0,
                0,
                null,
                null);
    }

    /** The progress or the result. */
    public Optional<Rehearsal> find(UUID id) {
        return runner.find(id).map(RehearsalRun::toRunning).or(() -> store.find(id));
    }

    /** The last rehearsal of a version with its progress. */
    public Optional<Rehearsal> findLatest(long versionId) {
        return store.findLatest(versionId)
                .map(stored -> stored.state() == State.RUNNING
                        ? runner.find(stored.id()).map(RehearsalRun::toRunning).orElse(stored)
                        : stored);
    }

    /** Cancels it between two cases; does nothing if it has ended. */
    public void cancel(UUID id) {
        runner.find(id).ifPresent(run -> store.extendLease(run.lease(), run.toRunning())); // stores its progress
        store.markCancelled(id);
        runner.stop(id);
    }

    private Impact computeImpact(RehearsalRun run, StopSignal stop) {
        try (BorrowedRuleSet draft = ruleSets.borrow(run.version());
                RehearsalCases candidates = new RehearsalCases(savedCases, ruleSets, run)) {
            DraftComparison comparison = new DraftComparison(draft.ruleSet());
            ImpactTally sum = comparison.newTally();
            executor.run(candidates.readChunks(), chunk -> tallyChunk(chunk, comparison, run, stop), sum::merge);
            return sum.toImpact(comparison.gradeLabels());
        }
    }

    private static ImpactTally tallyChunk(
            List<RehearsalCase> chunk, DraftComparison comparison, RehearsalRun run, StopSignal stop) {
        ImpactTally tally = comparison.newTally();
        for (RehearsalCase candidate : chunk) {
            stop.check();
            comparison.compare(candidate, tally);
            run.countDone();
        }
        return tally;
    }

    private final class Work implements LeasedWork<RehearsalRun> {

        @Override
        public Optional<RehearsalRun> takeNext() {
            return store.take()
                    .map(taken -> new RehearsalRun(
                            taken.lease(),
                            ruleSets.requireVersion(taken.rehearsal().versionId()),
                            taken.options(),
                            taken.rehearsal()));
        }

        @Override
        public Lease lease(RehearsalRun run) {
            return run.lease();
        }

        @Override
        public boolean extendLeases(RehearsalRun run) {
            return store.extendLease(run.lease(), run.toRunning());
        }

        @Override
        public void run(RehearsalRun run, StopSignal stop) {
            if (run.toRunning().uploaded() && run.options().upload() == null) {
                throw new IllegalStateException(
                        "the uploaded cases of " + run.lease().id() + " no longer exist");
            }
            store.markEnded(run.lease(), run.done(computeImpact(run, stop)));
        }
    }

    /** The rules were imported before rehearsals start. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        runner.start(!database.isShared());
    }

    @Override
    public void destroy() {
        runner.stop();
    }
}
