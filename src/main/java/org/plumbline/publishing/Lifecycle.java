package org.plumbline.publishing;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import org.plumbline.publishing.RuleSetEvent.Kind;
import org.plumbline.publishing.RuleSetVersion.Origin;
import org.plumbline.publishing.RuleSetVersion.State;
import org.plumbline.ruleset.RuleSet;
import org.plumbline.web.Actor;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.RequestRefused;
import org.plumbline.web.Users;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves a version from draft to approved, published and retired. Each step is recorded with who took it and why, in one
 * transaction with the step; rules change hands only after it.
 */
@Component
public final class Lifecycle {

    private static final int REASON = 4_000;

    private final RuleSetVersions versions;
    private final RuleSets ruleSets;
    private final Users users;

    private final TransactionTemplate transaction;

    Lifecycle(RuleSetVersions versions, RuleSets ruleSets, Users users, PlatformTransactionManager transactions) {
        this.versions = versions;
        this.ruleSets = ruleSets;
        this.users = users;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A second pair of eyes: where users are configured, whoever brought the draft cannot approve it.
     *
     * @param reason why it is right; required
     * @throws RequestRefused where the version is no draft, the actor its author, a test fails or the reason is missing
     */
    public RuleSetVersion approve(long id, Actor actor, String reason) {
        RuleSetVersion version = version(id);
        require(version, State.DRAFT);
        String author = versions.author(id);
        if (!users.singleUser() && actor.name().equals(author)) {
            throw new RequestRefused(ProblemKind.OWN_DRAFT, author);
        }
        String said = reason(reason, true);
        testsPass(version);
        return step(version, State.APPROVED, Kind.APPROVED, actor, said);
    }

    /**
     * Puts the version in force for its years. A draft needs approval first, but not in single-user mode. A version that was
     * published before is published again under a new number, with the same SHA-256.
     *
     * @param reason required where the rules carry warnings or are an earlier version's; else it may be null
     * @return the version that is now in force
     */
    public RuleSetVersion publish(long id, Actor actor, String reason) {
        RuleSetVersion version = version(id);
        if (version.state() == State.DRAFT && !users.singleUser()) {
            throw wrongState(version, State.APPROVED);
        }
        boolean again = version.state() == State.PUBLISHED || version.state() == State.RETIRED;
        try (RuleSetInUse rules = ruleSets.use(version)) { // built before anybody waits for it
            String said = reason(reason, again || !rules.ruleSet().warnings().isEmpty());
            Trials.require(rules.ruleSet());
            RuleSetVersion published = transaction.execute(status -> {
                versions.lock();
                RuleSetVersion moving = again ? takeUp(version, rules.ruleSet(), actor, said) : version;
                return inForce(moving, actor.name(), said);
            });
            ruleSets.refresh();
            return published;
        }
    }

    /** Takes a published version out of force; what it scored can still be replayed. */
    public RuleSetVersion retire(long id, Actor actor, String reason) {
        RuleSetVersion version = version(id);
        require(version, State.PUBLISHED);
        RuleSetVersion retired = step(version, State.RETIRED, Kind.RETIRED, actor, reason(reason, true));
        ruleSets.refresh();
        return retired;
    }

    /** Within a transaction: the caller's version becomes the latest publication. */
    RuleSetVersion inForce(RuleSetVersion version, String actor, String reason) {
        move(version, State.PUBLISHED);
        Metrics.counter("plumbline.publications", "scheme", version.scheme()).increment();
        versions.published(version, versions.tell(version, Kind.PUBLISHED, actor, reason));
        return version(version.id());
    }

    private RuleSetVersion takeUp(RuleSetVersion earlier, RuleSet ruleSet, Actor actor, String reason) {
        RuleSetVersion version = versions.draft(ruleSet, earlier.recipe(), Origin.EARLIER);
        versions.tell(
                version, Kind.TAKEN_UP, actor.name(), "v" + earlier.version() + (reason == null ? "" : " " + reason));
        return version;
    }

    private RuleSetVersion step(RuleSetVersion version, State to, Kind kind, Actor actor, String reason) {
        return transaction.execute(status -> {
            versions.lock();
            move(version, to);
            versions.tell(version, kind, actor.name(), reason);
            return version(version.id());
        });
    }

    private void move(RuleSetVersion version, State to) {
        if (!versions.move(version, to)) {
            throw wrongState(version(version.id()), version.state());
        }
    }

    private void testsPass(RuleSetVersion version) {
        try (RuleSetInUse rules = ruleSets.use(version)) {
            Trials.require(rules.ruleSet());
        }
    }

    /** What happened to the version, first to last. */
    public List<RuleSetEvent> events(long id) {
        return versions.events(id);
    }

    private RuleSetVersion version(long id) {
        return versions.find(id).orElseThrow(() -> RequestRefused.notFound(Long.toString(id)));
    }

    private static void require(RuleSetVersion version, State state) {
        if (version.state() != state) {
            throw wrongState(version, state);
        }
    }

    private static RequestRefused wrongState(RuleSetVersion version, State needed) {
        return new RequestRefused(
                ProblemKind.RULE_SET_STATE,
                version.scheme() + " v" + version.version(),
                worded(version.state()),
                worded(needed));
    }

    /** In the caller's language. */
    private static MessageSourceResolvable worded(State state) {
        return new DefaultMessageSourceResolvable("problem.state." + state);
    }

    /** Stripped; null for none. */
    static String reason(String reason, boolean required) {
        String said = reason == null || reason.isBlank() ? null : reason.strip();
        if (said == null && required) {
            throw new RequestRefused(ProblemKind.REASON_MISSING);
        }
        if (said != null && said.length() > REASON) {
            throw new RequestRefused(ProblemKind.REASON_TOO_LONG, REASON);
        }
        return said;
    }
}
