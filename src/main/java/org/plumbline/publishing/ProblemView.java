package org.plumbline.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.plumbline.ruleset.Problem;
import org.plumbline.web.Speech;

/**
 * A mistake in a workbook, in the caller's language.
 *
 * @param severity ERROR where it keeps the workbook out, WARNING where publication asks for a reason
 * @param text all of it in one line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemView(
        String code,
        Severity severity,
        String file,
        String sheet,
        String cell,
        String message,
        String found,
        String expected,
        String hint,
        String text) {

    /** What a mistake does to the workbook. */
    public enum Severity {
        ERROR,
        WARNING
    }

    static List<ProblemView> of(List<Problem> problems, HttpServletRequest request) {
        return of(problems, Speech.of(request));
    }

    public static List<ProblemView> of(List<Problem> problems, Speech speech) {
        return problems.stream().map(problem -> of(problem, speech)).toList();
    }

    private static ProblemView of(Problem problem, Speech speech) {
        return new ProblemView(
                problem.code().name(),
                problem.code().blocking() ? Severity.ERROR : Severity.WARNING,
                problem.file(),
                problem.sheet(),
                problem.cell(),
                speech.say(problem.code().sentence()),
                problem.found(),
                speech.say(problem.expected()),
                speech.say(problem.hint()),
                speech.say((Locale locale) -> problem.text(locale)));
    }
}
