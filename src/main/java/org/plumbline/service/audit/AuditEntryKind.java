package org.plumbline.service.audit;

/** What an entry speaks of. Names are part of hashed bytes and never change. */
public enum AuditEntryKind {
    /** An evaluation was kept; with the fact {@code corrects} it puts an earlier one right. */
    EVALUATION,
    /** A version of a rule set took a step of its life. */
    RULE_SET_EVENT,
    /** A user was made or changed. */
    USER_EVENT,
    /** A call was answered with 401, 403 or 429; only so many a minute are entered. */
    DENIED_CALL
}
