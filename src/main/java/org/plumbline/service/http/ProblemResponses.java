package org.plumbline.service.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Renders every error as an RFC 9457 problem: JSON for programs, a page for browsers. */
@Component
public final class ProblemResponses {

    /** The request attribute with the reason for a filter's rejection. */
    private static final String REFUSAL = ProblemResponses.class.getName() + ".refusal";

    /** Seconds. */
    private static final int RETRY_AFTER = 2;

    private static final Set<Integer> DENIALS = Set.of(401, 403, 429);

    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/v3/", "/actuator");

    private final MessageSource messages;
    private final DenialRecorder denied;

    ProblemResponses(MessageSource messages, DenialRecorder denied) {
        this.messages = messages;
        this.denied = denied;
    }

    /** @param arguments of the message */
    public ProblemDetail createProblem(HttpServletRequest request, ProblemKind kind, Object... arguments) {
        return createProblem(request, kind, kind.status(), arguments);
    }

    ProblemDetail createProblem(
            HttpServletRequest request, ProblemKind kind, HttpStatusCode status, Object... arguments) {
        ProblemDetail problem =
                createProblem(LanguagePreference.of(request), requestedPath(request), kind, status, arguments);
        if (RequestIdFilter.of(request) != null) {
            problem.setProperty(RequestIdFilter.NAME, RequestIdFilter.of(request));
        }
        return problem;
    }

    /** The problem of one item of a request, rendered on any thread. */
    public ProblemDetail createProblem(LanguagePreference languages, String path, ProblemException refused) {
        ProblemDetail problem =
                createProblem(languages, path, refused.kind(), refused.kind().status(), refused.arguments());
        refused.members().forEach(problem::setProperty);
        return problem;
    }

    private ProblemDetail createProblem(
            LanguagePreference languages, String path, ProblemKind kind, HttpStatusCode status, Object... arguments) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(kind.type());
        problem.setTitle(languages.localize(
                locale -> messages.getMessage("problem." + kind.key() + ".title", arguments, locale)));
        problem.setDetail(languages.localize(
                locale -> messages.getMessage("problem." + kind.key() + ".detail", arguments, locale)));
        problem.setInstance(instance(path));
        return problem;
    }

    /** @return null for a path that is not a URI reference, such as {@code //} */
    private static URI instance(String path) {
        try {
            return new URI(path);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    public ProblemDetail createProblem(HttpServletRequest request, ProblemException refused) {
        ProblemDetail problem = createProblem(request, refused.kind(), refused.arguments());
        refused.members().forEach(problem::setProperty);
        return problem;
    }

    /** Writes the response: a page for browsers. */
    public Object respond(HttpServletRequest request, ProblemDetail problem, HttpHeaders headers) {
        HttpStatusCode status = HttpStatusCode.valueOf(problem.getStatus());
        if (DENIALS.contains(status.value())) {
            denied.record(request, status.value(), kindOf(problem), requestedPath(request));
        }
        if (!wantsPage(request)) {
            return ResponseEntity.status(status)
                    .headers(headers)
                    .headers(all -> addRetryAfter(status, all))
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        ModelAndView page = new ModelAndView("problem", Map.of("problem", problem), status);
        if (HttpMethod.POST.matches(request.getMethod())) {
            page.addObject("previous", PreviousPage.find(request));
        }
        return page;
    }

    private static ProblemKind kindOf(ProblemDetail problem) {
        return Arrays.stream(ProblemKind.values())
                .filter(kind -> kind.type().equals(problem.getType()))
                .findFirst()
                .orElseGet(() -> ProblemKind.of(problem.getStatus()));
    }

    /** Adds Retry-After to temporary errors. */
    private static void addRetryAfter(HttpStatusCode status, HttpHeaders headers) {
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER));
        }
    }

    /** Rejects a request from a filter; the container then asks {@link ErrorDispatchController} for the response. */
    public void reject(HttpServletRequest request, HttpServletResponse response, ProblemException refused)
            throws IOException {
        denied.keepCaller(request);
        request.setAttribute(REFUSAL, refused);
        response.sendError(refused.kind().status().value());
    }

    /** A rejection that redirects a browser to a page, such as that of a wrong password in the login form. */
    public void denied(HttpServletRequest request, ProblemKind kind) {
        denied.record(request, kind.status().value(), kind, request.getRequestURI());
    }

    ProblemException findRejection(HttpServletRequest request) {
        return (ProblemException) request.getAttribute(REFUSAL);
    }

    public static boolean wantsPage(HttpServletRequest request) {
        String path = requestedPath(request);
        boolean forPrograms = FOR_PROGRAMS.stream().anyMatch(path::startsWith);
        if (forPrograms && !HttpMethod.GET.matches(request.getMethod())) {
            return false;
        }
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(ReadableHeader.of(request, HttpHeaders.ACCEPT));
            // a browser that follows a link to a download accepts both, unlike programs
            return accepted.stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype)
                    && (!forPrograms
                            || accepted.stream().anyMatch(MediaType.APPLICATION_XHTML_XML::equalsTypeAndSubtype));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** The requested path, also while the container dispatches to its error page. */
    static String requestedPath(HttpServletRequest request) {
        return Objects.requireNonNullElse(
                (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), request.getRequestURI());
    }
}
