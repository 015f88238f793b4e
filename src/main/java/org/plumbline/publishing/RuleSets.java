package org.plumbline.publishing;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.plumbline.ruleset.RuleSetRejected;
import org.springframework.stereotype.Component;

/** The rules to score by: those in force for a year, or those of a version once used. */
@Component
public final class RuleSets {

    private final RuleSetVersions versions;
    private final RuleFiles files;
    private final Executables executables;
    private final AtomicReference<Catalogue> catalogue = new AtomicReference<>(Catalogue.EMPTY);
    private final AtomicReference<List<RefusedRules>> refused = new AtomicReference<>(List.of());

    RuleSets(RuleSetVersions versions, RuleFiles files, Executables executables) {
        this.versions = versions;
        this.files = files;
        this.executables = executables;
    }

    /**
     * The latest published version whose years contain the year.
     *
     * @throws org.plumbline.scoring.SubmissionRejected naming the schemes, or the years, that there are
     */
    public RuleSetInUse inForce(String scheme, int fiscalYear) {
        return use(catalogue.get().inForce(scheme, fiscalYear));
    }

    /**
     * A published version that a caller asks for by name.
     *
     * @param name its number within the scheme, or its SHA-256
     * @throws org.plumbline.scoring.SubmissionRejected naming the schemes that there are
     * @throws org.plumbline.web.RequestRefused naming the published versions, where none is called so or it is for other years
     */
    public RuleSetInUse published(String scheme, int fiscalYear, String name) {
        return use(catalogue.get().published(scheme, fiscalYear, name));
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

    /**
     * Takes up what has been published meanwhile; whoever is scoring goes on with what it has. One at a time, or the picture
     * of an earlier publication could take the place of a later one's.
     */
    synchronized void refresh() {
        Catalogue now = new Catalogue(versions.published());
        catalogue.set(now);
        executables.prefer(
                now.inForce().stream().map(each -> each.version().recipe()).collect(Collectors.toUnmodifiableSet()));
    }

    void refused(List<RefusedRules> rules) {
        refused.set(List.copyOf(rules));
    }
}
