package org.plumbline.service.http;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a request was rejected. Titles and details are in the message bundles under {@code problem.<key>}. */
public enum ProblemKind {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    BAD_PARAMETER(HttpStatus.BAD_REQUEST),
    BAD_HEADER(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    CROSS_SITE(HttpStatus.FORBIDDEN),
    FORM_EXPIRED(HttpStatus.FORBIDDEN),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    /** The caller's scope does not include what would be written. */
    OUTSIDE_SCOPE(HttpStatus.FORBIDDEN),
    /** The request concerns more than the caller's scope, whatever its parameters. */
    UNSCOPED_ONLY(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    WRONG_HOST(HttpStatus.MISDIRECTED_REQUEST),
    /** The rule set is not in the state that the step requires. */
    RULE_SET_STATE(HttpStatus.CONFLICT),
    /** The author of a version neither approves nor publishes, retires or restores it. */
    OWN_DRAFT(HttpStatus.FORBIDDEN),
    OWN_DICTIONARY_DRAFT(HttpStatus.FORBIDDEN),
    NOT_OWN_DRAFT(HttpStatus.FORBIDDEN),
    REASON_MISSING(HttpStatus.UNPROCESSABLE_CONTENT),
    REASON_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A test in the workbook fails. */
    TESTS_FAIL(HttpStatus.CONFLICT),
    WORKBOOK_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Nothing can be written into the file, because a part from which no rules are read is damaged or must not be opened. */
    WORKBOOK_NOT_MARKED(HttpStatus.UNPROCESSABLE_CONTENT),
    SUBMISSION_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    FORM_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A form or text without scoring standards, neither of the two, or both. */
    NOTHING_TO_DRAFT(HttpStatus.BAD_REQUEST),
    /** The evaluation to be corrected does not exist. */
    CORRECTS_NOTHING(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The evaluation to be corrected is of another scheme, year or subject. */
    CORRECTS_ANOTHER(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Another caller stored the evaluation to be corrected. */
    CORRECTS_FOREIGN(HttpStatus.FORBIDDEN),
    /** The scheme has no published version of that number or SHA-256 for the submission's year. */
    NO_SUCH_VERSION(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The key was used for another request. */
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A line of a batch is longer than the limit of a body. */
    LINE_TOO_LONG(HttpStatus.CONTENT_TOO_LARGE),
    /** The rows of a table form no submission. */
    ROW_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The table is not a table of submissions. */
    TABLE_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The result is available only after the job's end. */
    JOB_NOT_ENDED(HttpStatus.CONFLICT),
    /** The job's files are in a folder that this node cannot access. */
    JOB_ELSEWHERE(HttpStatus.CONFLICT),
    /** More results than a spreadsheet may have. */
    RESULTS_TOO_MANY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The file is larger than the free space of the disk. */
    DISK_FULL(HttpStatus.INSUFFICIENT_STORAGE),
    /** More rules than a request can analyse; the command line can. */
    RULES_TOO_MANY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** More rows than a file may have. */
    EXPORT_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Another verification of the audit log is running. */
    VERIFICATION_RUNNING(HttpStatus.TOO_MANY_REQUESTS),
    /** The backup is supported for H2 only; other databases have their own tools. */
    BACKUP_ELSEWHERE(HttpStatus.CONFLICT),
    /** Too many wrong passwords for that name or from that address. */
    LOGIN_THROTTLED(HttpStatus.TOO_MANY_REQUESTS),
    USER_NAME(HttpStatus.UNPROCESSABLE_CONTENT),
    USER_EXISTS(HttpStatus.CONFLICT),
    /** The user is defined in the settings and cannot be changed here. */
    USER_OF_SETTINGS(HttpStatus.CONFLICT),
    USER_ROLES(HttpStatus.UNPROCESSABLE_CONTENT),
    /** What was entered as a scope cannot be read. */
    USER_SCOPE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Neither a password nor a key would let the user in. */
    USER_WITHOUT_ENTRY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The first user ends single-user mode, and must be an administrator with a password. */
    FIRST_USER(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Rules follow the files on disk, which is possible in single-user mode only. */
    USERS_WHILE_WATCHING(HttpStatus.CONFLICT),
    /** No administrator would be left who can sign in. */
    LAST_ADMIN(HttpStatus.CONFLICT),
    PASSWORD_UNFIT(HttpStatus.UNPROCESSABLE_CONTENT),
    PASSWORD_WRONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Stored data was altered outside of this service and cannot be read. */
    STORED_DAMAGED(HttpStatus.INTERNAL_SERVER_ERROR),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
    STORAGE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** More was requested at once than can be processed in time. */
    TOO_BUSY(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    ProblemKind(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Stable identifier for programs; a URN because no page is published under it. */
    URI type() {
        return URI.create("urn:plumbline:problem:" + key());
    }

    /** The kind of an HTTP status without further details. */
    static ProblemKind of(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> BODY_TOO_SLOW;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> STORAGE_UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL;
        };
    }
}
