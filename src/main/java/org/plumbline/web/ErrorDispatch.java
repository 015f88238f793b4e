package org.plumbline.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what never reached a controller: refusals by filters and by the container. */
@Controller
final class ErrorDispatch implements ErrorController {

    private final Problems problems;

    ErrorDispatch(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        RequestRefused refused = problems.refusal(request);
        if (refused != null) {
            return problems.answer(request, problems.of(request, refused), HttpHeaders.EMPTY);
        }
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatusCode status = HttpStatusCode.valueOf(code == null ? 404 : code); // 404: /error asked for by itself
        ProblemKind kind = ProblemKind.of(status.value());
        ProblemDetail problem = problems.of(request, kind, status, place(kind, request, response));
        return problems.answer(request, problem, HttpHeaders.EMPTY);
    }

    /** What the sentence names; of an error the request, under whose id the container has logged it. */
    private static String place(ProblemKind kind, HttpServletRequest request, HttpServletResponse response) {
        return switch (kind) {
            case METHOD_NOT_ALLOWED -> response.getHeader(HttpHeaders.ALLOW);
            case INTERNAL -> RequestId.of(request);
            default -> Problems.path(request);
        };
    }
}
