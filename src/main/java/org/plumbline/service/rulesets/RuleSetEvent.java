package org.plumbline.service.rulesets;

import java.time.Instant;

/**
 * A step of a version's life cycle.
 *
 * @param id its subject in the audit log
 * @param actor user name; {@code local} in single-user mode, {@code disk} for files on disk
 * @param reason in the actor's words; null if none was given
 */
public record RuleSetEvent(long id, EventKind kind, String actor, String reason, Instant at) {

    /** The steps of a version's life cycle. */
    public enum EventKind {
        IMPORTED,
        UPLOADED,
        /** Published again from an earlier version. */
        TAKEN_UP,
        APPROVED,
        PUBLISHED,
        RETIRED,
        RETURNED,
        WITHDRAWN
    }
}
