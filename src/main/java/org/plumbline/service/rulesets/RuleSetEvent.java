package org.plumbline.service.rulesets;

import java.time.Instant;

/**
 * What somebody did to a version.
 *
 * @param id what the audit log knows it by
 * @param actor user name; {@code local} in single-user mode, {@code disk} for files laid out by an operator
 * @param reason in the actor's words; null where none was given
 */
public record RuleSetEvent(long id, EventKind kind, String actor, String reason, Instant at) {

    /** Steps of a version's life. */
    public enum EventKind {
        IMPORTED,
        UPLOADED,
        /** Taken up again from an earlier version. */
        TAKEN_UP,
        APPROVED,
        PUBLISHED,
        RETIRED
    }
}
