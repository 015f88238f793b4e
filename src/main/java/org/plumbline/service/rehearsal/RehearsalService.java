package org.plumbline.service.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.plumbline.service.background.StackTraces;
import org.plumbline.service.evaluations.SavedCases;
import org.plumbline.service.rehearsal.Rehearsal.State;
import org.plumbline.service.rehearsal.RehearsalRun.StopReason;
import org.plumbline.service.rulesets.BorrowedRuleSet;
import org.plumbline.service.rulesets.RuleSetProvider;
import org.plumbline.service.rulesets.RuleSetVersion;
import org.plumbline.service.storage.ChunkedExecutor;
import org.plumbline.service.storage.DatabaseKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Rehearses versions in the background, one after the other, and keeps what came out. A rehearsal stays with its node: where
 * that dies it is marked as interrupted, by the next start or by another node.
 */
@Component
@Lazy(false)
public final class RehearsalService implements SmartInitializingSingleton, DisposableBean {

    static final String INTERRUPTED = "中断：服务停止时试算尚未完成 / interrupted: the service ended before the rehearsal did";

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalService.class);

    /** How many may wait for the one that runs. */
    private static final int MAX_WAITING = 8;

    /** Seconds between two signs of life; a node that gave none for 15 is taken to be dead. */
    private static final int BEAT = 4;

    private final RehearsalStore store;
    private final RuleSetProvider ruleSets;
    private final SavedCases savedCases;
    private final ChunkedExecutor executor;
    private final DatabaseKind database;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rehearsal-beats");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<UUID, RehearsalRun> runs = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                Thread thread = new Thread(task, "rehearsal");
                thread.setDaemon(true);
                return thread;
            });

    RehearsalService(
            RehearsalStore store,
            RuleSetProvider ruleSets,
            SavedCases kept,
            ChunkedExecutor chunks,
            DatabaseKind database) {
        this.database = database;
        this.store = store;
        this.ruleSets = ruleSets;
        this.savedCases = kept;
        this.executor = chunks;
    }

    /** Too many are waiting already. */
    public static final class TooManyRehearsalsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyRehearsalsException() {
            super(MAX_WAITING + " rehearsals are waiting", null, false, false);
        }
    }

    /**
     * Begins a rehearsal, or gives the one that is under way for the version.
     *
     * @throws java.util.NoSuchElementException where there is no such version, or none to compare with
     * @throws Busy where too many are waiting
     */
    public synchronized Rehearsal start(long versionId, RehearsalOptions options, String actor) {
        RuleSetVersion version = ruleSets.requireVersion(versionId);
        if (options.against() != null) {
            ruleSets.requireVersion(options.against());
        }
        Optional<RehearsalRun> running = findRunning(versionId);
        if (running.isPresent()) {
            return running.get().toRunning();
        }
        if (worker.getQueue().remainingCapacity() == 0) {
            throw new TooManyRehearsalsException();
        }
        RehearsalRun run = new RehearsalRun(version, options, actor);
        Rehearsal begun = run.toRunning();
        store.insert(begun);
        runs.put(run.id(), run);
        try {
            worker.execute(() -> runRehearsal(run));
        } catch (RejectedExecutionException stopping) {
            finish(run, State.FAILED, INTERRUPTED, null);
            throw new TooManyRehearsalsException();
        }
        return begun;
    }

    /** How far it is, or what came out. */
    public Optional<Rehearsal> find(UUID id) {
        RehearsalRun run = runs.get(id);
        return run == null ? store.find(id) : Optional.of(run.toRunning());
    }

    /** The last rehearsal of a version, as far as it is. */
    public Optional<Rehearsal> findLatest(long versionId) {
        return findRunning(versionId).map(RehearsalRun::toRunning).or(() -> store.findLatest(versionId));
    }

    /** Stops it between two cases; does nothing where it has ended. */
    public void cancel(UUID id) {
        RehearsalRun run = runs.get(id);
        if (run != null) {
            run.stop(StopReason.CANCELLED);
        } else {
            store.markCancelled(id);
        }
    }

    private Optional<RehearsalRun> findRunning(long versionId) {
        return runs.values().stream()
                .filter(run -> run.version().id() == versionId && run.stop() == StopReason.NO)
                .findFirst();
    }

    private void runRehearsal(RehearsalRun run) {
        try {
            run.checkNotStopped();
            Impact impact = computeImpact(run);
            finish(run, State.DONE, null, impact);
        } catch (RehearsalRun.RehearsalStoppedException stopped) {
            if (run.stop() == StopReason.CANCELLED) {
                finish(run, State.CANCELLED, null, null);
            } else {
                finish(run, State.FAILED, INTERRUPTED, null);
            }
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "rehearsal {} of version {} failed: {}",
                    run.id(),
                    run.version().id(),
                    StackTraces.format(e));
            finish(run, State.FAILED, "内部错误 / internal error: " + e.getClass().getSimpleName(), null);
        }
    }

    private Impact computeImpact(RehearsalRun run) {
        try (BorrowedRuleSet draft = ruleSets.borrow(run.version());
                RehearsalCases candidates = new RehearsalCases(savedCases, ruleSets, run)) {
            DraftComparison comparison = new DraftComparison(draft.ruleSet());
            ImpactTally sum = comparison.newTally();
            executor.run(candidates.readChunks(), chunk -> tallyChunk(chunk, comparison, run), sum::merge);
            return sum.toImpact(comparison.gradeLabels());
        }
    }

    private static ImpactTally tallyChunk(List<RehearsalCase> chunk, DraftComparison comparison, RehearsalRun run) {
        ImpactTally tally = comparison.newTally();
        for (RehearsalCase candidate : chunk) {
            run.checkNotStopped();
            comparison.compare(candidate, tally);
            run.countDone();
        }
        return tally;
    }

    private void finish(RehearsalRun run, State state, String failure, Impact impact) {
        try {
            store.markEnded(run.toEnded(state, failure, impact));
        } finally {
            runs.remove(run.id());
        }
    }

    /** A process that died left rehearsals that nobody works on any more. */
    @Override
    public void afterSingletonsInstantiated() {
        markInterrupted(!database.isShared());
        beats.scheduleWithFixedDelay(this::sendHeartbeats, BEAT, BEAT, TimeUnit.SECONDS);
    }

    private void markInterrupted(boolean all) {
        int interrupted = store.markInterrupted(INTERRUPTED, all);
        if (interrupted > 0) {
            LOG.warn("{} rehearsals were interrupted when their service ended", interrupted);
        }
    }

    private void sendHeartbeats() {
        try {
            for (RehearsalRun run : runs.values()) {
                if (!store.extendLease(run.toRunning()) && runs.containsKey(run.id())) {
                    run.stop(StopReason.CANCELLED);
                }
            }
            if (database.isShared()) {
                markInterrupted(false);
            }
        } catch (RuntimeException e) { // soon again
            LOG.debug("rehearsals cannot give a sign of life", e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        runs.values().forEach(run -> run.stop(StopReason.INTERRUPTED));
        beats.shutdown();
        worker.shutdown();
        if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("a rehearsal did not stop in time; the next start marks it");
        }
    }
}
