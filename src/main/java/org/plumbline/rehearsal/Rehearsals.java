package org.plumbline.rehearsal;

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
import org.plumbline.evaluations.InChunks;
import org.plumbline.evaluations.KeptCases;
import org.plumbline.publishing.RuleSetInUse;
import org.plumbline.publishing.RuleSetVersion;
import org.plumbline.publishing.RuleSets;
import org.plumbline.rehearsal.Rehearsal.State;
import org.plumbline.rehearsal.Run.Stop;
import org.plumbline.web.Database;
import org.plumbline.web.Stack;
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
public final class Rehearsals implements SmartInitializingSingleton, DisposableBean {

    static final String INTERRUPTED = "中断：服务停止时试算尚未完成 / interrupted: the service ended before the rehearsal did";

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);

    /** How many may wait for the one that runs. */
    private static final int WAITING = 8;

    /** Seconds between two signs of life; a node that gave none for 15 is taken to be dead. */
    private static final int BEAT = 4;

    private final RehearsalStore store;
    private final RuleSets ruleSets;
    private final KeptCases kept;
    private final InChunks chunks;
    private final Database database;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rehearsal-beats");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<UUID, Run> runs = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                Thread thread = new Thread(task, "rehearsal");
                thread.setDaemon(true);
                return thread;
            });

    Rehearsals(RehearsalStore store, RuleSets ruleSets, KeptCases kept, InChunks chunks, Database database) {
        this.database = database;
        this.store = store;
        this.ruleSets = ruleSets;
        this.kept = kept;
        this.chunks = chunks;
    }

    /** Too many are waiting already. */
    public static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Busy() {
            super(WAITING + " rehearsals are waiting", null, false, false);
        }
    }

    /**
     * Begins a rehearsal, or gives the one that is under way for the version.
     *
     * @throws java.util.NoSuchElementException where there is no such version, or none to compare with
     * @throws Busy where too many are waiting
     */
    public synchronized Rehearsal start(long versionId, Options options, String actor) {
        RuleSetVersion version = ruleSets.version(versionId);
        if (options.against() != null) {
            ruleSets.version(options.against());
        }
        Optional<Run> running = running(versionId);
        if (running.isPresent()) {
            return running.get().now();
        }
        if (worker.getQueue().remainingCapacity() == 0) {
            throw new Busy();
        }
        Run run = new Run(version, options, actor);
        Rehearsal begun = run.now();
        store.begin(begun);
        runs.put(run.id(), run);
        try {
            worker.execute(() -> work(run));
        } catch (RejectedExecutionException stopping) {
            end(run, State.FAILED, INTERRUPTED, null);
            throw new Busy();
        }
        return begun;
    }

    /** How far it is, or what came out. */
    public Optional<Rehearsal> find(UUID id) {
        Run run = runs.get(id);
        return run == null ? store.find(id) : Optional.of(run.now());
    }

    /** The last rehearsal of a version, as far as it is. */
    public Optional<Rehearsal> latest(long versionId) {
        return running(versionId).map(Run::now).or(() -> store.latest(versionId));
    }

    /** Stops it between two cases; does nothing where it has ended. */
    public void cancel(UUID id) {
        Run run = runs.get(id);
        if (run != null) {
            run.stop(Stop.CANCELLED);
        } else {
            store.cancel(id);
        }
    }

    private Optional<Run> running(long versionId) {
        return runs.values().stream()
                .filter(run -> run.version().id() == versionId && run.stop() == Stop.NO)
                .findFirst();
    }

    private void work(Run run) {
        try {
            run.goOn();
            Impact impact = impact(run);
            end(run, State.DONE, null, impact);
        } catch (Run.Stopped stopped) {
            if (run.stop() == Stop.CANCELLED) {
                end(run, State.CANCELLED, null, null);
            } else {
                end(run, State.FAILED, INTERRUPTED, null);
            }
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "rehearsal {} of version {} failed: {}",
                    run.id(),
                    run.version().id(),
                    Stack.of(e));
            end(run, State.FAILED, "内部错误 / internal error: " + e.getClass().getSimpleName(), null);
        }
    }

    private Impact impact(Run run) {
        try (RuleSetInUse draft = ruleSets.use(run.version());
                Candidates candidates = new Candidates(kept, ruleSets, run)) {
            Comparison comparison = new Comparison(draft.ruleSet());
            ImpactTally sum = comparison.tally();
            chunks.run(candidates.chunks(), chunk -> tally(chunk, comparison, run), sum::merge);
            return sum.impact(comparison.grades());
        }
    }

    private static ImpactTally tally(List<Candidate> chunk, Comparison comparison, Run run) {
        ImpactTally tally = comparison.tally();
        for (Candidate candidate : chunk) {
            run.goOn();
            comparison.compare(candidate, tally);
            run.oneDone();
        }
        return tally;
    }

    private void end(Run run, State state, String failure, Impact impact) {
        try {
            store.end(run.ended(state, failure, impact));
        } finally {
            runs.remove(run.id());
        }
    }

    /** A process that died left rehearsals that nobody works on any more. */
    @Override
    public void afterSingletonsInstantiated() {
        interrupted(!database.shared());
        beats.scheduleWithFixedDelay(this::beat, BEAT, BEAT, TimeUnit.SECONDS);
    }

    private void interrupted(boolean all) {
        int interrupted = store.interrupted(INTERRUPTED, all);
        if (interrupted > 0) {
            LOG.warn("{} rehearsals were interrupted when their service ended", interrupted);
        }
    }

    private void beat() {
        try {
            for (Run run : runs.values()) {
                if (!store.extend(run.now()) && runs.containsKey(run.id())) {
                    run.stop(Stop.CANCELLED);
                }
            }
            if (database.shared()) {
                interrupted(false);
            }
        } catch (RuntimeException e) { // soon again
            LOG.debug("rehearsals cannot give a sign of life", e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        runs.values().forEach(run -> run.stop(Stop.INTERRUPTED));
        beats.shutdown();
        worker.shutdown();
        if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("a rehearsal did not stop in time; the next start marks it");
        }
    }
}
