package org.plumbline.service.http;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a request was not served. Titles and details stand in the message bundles under {@code problem.<key>}. */
public enum ProblemKind {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    BAD_PARAMETER(HttpStatus.BAD_REQUEST),
    BAD_HEADER(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    CROSS_SITE(HttpStatus.FORBIDDEN),
    FORM_EXPIRED(HttpStatus.FORBIDDEN),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    WRONG_HOST(HttpStatus.MISDIRECTED_REQUEST),
    /** The rule set is not in the state the step needs. */
    RULE_SET_STATE(HttpStatus.CONFLICT),
    /** The author of a version neither approves nor publishes, retires or restores it. */
    OWN_DRAFT(HttpStatus.FORBIDDEN),
    REASON_MISSING(HttpStatus.UNPROCESSABLE_CONTENT),
    REASON_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A test in the workbook fails. */
    TESTS_FAIL(HttpStatus.CONFLICT),
    WORKBOOK_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Nothing can be written into the file, which is damaged where rules are not read from, or must not be opened. */
    WORKBOOK_NOT_MARKED(HttpStatus.UNPROCESSABLE_CONTENT),
    SUBMISSION_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    FORM_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** There is no evaluation that a new one could correct under this id. */
    CORRECTS_NOTHING(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The evaluation to be corrected is of another scheme, year or subject. */
    CORRECTS_ANOTHER(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Another caller kept the evaluation to be corrected. */
    CORRECTS_FOREIGN(HttpStatus.FORBIDDEN),
    /** The scheme has no published version of that number or SHA-256 for the submission's year. */
    NO_SUCH_VERSION(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The key stands for another request. */
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A line of a batch is longer than a body may be. */
    LINE_TOO_LONG(HttpStatus.CONTENT_TOO_LARGE),
    /** The rows of a table make no submission. */
    ROW_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A table that no submissions can be read from. */
    TABLE_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** What is asked for comes with a job's end. */
    JOB_NOT_ENDED(HttpStatus.CONFLICT),
    /** The job's files are in a folder that this node does not have. */
    JOB_ELSEWHERE(HttpStatus.CONFLICT),
    /** More results than one spreadsheet is made of. */
    RESULTS_TOO_MANY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A file is larger than what the disk has left. */
    DISK_FULL(HttpStatus.INSUFFICIENT_STORAGE),
    /** More rows than one file is made of. */
    EXPORT_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The audit log is being verified for somebody else. */
    VERIFICATION_RUNNING(HttpStatus.TOO_MANY_REQUESTS),
    /** The database is another program's, which has its own way to back it up. */
    BACKUP_ELSEWHERE(HttpStatus.CONFLICT),
    /** Too many wrong passwords came for that name or from that address. */
    LOGIN_THROTTLED(HttpStatus.TOO_MANY_REQUESTS),
    USER_NAME(HttpStatus.UNPROCESSABLE_CONTENT),
    USER_EXISTS(HttpStatus.CONFLICT),
    /** The user stands in the settings, where nobody changes them from here. */
    USER_OF_SETTINGS(HttpStatus.CONFLICT),
    USER_ROLES(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Neither a password nor a key would let the user in. */
    USER_WITHOUT_ENTRY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The first user ends single-user mode, and nobody else could let others in. */
    FIRST_USER(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Rules change with files on disk, which nobody but a lone user may have. */
    USERS_WHILE_WATCHING(HttpStatus.CONFLICT),
    /** Nobody could manage users any more. */
    LAST_ADMIN(HttpStatus.CONFLICT),
    PASSWORD_UNFIT(HttpStatus.UNPROCESSABLE_CONTENT),
    PASSWORD_WRONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** What is stored was altered by another than this service, and can't be read any more. */
    STORED_DAMAGED(HttpStatus.INTERNAL_SERVER_ERROR),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
    STORAGE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** More is asked at once than can be served soon. */
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

    /** Stable name for programs; a URN because there is no page behind it to keep alive. */
    URI type() {
        return URI.create("urn:plumbline:problem:" + key());
    }

    /** What a bare status means here. */
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
