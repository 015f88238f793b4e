package org.plumbline.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.evaluations.RejectedField;
import org.plumbline.scoring.SubmissionRejected;
import org.plumbline.workbook.FormProblem;
import org.plumbline.workbook.FormReading.Question;

/**
 * Why something could not be scored, as the problem that the service answers with would tell it.
 *
 * @param type the service's own name for it
 * @param line null where the file is one submission
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NotScored(String type, String title, int status, String file, Long line, List<Fault> errors) {

    /** The service's word for a submission that breaks a rule of the contract. */
    private static final int UNPROCESSABLE = 422;

    private static final int TOO_LARGE = 413;

    /**
     * One fault.
     *
     * @param pointer JSON pointer to the place; null for a form
     * @param sheet null but for a form, as are {@code cell} and {@code alternatives}
     * @param alternatives of a question: what may be answered with {@code --answer}
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
            List<Choice> alternatives) {

        String text(Desk desk) {
            String place = pointer != null ? pointer : sheet == null ? "" : cell == null ? sheet : sheet + "!" + cell;
            String text = Stream.of(
                            place.isEmpty() ? null : place,
                            message,
                            found == null ? null : desk.say("填的是“%s”", "found \"%s\"", found),
                            expected == null ? null : desk.say("应为 %s", "expected %s", expected),
                            hint)
                    .filter(each -> each != null)
                    .collect(Collectors.joining(desk.say("；", "; ")));
            return alternatives == null
                    ? text
                    : text
                            + alternatives.stream()
                                    .map(each -> "\n      --answer '" + sheet + "!" + cell + "=" + each.value() + "'  "
                                            + each.label())
                                    .collect(Collectors.joining());
        }
    }

    /** What may be answered. */
    record Choice(String value, String label) {}

    static NotScored of(Piece piece, SubmissionRejected rejected, Desk desk) {
        List<Fault> faults = RejectedField.of(rejected, desk.speech()).stream()
                .map(each -> new Fault(
                        each.pointer(), null, null, each.found(), each.expected(), each.message(), each.hint(), null))
                .toList();
        String title = desk.say("申报数据不能评分", "The submission cannot be scored");
        return new NotScored(
                "urn:plumbline:problem:submission-rejected", title, UNPROCESSABLE, piece.file(), piece.line(), faults);
    }

    static NotScored tooLong(Piece piece, Desk desk) {
        String title = desk.say("超过 %d 字节", "More than %d bytes", Pieces.LIMIT);
        return new NotScored(
                "urn:plumbline:problem:line-too-long", title, TOO_LARGE, piece.file(), piece.line(), List.of());
    }

    static NotScored of(Piece piece, List<FormProblem> problems, List<Question> questions, Desk desk) {
        Stream<Fault> blocking = problems.stream()
                .filter(FormProblem::blocking)
                .map(each -> new Fault(
                        null,
                        each.sheet(),
                        each.cell(),
                        each.found(),
                        each.expected() == null ? null : each.expected().in(desk.locale()),
                        each.message().in(desk.locale()),
                        each.hint() == null ? null : each.hint().in(desk.locale()),
                        null));
        Stream<Fault> asked = questions.stream()
                .map(each -> new Fault(
                        null,
                        each.sheet(),
                        each.cell(),
                        each.raw(),
                        null,
                        each.text().in(desk.locale()),
                        null,
                        each.alternatives().stream()
                                .map(choice -> new Choice(
                                        choice.value(), choice.label().in(desk.locale())))
                                .toList()));
        String title = desk.say("表格不能读作申报数据", "The form cannot be read as a submission");
        return new NotScored(
                "urn:plumbline:problem:form-rejected",
                title,
                UNPROCESSABLE,
                piece.file(),
                piece.line(),
                Stream.concat(blocking, asked).toList());
    }

    /** As many lines as there are faults, and one for the whole. */
    String text(Desk desk) {
        String place = line == null ? file : file + ":" + line;
        return errors.stream()
                .map(each -> "\n  - " + each.text(desk))
                .collect(Collectors.joining("", place + desk.say("：", ": ") + title, ""));
    }
}
