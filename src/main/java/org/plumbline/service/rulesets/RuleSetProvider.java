package org.plumbline.service.rulesets;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.service.http.Scope;
import org.plumbline.service.storage.DatabaseKind;
import org.springframework.stereotype.Component;

/**
 * Provides the rules to score by: those in force for a year, of the schemes in the caller's scope, or those of a given
 * version.
 */
@Component
public final class RuleSetProvider {

    /** Maximum age of the snapshot: within this, publications of other nodes take effect here. */
    private static final long STALE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** For this time a failed read also fails the callers that waited for it. */
    private static final long RETRY_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final RuleSetVersionStore versions;
    private final RuleFileStore files;
    private final ExecutableRuleSets executableRuleSets;
    private final boolean shared;
    private final AtomicReference<PublishedVersions> catalogue = new AtomicReference<>(PublishedVersions.EMPTY);
    private final AtomicReference<List<RejectedRuleFile>> refused = new AtomicReference<>(List.of());
    private long revision = -1;
    /** When the snapshot was last known to contain all publications in storage. */
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
     * The latest published version whose years contain the year, as stored at most two seconds ago.
     *
     * @throws org.plumbline.core.scoring.SubmissionRejectedException naming the existing schemes or years
     * @throws org.springframework.dao.DataAccessException if other nodes can publish and storage cannot be read
     */
    public BorrowedRuleSet inForce(String scheme, int fiscalYear) {
        return borrow(visible(currentVersions()).findInForce(scheme, fiscalYear));
    }

    /**
     * A published version by the name in a request.
     *
     * @param name its number within the scheme, or its SHA-256
     * @throws org.plumbline.core.scoring.SubmissionRejectedException naming the existing schemes
     * @throws org.plumbline.service.http.ProblemException naming the published versions, if none has that name or covers the year
     */
    public BorrowedRuleSet borrowPublished(String scheme, int fiscalYear, String name) {
        return borrow(visible(currentVersions()).findPublished(scheme, fiscalYear, name));
    }

    /**
     * As {@link #borrowPublished}, or else a draft or another unpublished version of that name. Its results must not be saved.
     *
     * @throws org.plumbline.core.scoring.SubmissionRejectedException naming the existing schemes
     * @throws org.plumbline.service.http.ProblemException naming the published versions, if none has that name or covers the year
     */
    public BorrowedRuleSet borrowForTryOut(String scheme, int fiscalYear, String name) {
        PublishedVersions published = visible(currentVersions());
        if (published.hasPublished(scheme, fiscalYear, name)) {
            return borrow(published.findPublished(scheme, fiscalYear, name));
        }
        return borrow(versions.list(scheme).stream()
                .filter(each -> Scope.ofCaller().coversScheme(scheme)
                        && !each.isPublished()
                        && each.covers(fiscalYear)
                        && each.hasName(name))
                .findFirst()
                .orElseGet(() -> published.findPublished(scheme, fiscalYear, name)));
    }

    /** The rules of a version, in force or not, built from its stored files. */
    public BorrowedRuleSet borrow(RuleSetVersion version) {
        try {
            return new BorrowedRuleSet(version, executableRuleSets.borrow(version.fingerprint(), files));
        } catch (RuleSetRejectedException e) {
            throw new IllegalStateException(
                    "version " + version.version() + " of " + version.scheme() + " can no longer be built", e);
        }
    }

    /** @throws java.util.NoSuchElementException if there is no such version */
    public RuleSetVersion requireVersion(long id) {
        return versions.find(id).orElseThrow();
    }

    /** The version before one of its scheme: the one in force for its years if earlier, else that with the number before. */
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

    /** Every version in force for some year, by scheme, newest first. */
    public List<InForceVersion> inForce() {
        return visible(catalogue.get()).findInForce();
    }

    /** The scheme's versions in force for some year, newest first; empty if there is no such scheme. */
    public List<InForceVersion> inForce(String scheme) {
        return visible(catalogue.get()).findInForce(scheme);
    }

    /** Rule files on disk that could not be imported. */
    public List<RejectedRuleFile> refused() {
        return refused.get();
    }

    /** The versions of the schemes in the caller's scope. */
    private static PublishedVersions visible(PublishedVersions all) {
        Scope scope = Scope.ofCaller();
        return scope.schemes().isEmpty() ? all : all.within(scope);
    }

    /** The current snapshot. A node that was suspended, or cut off from storage, does not score by an old one. */
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
            return; // another thread has read meanwhile
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

    /** Applies publications and retirements since the last call; usually only one row is read. */
    synchronized void refreshIfChanged() {
        long begun = System.nanoTime();
        if (versions.readRevision() != revision) {
            refresh();
        }
        confirmedAt = begun;
    }

    /**
     * Reads the published versions; scoring under way continues with the old snapshot. One thread at a time, or the snapshot
     * of an earlier publication could replace that of a later one.
     */
    synchronized void refresh() {
        long begun = System.nanoTime();
        long seen = versions.readRevision(); // before the versions: a change in between is applied by the next call
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
