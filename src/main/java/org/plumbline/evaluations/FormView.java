package org.plumbline.evaluations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.plumbline.exchange.SubmissionJson;
import org.plumbline.publishing.RuleSetVersion;
import org.plumbline.web.Speech;
import org.plumbline.workbook.FormProblem;
import org.plumbline.workbook.FormReading;
import org.plumbline.workbook.FormReading.CellReading;
import org.plumbline.workbook.FormReading.Confidence;
import org.plumbline.workbook.FormReading.Question;
import org.plumbline.workbook.FormReading.Read;

/**
 * What was read of a form, in the caller's language.
 *
 * @param readable whether it could be read; otherwise {@code problems} say why not
 * @param submission as JSON; null while a question is open
 * @param evaluation as JSON; null where it was not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FormView(
        String file,
        String scheme,
        Integer ruleSetVersion,
        @JsonIgnore boolean readable,
        @JsonIgnore String title,
        String sheet,
        Integer headerRow,
        List<Heading> columns,
        List<Value> cells,
        List<Asked> questions,
        List<Fault> problems,
        Integer open,
        @JsonRawValue String submission,
        @JsonRawValue String evaluation) {

    /** A column of the indicator table. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Heading(String column, String heading, String field) {}

    /** One value read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Value(
            String sheet,
            String cell,
            String indicator,
            String field,
            String raw,
            String value,
            String note,
            Confidence confidence) {}

    /** A question. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            String key,
            String sheet,
            String cell,
            String indicator,
            String raw,
            String question,
            List<Choice> alternatives,
            String answer) {}

    /** What may be answered. */
    record Choice(String value, String label) {}

    /** What is wrong, and where. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(
            String code,
            @JsonIgnore boolean blocking,
            String severity,
            String sheet,
            String cell,
            String message,
            String found,
            String expected,
            String hint) {

        /** Such as 自评表!D12; null where the whole file is concerned. */
        @JsonIgnore
        public String where() {
            return sheet == null ? null : cell == null ? sheet : sheet + "!" + cell;
        }
    }

    static FormView of(Forms.Outcome outcome, String evaluation, Speech speech) {
        FormReading reading = outcome.reading();
        RuleSetVersion version = outcome.version();
        Read read = reading instanceof Read each ? each : null;
        List<CellReading> cells = reading instanceof FormReading.Refused refused ? refused.cells() : read.cells();
        return new FormView(
                outcome.file(),
                version == null ? null : version.scheme(),
                version == null ? null : version.version(),
                read != null,
                version == null ? null : version.title(),
                read == null ? null : read.sheet(),
                read == null ? null : read.headerRow(),
                read == null
                        ? List.of()
                        : read.columns().stream()
                                .map(column ->
                                        new Heading(column.letter(), column.heading(), speech.say(column.field())))
                                .toList(),
                cells.stream().map(cell -> value(cell, speech)).toList(),
                read == null
                        ? List.of()
                        : read.questions().stream()
                                .map(question -> asked(question, speech))
                                .toList(),
                faults(reading.problems(), speech),
                read == null ? null : read.open().size(),
                read == null || read.submission() == null
                        ? null
                        : new String(SubmissionJson.write(read.submission()), StandardCharsets.UTF_8),
                evaluation);
    }

    static List<Fault> faults(List<FormProblem> problems, Speech speech) {
        return problems.stream()
                .map(problem -> new Fault(
                        problem.code(),
                        problem.blocking(),
                        problem.blocking() ? "ERROR" : "WARNING",
                        problem.sheet(),
                        problem.cell(),
                        speech.say(problem.message()),
                        problem.found(),
                        speech.say(problem.expected()),
                        speech.say(problem.hint())))
                .toList();
    }

    private static Value value(CellReading cell, Speech speech) {
        return new Value(
                cell.sheet(),
                cell.cell(),
                cell.indicator(),
                speech.say(cell.field()),
                cell.raw(),
                cell.value(),
                speech.say(cell.note()),
                cell.confidence());
    }

    private static Asked asked(Question question, Speech speech) {
        return new Asked(
                question.key(),
                question.sheet(),
                question.cell(),
                question.indicator(),
                question.raw(),
                speech.say(question.text()),
                question.alternatives().stream()
                        .map(each -> new Choice(each.value(), speech.say(each.label())))
                        .toList(),
                question.answer());
    }
}
