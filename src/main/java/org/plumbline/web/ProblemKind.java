package org.plumbline.web;

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
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    WRONG_HOST(HttpStatus.MISDIRECTED_REQUEST),
    /** The rule set is not in the state the step needs. */
    RULE_SET_STATE(HttpStatus.CONFLICT),
    /** Whoever brought a draft may not approve it. */
    OWN_DRAFT(HttpStatus.FORBIDDEN),
    REASON_MISSING(HttpStatus.UNPROCESSABLE_CONTENT),
    REASON_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A test in the workbook fails. */
    TESTS_FAIL(HttpStatus.CONFLICT),
    WORKBOOK_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    SUBMISSION_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    FORM_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** There is no evaluation that a new one could put right under this id. */
    CORRECTS_NOTHING(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The scheme has no published version of that number or SHA-256 for the submission's year. */
    NO_SUCH_VERSION(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The key stands for another request. */
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A line of a batch is longer than a body may be. */
    LINE_TOO_LONG(HttpStatus.CONTENT_TOO_LARGE),
    /** More rows than one file is made of. */
    EXPORT_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The audit log is being verified for somebody else. */
    VERIFICATION_RUNNING(HttpStatus.TOO_MANY_REQUESTS),
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

    String key() {
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
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> STORAGE_UNAVAILABLE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL;
        };
    }
}
