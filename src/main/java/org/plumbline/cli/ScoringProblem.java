package org.plumbline.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.core.form.FormProblem;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.scoring.SubmissionRejectedException;
import org.plumbline.service.evaluations.RejectedField;

/**
 * Why an input could not be scored, like the problem that the service answers with.
 *
 * @param type the service's name of it
 * @param line null if the file is one submission
 * @param sheet of one form of several in a file; null elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScoringProblem(String type, String title, int status, String file, Long line, String sheet, List<Fault> errors) {

    /** The service's name for a submission that violates the contract. */
    private static final int UNPROCESSABLE = 422;

    private static final int TOO_LARGE = 413;

    private static final int INTERNAL = 500;

    /**
     * A fault.
     *
     * @param pointer JSON pointer to the place; null for a form
     * @param sheet null except for a form, as are {@code cell} and {@code alternatives}
     * @param alternatives of a question: the values of {@code --answer}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(
            String pointer,
            String sheet,
            String cell,
            String found,
            String expected,
            String message,
            String hint,
            List<AnswerChoice> alternatives) {

        String format(CommandConsole console) {
            String place = pointer != null ? pointer : sheet == null ? "" : cell == null ? sheet : sheet + "!" + cell;
            String text = Stream.of(
                            place.isEmpty() ? null : place,
                            message,
                            found == null ? null : console.localize("填的是“%s”", "found \"%s\"", found),
                            expected == null ? null : console.localize("应为 %s", "expected %s", expected),
                            hint)
                    .filter(each -> each != null)
                    .collect(Collectors.joining(console.localize("；", "; ")));
            return alternatives == null
                    ? text
                    : text
                            + alternatives.stream()
                                    .map(each -> "\n      --answer '" + sheet + "!" + cell + "=" + each.value() + "'  "
                                            + each.label())
                                    .collect(Collectors.joining());
        }
    }

    /** The possible answers. */
    record AnswerChoice(String value, String label) {}

    static ScoringProblem of(InputItem piece, SubmissionRejectedException rejected, CommandConsole console) {
        List<Fault> faults = RejectedField.of(rejected, console.languagePreference()).stream()
                .map(each -> new Fault(
                        each.pointer(), null, null, each.found(), each.expected(), each.message(), each.hint(), null))
                .toList();
        String title = console.localize("申报数据不能评分", "The submission cannot be scored");
        return new ScoringProblem(
                "urn:plumbline:problem:submission-rejected",
                title,
                UNPROCESSABLE,
                piece.file(),
                piece.line(),
                piece.sheet(),
                faults);
    }

    static ScoringProblem tooLong(InputItem piece, CommandConsole console) {
        String title = console.localize("超过 %d 字节", "More than %d bytes", InputItems.LIMIT);
        return new ScoringProblem(
                "urn:plumbline:problem:line-too-long",
                title,
                TOO_LARGE,
                piece.file(),
                piece.line(),
                piece.sheet(),
                List.of());
    }

    /** A value missing in the options, such as the year of a form that names none. */
    static ScoringProblem refused(InputItem piece, CommandException refused, CommandConsole console) {
        return new ScoringProblem(
                "urn:plumbline:problem:not-decided",
                refused.sentence().in(console.locale()),
                UNPROCESSABLE,
                piece.file(),
                piece.line(),
                piece.sheet(),
                List.of());
    }

    static ScoringProblem fault(InputItem piece, RuntimeException fault, CommandConsole console) {
        StackTraceElement[] frames = fault.getStackTrace();
        String title = console.localize(
                "程序出错，请连同这一行报告：%s%s",
                "Internal error; please report it with this line: %s%s",
                fault.getClass().getName(),
                frames.length == 0 ? "" : " at " + frames[0]);
        return new ScoringProblem(
                "urn:plumbline:problem:internal",
                title,
                INTERNAL,
                piece.file(),
                piece.line(),
                piece.sheet(),
                List.of());
    }

    static ScoringProblem of(
            InputItem piece, List<FormProblem> problems, List<Question> questions, CommandConsole console) {
        Stream<Fault> blocking = problems.stream().filter(FormProblem::blocking).map(each -> toFault(each, console));
        Stream<Fault> asked = questions.stream().map(each -> toFault(each, console));
        String title = console.localize("表格不能读作申报数据", "The form cannot be read as a submission");
        return new ScoringProblem(
                "urn:plumbline:problem:form-rejected",
                title,
                UNPROCESSABLE,
                piece.file(),
                piece.line(),
                piece.sheet(),
                Stream.concat(blocking, asked).toList());
    }

    private static Fault toFault(FormProblem problem, CommandConsole console) {
        return new Fault(
                null,
                problem.sheet(),
                problem.cell(),
                problem.found(),
                problem.expected() == null ? null : problem.expected().in(console.locale()),
                problem.message().in(console.locale()),
                problem.hint() == null ? null : problem.hint().in(console.locale()),
                null);
    }

    private static Fault toFault(Question question, CommandConsole console) {
        return new Fault(
                null,
                question.sheet(),
                question.cell(),
                question.raw(),
                null,
                question.text().in(console.locale()),
                null,
                question.alternatives().stream()
                        .map(choice ->
                                new AnswerChoice(choice.value(), choice.label().in(console.locale())))
                        .toList());
    }

    /** A line for each fault, and one for the whole. */
    String format(CommandConsole console) {
        String place = file + (line == null ? "" : ":" + line) + (sheet == null ? "" : "#" + sheet);
        return errors.stream()
                .map(each -> "\n  - " + each.format(console))
                .collect(Collectors.joining("", place + console.localize("：", ": ") + title, ""));
    }
}
