package org.plumbline.service.rulesets;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.service.http.ProblemException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.rulesets.RuleSetEvent.EventKind;
import org.plumbline.service.rulesets.RuleSetVersion.Origin;
import org.plumbline.service.rulesets.RuleSetVersion.State;
import org.plumbline.service.security.Actor;
import org.plumbline.service.security.UserDirectory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes a version's state from draft to approved, published and retired. Each step is recorded with actor and reason, in one
 * transaction with the step; the rules in force change only after it.
 */
@Component
public final class VersionLifecycle {

    private static final int REASON = 4_000;

    private final RuleSetVersionStore versions;
    private final VersionAuthors authors;
    private final RuleSetProvider ruleSets;
    private final UserDirectory users;

    private final TransactionTemplate transaction;

    VersionLifecycle(
            RuleSetVersionStore versions,
            VersionAuthors authors,
            RuleSetProvider ruleSets,
            UserDirectory users,
            PlatformTransactionManager transactions) {
        this.versions = versions;
        this.authors = authors;
        this.ruleSets = ruleSets;
        this.users = users;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Approves a version. If users are configured, its author takes none of these steps.
     *
     * @param reason of the approval; required
     * @throws ProblemException if the version is no draft, the actor its author, a test fails or the reason is missing
     */
    public RuleSetVersion approve(long id, Actor actor, String reason) {
        RuleSetVersion version = requireVersion(id);
        requireState(version, State.DRAFT);
        notOwn(version, actor);
        String checkedReason = checkReason(reason, true);
        requirePassingTests(version);
        return recordStep(version, State.APPROVED, EventKind.APPROVED, actor, checkedReason);
    }

    /**
     * Puts the version in force for its years. A draft needs approval first, but not in single-user mode. A version that was
     * published before is published again under a new number, with the same SHA-256; one that is in force for all its years
     * stays as it is, so that two concurrent publications have the effect of one.
     *
     * @param reason required if the rules have warnings or are an earlier version's; else it may be null
     * @return the version that is now in force
     * @throws ProblemException if the actor is the version's author, its state is another one, a test fails or the reason is
     *     missing
     */
    public RuleSetVersion publish(long id, Actor actor, String reason) {
        RuleSetVersion version = requireVersion(id);
        requirePublishable(version);
        notOwn(version, actor);
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) { // built before any request waits for it
            boolean warned =
                    !VersionWarnings.of(version, rules.ruleSet(), ruleSets).isEmpty();
            String checkedReason = checkReason(reason, wasPublished(version) || warned);
            PublicationTests.requirePassing(rules.ruleSet());
            RuleSetVersion published = transaction.execute(status -> {
                versions.lockState();
                return publishOnce(requireVersion(id), rules.ruleSet(), actor, checkedReason);
            });
            ruleSets.refresh();
            return published;
        }
    }

    /** @param version as read under the lock */
    private RuleSetVersion publishOnce(RuleSetVersion version, RuleSet ruleSet, Actor actor, String reason) {
        requirePublishable(version); // it may have been returned or withdrawn meanwhile
        if (!wasPublished(version)) {
            return putInForce(version, actor.name(), reason);
        }
        Optional<RuleSetVersion> now = inForceNow(version);
        return now.isPresent()
                ? now.get()
                : putInForce(
                        publishEarlierVersion(version, ruleSet, actor, checkReason(reason, true)),
                        actor.name(),
                        reason);
    }

    /** A version of the same files that is in force for every year of theirs. */
    private Optional<RuleSetVersion> inForceNow(RuleSetVersion version) {
        return new PublishedVersions(versions.published())
                .findInForce(version.scheme()).stream()
                        .filter(each -> each.version().fingerprint().equals(version.fingerprint())
                                && each.years().equals(List.of(version.years())))
                        .map(InForceVersion::version)
                        .findFirst();
    }

    private void requirePublishable(RuleSetVersion version) {
        boolean skipsApproval = version.state() == State.DRAFT && users.isSingleUser();
        if (version.state() != State.APPROVED && !wasPublished(version) && !skipsApproval) {
            throw wrongState(version, State.APPROVED);
        }
    }

    private static boolean wasPublished(RuleSetVersion version) {
        return version.state() == State.PUBLISHED || version.state() == State.RETIRED;
    }

    private void notOwn(RuleSetVersion version, Actor actor) {
        Set<String> names = authors.find(version.id()).names();
        if (!users.isSingleUser() && names.contains(actor.name())) {
            throw new ProblemException(ProblemKind.OWN_DRAFT, actor.name(), describeApprovers(names));
        }
    }

    /** The users who can decide on a version of these authors, in the caller's language. */
    MessageSourceResolvable describeApprovers(Set<String> authors) {
        return users.describeApprovers(authors);
    }

    /**
     * Takes a published version out of force; evaluations it scored can still be replayed.
     *
     * @throws ProblemException if the actor is the version's author, it is not published or the reason is missing
     */
    public RuleSetVersion retire(long id, Actor actor, String reason) {
        RuleSetVersion version = requireVersion(id);
        requireState(version, State.PUBLISHED);
        notOwn(version, actor);
        RuleSetVersion retired =
                recordStep(version, State.RETIRED, EventKind.RETIRED, actor, checkReason(reason, true));
        ruleSets.refresh();
        return retired;
    }

    /**
     * Returns a version that is not published to its authors, who see the reason. It stays as it is; they upload another one,
     * which follows it and on which they do not decide either.
     *
     * @param reason required
     * @throws ProblemException if the version is neither draft nor approved, the actor one of its authors or the reason missing
     */
    public RuleSetVersion returnToAuthor(long id, Actor actor, String reason) {
        RuleSetVersion version = requireVersion(id);
        if (version.state() != State.APPROVED) {
            requireState(version, State.DRAFT);
        }
        notOwn(version, actor);
        return recordStep(version, State.RETURNED, EventKind.RETURNED, actor, checkReason(reason, true));
    }

    /**
     * Withdraws a version that was not published: one of its authors gives it up. In single-user mode it may be anyone's.
     *
     * @param reason may be null
     * @throws ProblemException if the version was published or is withdrawn, or the actor is none of its authors
     */
    public RuleSetVersion withdraw(long id, Actor actor, String reason) {
        RuleSetVersion version = requireVersion(id);
        if (version.state() != State.APPROVED && version.state() != State.RETURNED) {
            requireState(version, State.DRAFT);
        }
        Set<String> names = authors.find(id).names();
        if (!users.isSingleUser() && !names.contains(actor.name())) {
            throw new ProblemException(ProblemKind.NOT_OWN_DRAFT, actor.name(), String.join("、", names));
        }
        return recordStep(version, State.WITHDRAWN, EventKind.WITHDRAWN, actor, checkReason(reason, false));
    }

    /** Within a transaction: the caller's version becomes the latest publication. */
    RuleSetVersion putInForce(RuleSetVersion version, String actor, String reason) {
        moveTo(version, State.PUBLISHED);
        Metrics.counter("plumbline.publications", "scheme", version.scheme()).increment();
        versions.published(version, versions.recordEvent(version, EventKind.PUBLISHED, actor, reason));
        return requireVersion(version.id());
    }

    private RuleSetVersion publishEarlierVersion(RuleSetVersion earlier, RuleSet ruleSet, Actor actor, String reason) {
        RuleSetVersion version = versions.addDraft(ruleSet, earlier.fingerprint(), Origin.EARLIER);
        versions.recordEvent(
                version,
                EventKind.TAKEN_UP,
                actor.name(),
                "v" + earlier.version() + (reason == null ? "" : " " + reason));
        return version;
    }

    private RuleSetVersion recordStep(RuleSetVersion version, State to, EventKind kind, Actor actor, String reason) {
        return transaction.execute(status -> {
            versions.lockState();
            moveTo(version, to);
            versions.recordEvent(version, kind, actor.name(), reason);
            return requireVersion(version.id());
        });
    }

    private void moveTo(RuleSetVersion version, State to) {
        if (!versions.moveTo(version, to)) {
            throw wrongState(requireVersion(version.id()), version.state());
        }
    }

    private void requirePassingTests(RuleSetVersion version) {
        try (BorrowedRuleSet rules = ruleSets.borrow(version)) {
            PublicationTests.requirePassing(rules.ruleSet());
        }
    }

    /** The events of the version, in order. */
    public List<RuleSetEvent> listEvents(long id) {
        return versions.listEvents(id);
    }

    private RuleSetVersion requireVersion(long id) {
        return versions.find(id).orElseThrow(() -> ProblemException.notFound(Long.toString(id)));
    }

    private static void requireState(RuleSetVersion version, State state) {
        if (version.state() != state) {
            throw wrongState(version, state);
        }
    }

    private static ProblemException wrongState(RuleSetVersion version, State needed) {
        return new ProblemException(
                ProblemKind.RULE_SET_STATE,
                version.scheme() + " v" + version.version(),
                stateLabel(version.state()),
                stateLabel(needed));
    }

    /** In the caller's language. */
    private static MessageSourceResolvable stateLabel(State state) {
        return new DefaultMessageSourceResolvable("problem.state." + state);
    }

    /** Stripped; null for none. */
    public static String checkReason(String reason, boolean required) {
        String checkedReason = reason == null || reason.isBlank() ? null : reason.strip();
        if (checkedReason == null && required) {
            throw new ProblemException(ProblemKind.REASON_MISSING);
        }
        if (checkedReason != null && checkedReason.length() > REASON) {
            throw new ProblemException(ProblemKind.REASON_TOO_LONG, REASON);
        }
        return checkedReason;
    }
}
