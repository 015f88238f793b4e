package org.plumbline.publishing;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.plumbline.ruleset.RuleSetRejected;
import org.plumbline.web.Database;
import org.springframework.stereotype.Component;

/** The rules to score by: those in force for a year, or those of a version once used. */
@Component
public final class RuleSets {

    /** Past this what another node published or retired must be in force here. */
    private static final long STALE = TimeUnit.SECONDS.toNanos(2);

    /** For so long a failure to look stands for those who wait to look as well. */
    private static final long FAILED = TimeUnit.MILLISECONDS.toNanos(500);

    private final RuleSetVersions versions;
    private final RuleFiles files;
    private final Executables executables;
    private final boolean shared;
    private final AtomicReference<Catalogue> catalogue = new AtomicReference<>(Catalogue.EMPTY);
    private final AtomicReference<List<RefusedRules>> refused = new AtomicReference<>(List.of());
    private long revision = -1;
    /** When storage was last seen to have published nothing that the catalogue lacks. */
    private volatile long confirmedAt = System.nanoTime() - STALE;

    private long failedAt;
    private RuntimeException failure;

    RuleSets(RuleSetVersions versions, RuleFiles files, Executables executables, Database database) {
        this.versions = versions;
        this.files = files;
        this.executables = executables;
        this.shared = database.shared();
    }

    /**
     * The latest published version whose years contain the year, as storage had it two seconds ago or later.
     *
     * @throws org.plumbline.scoring.SubmissionRejected naming the schemes, or the years, that there are
     * @throws org.springframework.dao.DataAccessException where other nodes can publish and storage does not say whether they did
     */
    public RuleSetInUse inForce(String scheme, int fiscalYear) {
        return use(current().inForce(scheme, fiscalYear));
    }

    /**
     * A published version that a caller asks for by name.
     *
     * @param name its number within the scheme, or its SHA-256
     * @throws org.plumbline.scoring.SubmissionRejected naming the schemes that there are
     * @throws org.plumbline.web.RequestRefused naming the published versions, where none is called so or it is for other years
     */
    public RuleSetInUse published(String scheme, int fiscalYear, String name) {
        return use(current().published(scheme, fiscalYear, name));
    }

    /** The rules of a version, in force or not, built from the files kept with it. */
    public RuleSetInUse use(RuleSetVersion version) {
        try {
            return new RuleSetInUse(version, executables.use(version.recipe(), files));
        } catch (RuleSetRejected e) {
            throw new IllegalStateException(
                    "version " + version.version() + " of " + version.scheme() + " can no longer be built", e);
        }
    }

    /** @throws java.util.NoSuchElementException where there never was such a version */
    public RuleSetVersion version(long id) {
        return versions.find(id).orElseThrow();
    }

    /** Every version that rules some year, by scheme, newest first. */
    public List<InForce> inForce() {
        return catalogue.get().inForce();
    }

    /** The scheme's versions that rule some year, newest first; empty where there is no such scheme. */
    public List<InForce> inForce(String scheme) {
        return catalogue.get().inForce(scheme);
    }

    /** Rule files on disk that could not be imported. */
    public List<RefusedRules> refused() {
        return refused.get();
    }

    /** What to score by. A node that was held up, or cut off from storage, does not go on with what it last knew. */
    private Catalogue current() {
        if (shared && stale()) {
            lookWhereStale();
        }
        return catalogue.get();
    }

    private boolean stale() {
        return System.nanoTime() - confirmedAt > STALE;
    }

    private synchronized void lookWhereStale() {
        if (!stale()) {
            return; // somebody else looked meanwhile
        }
        if (failure != null && System.nanoTime() - failedAt < FAILED) {
            throw failure;
        }
        try {
            look();
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
            failedAt = System.nanoTime();
            throw e;
        }
    }

    /** Takes up what has been published or retired meanwhile, where anything has: mostly one row is read. */
    synchronized void look() {
        long begun = System.nanoTime();
        if (versions.revision() != revision) {
            refresh();
        }
        confirmedAt = begun;
    }

    /**
     * Takes up what has been published meanwhile; whoever is scoring goes on with what it has. One at a time, or the picture
     * of an earlier publication could take the place of a later one's.
     */
    synchronized void refresh() {
        long begun = System.nanoTime();
        long seen = versions.revision(); // before the versions: what comes in between is taken up next time
        Catalogue now = new Catalogue(versions.published());
        catalogue.set(now);
        executables.prefer(
                now.inForce().stream().map(each -> each.version().recipe()).collect(Collectors.toUnmodifiableSet()));
        revision = seen;
        confirmedAt = begun;
    }

    void refused(List<RefusedRules> rules) {
        refused.set(List.copyOf(rules));
    }
}
