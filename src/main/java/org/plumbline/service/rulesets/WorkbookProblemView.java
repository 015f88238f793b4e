package org.plumbline.service.rulesets;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.plumbline.core.spreadsheet.Problem;
import org.plumbline.service.http.LanguagePreference;

/**
 * A mistake in a workbook, in the caller's language.
 *
 * @param severity ERROR if the workbook is rejected, WARNING if publication requires a reason
 * @param text all members on one line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkbookProblemView(
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

    /** The effect of a problem on the workbook. */
    public enum Severity {
        ERROR,
        WARNING
    }

    static List<WorkbookProblemView> of(List<Problem> problems, HttpServletRequest request) {
        return of(problems, LanguagePreference.of(request));
    }

    public static List<WorkbookProblemView> of(List<Problem> problems, LanguagePreference languages) {
        return problems.stream().map(problem -> of(problem, languages)).toList();
    }

    private static WorkbookProblemView of(Problem problem, LanguagePreference languages) {
        return new WorkbookProblemView(
                problem.code().name(),
                problem.code().isBlocking() ? Severity.ERROR : Severity.WARNING,
                problem.file(),
                problem.sheet(),
                problem.cell(),
                languages.localize(problem.code().sentence()),
                problem.found(),
                languages.localize(problem.expected()),
                languages.localize(problem.hint()),
                languages.localize((Locale locale) -> problem.format(locale)));
    }
}
