package org.plumbline.service.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Renders errors that never reached a controller: rejections by filters and by the container. */
@Controller
final class ErrorDispatchController implements ErrorController {

    private final ProblemResponses problems;

    ErrorDispatchController(ProblemResponses problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    Object handleError(HttpServletRequest request, HttpServletResponse response) throws UnsupportedEncodingException {
        if (!EncodingFilter.isSupported(request.getCharacterEncoding())) {
            // rejected by the container before the filter; the response is written for the same request
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
        ProblemException refused = problems.findRejection(request);
        if (refused != null) {
            return problems.respond(request, problems.createProblem(request, refused), HttpHeaders.EMPTY);
        }
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatusCode status = HttpStatusCode.valueOf(code == null ? 404 : code); // 404: /error was requested directly
        ProblemKind kind = ProblemKind.of(status.value());
        ProblemDetail problem = problems.createProblem(request, kind, status, detailArgument(kind, request, response));
        return problems.respond(request, problem, HttpHeaders.EMPTY);
    }

    /** The argument of the message; for an error the request id, under which the container has logged it. */
    private static String detailArgument(ProblemKind kind, HttpServletRequest request, HttpServletResponse response) {
        return switch (kind) {
            case METHOD_NOT_ALLOWED -> response.getHeader(HttpHeaders.ALLOW);
            case INTERNAL -> RequestIdFilter.of(request);
            default -> ProblemResponses.requestedPath(request);
        };
    }
}
