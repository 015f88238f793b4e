package org.plumbline.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.plumbline.scoring.SubmissionProblem;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.web.Speech;

/** One fault of a submission, in the caller's language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectedField(String pointer, String found, String expected, String message, String hint) {

    /** More than anybody reads; the count in the problem's detail tells how many there were. */
    private static final int MOST = 500;

    static List<RejectedField> of(SubmissionRejected rejected, HttpServletRequest request) {
        return of(rejected, Speech.of(request));
    }

    public static List<RejectedField> of(SubmissionRejected rejected, Speech speech) {
        return rejected.problems().stream()
                .limit(MOST)
                .map(problem -> of(problem, speech))
                .toList();
    }

    private static RejectedField of(SubmissionProblem problem, Speech speech) {
        return new RejectedField(
                problem.pointer(),
                problem.found(),
                speech.say(problem.expected()),
                speech.say(problem.message()),
                speech.say(problem.hint()));
    }
}
