package org.plumbline.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.web.ProblemKind;
import org.plumbline.web.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a submission that cannot be scored with everything that is wrong with it. */
@ControllerAdvice
@Order(0)
final class RejectedSubmissions {

    private final Problems problems;

    RejectedSubmissions(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Object rejected(SubmissionRejected rejected, HttpServletRequest request) {
        List<RejectedField> fields = RejectedField.of(rejected, request);
        ProblemDetail problem = problems.of(
                request, ProblemKind.SUBMISSION_REJECTED, rejected.problems().size());
        problem.setProperty("errors", fields);
        return problems.answer(request, problem, HttpHeaders.EMPTY);
    }
}
