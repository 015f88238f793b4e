package org.plumbline.service.evaluations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.http.ProblemKind;
import org.plumbline.service.http.ProblemResponses;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Reports all faults of a submission that cannot be scored. */
@ControllerAdvice
@Order(0)
final class RejectedSubmissionAdvice {

    private final ProblemResponses problems;

    RejectedSubmissionAdvice(ProblemResponses problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Object handleRejected(SubmissionRejectedException rejected, HttpServletRequest request) {
        List<RejectedField> fields = RejectedField.of(rejected, request);
        ProblemDetail problem = problems.createProblem(
                request, ProblemKind.SUBMISSION_REJECTED, rejected.problems().size());
        problem.setProperty("errors", fields);
        return problems.respond(request, problem, HttpHeaders.EMPTY);
    }
}
