package org.plumbline.service.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.plumbline.core.scoring.SubmissionProblem;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.http.LanguagePreference;

/** A fault of a submission, in the caller's language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectedField(String pointer, String found, String expected, String message, String hint) {

    /** Maximum number of faults listed; the problem's detail has the number of all. */
    private static final int MAX_FIELDS = 500;

    public static List<RejectedField> of(SubmissionRejectedException rejected, HttpServletRequest request) {
        return of(rejected, LanguagePreference.of(request));
    }

    public static List<RejectedField> of(SubmissionRejectedException rejected, LanguagePreference languages) {
        return rejected.problems().stream()
                .limit(MAX_FIELDS)
                .map(problem -> of(problem, languages))
                .toList();
    }

    private static RejectedField of(SubmissionProblem problem, LanguagePreference languages) {
        return new RejectedField(
                problem.pointer(),
                problem.found(),
                languages.localize(problem.expected()),
                languages.localize(problem.message()),
                languages.localize(problem.hint()));
    }
}
