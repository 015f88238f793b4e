package org.plumbline.service.audit;

/** What an entry records. Names are part of hashed bytes and never change. */
public enum AuditEntryKind {
    /** An evaluation was stored; with the fact {@code corrects} it corrects an earlier one. */
    EVALUATION,
    /** A version of a rule set changed its state. */
    RULE_SET_EVENT,
    /** A user was created or changed. */
    USER_EVENT,
    /** A call was answered with 401, 403 or 429; a limited number is recorded each minute. */
    DENIED_CALL,
    /** A version of the form dictionary changed its state. */
    FORM_DICTIONARY_EVENT
}
