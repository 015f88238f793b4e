package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.plumbline.service.storage.StorageErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Converts every exception that leaves a controller to a problem. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemResponses problems;
    private final FaultLog faults;

    ProblemAdvice(ProblemResponses problems, FaultLog faults) {
        this.problems = problems;
        this.faults = faults;
    }

    @ExceptionHandler
    Object handleProblem(ProblemException refused, HttpServletRequest request) {
        return problems.respond(request, problems.createProblem(request, refused), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    Object handleUnreadableMessage(HttpMessageNotReadableException e, HttpServletRequest request) {
        return respond(request, ProblemKind.BAD_REQUEST);
    }

    /**
     * A form with files is parsed when its fields are read, and the reader wraps the exception. One that is too large has
     * a type of its own; of other failures the causes cannot be distinguished.
     */
    @ExceptionHandler
    Object handleMultipart(MultipartException e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refused) {
                return handleProblem(refused, request);
            }
        }
        return e instanceof ErrorResponse
                ? handleUnexpected(e, request, response)
                : respond(request, ProblemKind.BAD_REQUEST);
    }

    /** The part or field is named, so that a caller who gave it another name finds it. */
    @ExceptionHandler
    Object handleMissingPart(MissingServletRequestPartException e, HttpServletRequest request) {
        return handleProblem(ProblemException.invalidParameter(e.getRequestPartName(), null, "1 ×"), request);
    }

    @ExceptionHandler
    Object handleMissingParameter(MissingServletRequestParameterException e, HttpServletRequest request) {
        return handleProblem(ProblemException.invalidParameter(e.getParameterName(), null, "1 ×"), request);
    }

    /** Fields of a form's body that cannot be decoded, or too many of them. */
    @ExceptionHandler
    Object fields(InvalidParameterException e, HttpServletRequest request) {
        return respond(request, ProblemKind.BAD_REQUEST);
    }

    /** An invalid parameter of a media type, such as its charset. */
    @ExceptionHandler({InvalidMimeTypeException.class, InvalidMediaTypeException.class})
    Object mediaType(IllegalArgumentException e, HttpServletRequest request) {
        return handleProblem(
                ProblemException.invalidHeader(
                        HttpHeaders.CONTENT_TYPE, request.getContentType(), "type/subtype; charset=utf-8"),
                request);
    }

    /** A path variable that cannot be parsed is "not found"; a form's field is an invalid request. */
    @ExceptionHandler
    Object handleTypeMismatch(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return e.getParameter().hasParameterAnnotation(PathVariable.class)
                ? handleProblem(ProblemException.notFound(String.valueOf(e.getValue())), request)
                : respond(request, ProblemKind.BAD_REQUEST);
    }

    private Object respondStorageUnavailable(Exception e, HttpServletRequest request) {
        faults.storage(request.getRequestURI(), e);
        return respond(request, ProblemKind.STORAGE_UNAVAILABLE);
    }

    /** A header or a part's name has characters that are not allowed. */
    @ExceptionHandler
    Object handleRejectedRequest(RequestRejectedException e, HttpServletRequest request) {
        return respond(request, ProblemKind.BAD_REQUEST);
    }

    /** The client closed the connection. */
    @ExceptionHandler
    void handleClientGone(AsyncRequestNotUsableException e) {
        LOG.debug("the client closed the connection");
    }

    @ExceptionHandler
    Object handleUnexpected(Exception e, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // the response has begun: the container breaks the connection, so that the caller does not take it for
            // complete
            throw e;
        }
        if (e instanceof ErrorResponse refusal) {
            ProblemKind kind = ProblemKind.of(refusal.getStatusCode().value());
            ProblemDetail problem =
                    problems.createProblem(request, kind, refusal.getStatusCode(), detailArgument(e, request));
            return problems.respond(request, problem, refusal.getHeaders());
        }
        if (StorageErrors.isUnavailable(e)) {
            return respondStorageUnavailable(e, request);
        }
        if (StorageErrors.isUnstorableText(e)) {
            return respond(request, ProblemKind.BAD_REQUEST);
        }
        String id = faults.log(request.getRequestURI(), e);
        ProblemDetail problem = problems.createProblem(request, ProblemKind.INTERNAL, id);
        problem.setProperty("errorId", id);
        return problems.respond(request, problem, HttpHeaders.EMPTY);
    }

    private Object respond(HttpServletRequest request, ProblemKind kind) {
        return problems.respond(request, problems.createProblem(request, kind), HttpHeaders.EMPTY);
    }

    /** The argument of the message: the supported values, or the path. */
    private static String detailArgument(Exception e, HttpServletRequest request) {
        if (e instanceof HttpRequestMethodNotSupportedException method && method.getSupportedHttpMethods() != null) {
            return method.getSupportedHttpMethods().stream()
                    .map(HttpMethod::name)
                    .sorted()
                    .collect(Collectors.joining(" / "));
        }
        if (e instanceof HttpMediaTypeException media) {
            return media.getSupportedMediaTypes().stream().map(Object::toString).collect(Collectors.joining(" / "));
        }
        return request.getRequestURI();
    }
}
