package org.plumbline.service.rulesets;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.service.storage.DatabaseKind;
import org.springframework.stereotype.Component;

/** The rules to score by: those in force for a year, or those of a version once used. */
@Component
public final class RuleSetProvider {

    /** Past this what another node published or retired must be in force here. */
    private static final long STALE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** For so long a failure to look stands for those who wait to look as well. */
    private static final long RETRY_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final RuleSetVersionStore versions;
    private final RuleFileStore files;
    private final ExecutableRuleSets executableRuleSets;
    private final boolean shared;
    private final AtomicReference<PublishedVersions> catalogue = new AtomicReference<>(PublishedVersions.EMPTY);
    private final AtomicReference<List<RejectedRuleFile>> refused = new AtomicReference<>(List.of());
    private long revision = -1;
    /** When storage was last seen to have published nothing that the catalogue lacks. */
    private volatile long confirmedAt = System.nanoTime() - STALE_AFTER_NANOS;

    private long failedAt;
    private RuntimeException failure;

    RuleSetProvider(
            RuleSetVersionStore versions, RuleFileStore files, ExecutableRuleSets executables, DatabaseKind database) {
        this.versions = versions;
        this.files = files;
        this.executableRuleSets = executables;
        this.shared = database.isShared();
    }

    /**
     * The latest published version whose years contain the year, as storage had it two seconds ago or later.
     *
     * @throws org.plumbline.core.scoring.SubmissionRejectedException naming the schemes, or the years, that there are
     * @throws org.springframework.dao.DataAccessException where other nodes can publish and storage does not say whether they did
     */
    public BorrowedRuleSet inForce(String scheme, int fiscalYear) {
        return borrow(currentVersions().findInForce(scheme, fiscalYear));
    }

    /**
     * A published version that a caller asks for by name.
     *
     * @param name its number within the scheme, or its SHA-256
     * @throws org.plumbline.core.scoring.SubmissionRejectedException naming the schemes that there are
     * @throws org.plumbline.service.http.ProblemException naming the published versions, where none is called so or it is for other years
     */
    public BorrowedRuleSet borrowPublished(String scheme, int fiscalYear, String name) {
        return borrow(currentVersions().findPublished(scheme, fiscalYear, name));
    }

    /** The rules of a version, in force or not, built from the files kept with it. */
    public BorrowedRuleSet borrow(RuleSetVersion version) {
        try {
            return new BorrowedRuleSet(version, executableRuleSets.borrow(version.fingerprint(), files));
        } catch (RuleSetRejectedException e) {
            throw new IllegalStateException(
                    "version " + version.version() + " of " + version.scheme() + " can no longer be built", e);
        }
    }

    /** @throws java.util.NoSuchElementException where there never was such a version */
    public RuleSetVersion requireVersion(long id) {
        return versions.find(id).orElseThrow();
    }

    /** The version before one of its scheme: what rules its years where that is earlier, else the one with the number before. */
    Optional<RuleSetVersion> earlier(RuleSetVersion version) {
        return inForce(version.scheme()).stream()
                .map(InForceVersion::version)
                .filter(each -> each.version() < version.version()
                        && each.yearFrom() <= version.yearTo()
                        && version.yearFrom() <= each.yearTo())
                .findFirst()
                .or(() -> versions.list(version.scheme()).stream()
                        .filter(each -> each.version() < version.version())
                        .findFirst());
    }

    /** Every version that rules some year, by scheme, newest first. */
    public List<InForceVersion> inForce() {
        return catalogue.get().findInForce();
    }

    /** The scheme's versions that rule some year, newest first; empty where there is no such scheme. */
    public List<InForceVersion> inForce(String scheme) {
        return catalogue.get().findInForce(scheme);
    }

    /** Rule files on disk that could not be imported. */
    public List<RejectedRuleFile> refused() {
        return refused.get();
    }

    /** What to score by. A node that was held up, or cut off from storage, does not go on with what it last knew. */
    private PublishedVersions currentVersions() {
        if (shared && isStale()) {
            refreshIfStale();
        }
        return catalogue.get();
    }

    private boolean isStale() {
        return System.nanoTime() - confirmedAt > STALE_AFTER_NANOS;
    }

    private synchronized void refreshIfStale() {
        if (!isStale()) {
            return; // somebody else looked meanwhile
        }
        if (failure != null && System.nanoTime() - failedAt < RETRY_AFTER_NANOS) {
            throw failure;
        }
        try {
            refreshIfChanged();
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
            failedAt = System.nanoTime();
            throw e;
        }
    }

    /** Takes up what has been published or retired meanwhile, where anything has: mostly one row is read. */
    synchronized void refreshIfChanged() {
        long begun = System.nanoTime();
        if (versions.readRevision() != revision) {
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
        long seen = versions.readRevision(); // before the versions: what comes in between is taken up next time
        PublishedVersions now = new PublishedVersions(versions.published());
        catalogue.set(now);
        executableRuleSets.preferInForce(now.findInForce().stream()
                .map(each -> each.version().fingerprint())
                .collect(Collectors.toUnmodifiableSet()));
        revision = seen;
        confirmedAt = begun;
    }

    void refused(List<RejectedRuleFile> rules) {
        refused.set(List.copyOf(rules));
    }
}
