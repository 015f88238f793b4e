package org.plumbline.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
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
    Object error(HttpServletRequest request) {
        RequestRefused refused = problems.refusal(request);
        if (refused != null) {
            return problems.answer(request, problems.of(request, refused), HttpHeaders.EMPTY);
        }
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatusCode status = HttpStatusCode.valueOf(code == null ? 404 : code); // 404: /error asked for by itself
        ProblemKind kind = ProblemKind.of(status.value());
        ProblemDetail problem = problems.of(request, kind, status, request.getRequestURI());
        return problems.answer(request, problem, HttpHeaders.EMPTY);
    }
}
