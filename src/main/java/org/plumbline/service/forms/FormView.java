package org.plumbline.service.forms;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.core.dictionary.DictionaryLine;
import org.plumbline.core.form.FormProblem;
import org.plumbline.core.form.FormReading;
import org.plumbline.core.form.FormReading.AcceptedForm;
import org.plumbline.core.form.FormReading.CellReading;
import org.plumbline.core.form.FormReading.Confidence;
import org.plumbline.core.form.FormReading.Question;
import org.plumbline.core.json.SubmissionJson;
import org.plumbline.service.evaluations.RejectedField;
import org.plumbline.service.http.LanguagePreference;
import org.plumbline.service.rulesets.RuleSetVersion;

/**
 * What was read from a form, in the caller's language.
 *
 * @param readable whether it could be read; otherwise {@code problems} give the reasons
 * @param submission as JSON; null while a question is open
 * @param evaluation as JSON; null if it was not requested
 * @param lines the answers that can be kept as lines of the form dictionary, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FormView(
        String file,
        String scheme,
        Integer ruleSetVersion,
        DictionaryView dictionary,
        @JsonIgnore boolean readable,
        @JsonIgnore String title,
        String sheet,
        Integer headerRow,
        List<ColumnHeading> columns,
        List<CellValue> cells,
        List<QuestionView> questions,
        List<FormFault> problems,
        Integer open,
        @JsonRawValue String submission,
        @JsonRawValue String evaluation,
        @JsonIgnore List<String> lines) {

    /** The version of the form dictionary that it was read by. */
    record DictionaryView(int version, String sha256) {}

    /** A column of the indicator table. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ColumnHeading(String column, String heading, String field) {}

    /** A value read from the form. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CellValue(
            String sheet,
            String cell,
            String indicator,
            String field,
            String raw,
            String value,
            String note,
            Confidence confidence) {}

    /** A question, and all cells that its answer counts for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionView(
            String key,
            String sheet,
            String cell,
            List<String> cells,
            String indicator,
            String raw,
            String question,
            List<AnswerChoice> alternatives,
            String answer) {}

    /** An alternative of a question. */
    record AnswerChoice(String value, String label) {}

    /** A problem and its place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FormFault(
            String code,
            @JsonIgnore boolean blocking,
            String severity,
            String sheet,
            String cell,
            String message,
            String found,
            String expected,
            String hint,
            List<AnswerChoice> choices) {

        /** Such as 自评表!D12; null if the problem concerns the whole file. */
        @JsonIgnore
        public String where() {
            return sheet == null ? null : cell == null ? sheet : sheet + "!" + cell;
        }
    }

    static FormView of(FormService.FormOutcome outcome, String evaluation, LanguagePreference languages) {
        FormReading reading = outcome.reading();
        RuleSetVersion version = outcome.version();
        AcceptedForm read = reading instanceof AcceptedForm each ? each : null;
        List<CellReading> cells = reading instanceof FormReading.RejectedForm refused ? refused.cells() : read.cells();
        return new FormView(
                outcome.file(),
                version == null ? null : version.scheme(),
                version == null ? null : version.version(),
                new DictionaryView(
                        outcome.dictionary().version(), outcome.dictionary().sha256()),
                read != null,
                version == null ? null : version.title(),
                read == null ? null : read.sheet(),
                read == null ? null : read.headerRow(),
                read == null ? List.of() : toHeadings(read, languages),
                cells.stream().map(cell -> toCellValue(cell, languages)).toList(),
                read == null
                        ? List.of()
                        : read.questions().stream()
                                .map(question -> toQuestion(question, languages))
                                .toList(),
                toFaults(reading.problems(), languages),
                read == null ? null : read.openQuestions().size(),
                read == null ? null : writeSubmission(read),
                evaluation,
                read == null
                        ? List.of()
                        : read.lines().stream().map(DictionaryLine::describe).toList());
    }

    private static String writeSubmission(AcceptedForm read) {
        return read.submission() == null
                ? null
                : new String(SubmissionJson.write(read.submission()), StandardCharsets.UTF_8);
    }

    /** The same with the reasons for which its submission cannot be scored. */
    FormView withRejection(List<RejectedField> fields) {
        List<FormFault> all = new ArrayList<>(problems);
        fields.forEach(field -> all.add(toFault(field)));
        return new FormView(
                file,
                scheme,
                ruleSetVersion,
                dictionary,
                readable,
                title,
                sheet,
                headerRow,
                columns,
                cells,
                questions,
                List.copyOf(all),
                open,
                submission,
                evaluation,
                lines);
    }

    private FormFault toFault(RejectedField field) {
        return new FormFault(
                "SUBMISSION_REJECTED",
                true,
                "ERROR",
                sheet,
                null,
                field.message(),
                field.found(),
                field.expected(),
                field.hint(),
                null);
    }

    private static List<ColumnHeading> toHeadings(AcceptedForm read, LanguagePreference languages) {
        return read.columns().stream()
                .map(column -> new ColumnHeading(column.letter(), column.heading(), languages.localize(column.field())))
                .toList();
    }

    static List<FormFault> toFaults(List<FormProblem> problems, LanguagePreference languages) {
        return problems.stream()
                .map(problem -> new FormFault(
                        problem.code(),
                        problem.blocking(),
                        problem.blocking() ? "ERROR" : "WARNING",
                        problem.sheet(),
                        problem.cell(),
                        languages.localize(problem.message()),
                        problem.found(),
                        languages.localize(problem.expected()),
                        languages.localize(problem.hint()),
                        problem.choices().isEmpty()
                                ? null
                                : problem.choices().stream()
                                        .map(each -> new AnswerChoice(each.value(), languages.localize(each.label())))
                                        .toList()))
                .toList();
    }

    private static CellValue toCellValue(CellReading cell, LanguagePreference languages) {
        return new CellValue(
                cell.sheet(),
                cell.cell(),
                cell.indicator(),
                languages.localize(cell.field()),
                cell.raw(),
                cell.value(),
                languages.localize(cell.note()),
                cell.confidence());
    }

    private static QuestionView toQuestion(Question question, LanguagePreference languages) {
        return new QuestionView(
                question.key(),
                question.sheet(),
                question.cell(),
                question.cells(),
                question.indicator(),
                question.raw(),
                languages.localize(question.text()),
                question.alternatives().stream()
                        .map(each -> new AnswerChoice(each.value(), languages.localize(each.label())))
                        .toList(),
                question.answer());
    }
}
