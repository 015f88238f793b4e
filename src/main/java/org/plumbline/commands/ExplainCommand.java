package org.plumbline.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.plumbline.commands.FileScoring.Answer;
import org.plumbline.evaluations.UnkeptReport;
import org.plumbline.explanation.Explanation;
import org.plumbline.explanation.ExplanationText;
import org.plumbline.scoring.Evaluation;
import org.plumbline.workbook.EvaluationWorkbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells why one submission scores what it scores. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** What an explanation is written as. */
    enum Form {
        TEXT("txt"),
        JSON("json"),
        HTML("html"),
        PDF("pdf"),
        XLSX("xlsx");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        /** By the end of a file's name; text where that says nothing. */
        static Form of(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(form -> name.endsWith("." + form.ending))
                    .findFirst()
                    .orElse(TEXT);
        }
    }

    private final Desk desk;

    @Mixin
    private Common common;

    @Mixin
    private RulesOption rules;

    @Mixin
    private FormOption form;

    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "explained")
    private String file;

    @Option(names = "--as", paramLabel = "json|xlsx", descriptionKey = "as")
    private Kind as;

    @Option(names = "--format", paramLabel = "text|json|html|pdf|xlsx", descriptionKey = "format")
    private Form format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            descriptionKey = "output")
    private Path output;

    ExplainCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Answer answer;
        Kind kind = as != null ? as : file.equals(Pieces.STDIN) ? Kind.JSON : Kind.of(file);
        if (kind == Kind.NDJSON) {
            throw new CommandRefused(
                    "只能解释一份申报数据，而不是多行：%s", "one submission can be explained, not lines of them: %s", file);
        }
        try (Pieces pieces = new Pieces(List.of(file), kind, desk.in())) {
            FileScoring scoring = new FileScoring(rules.open(desk), form, desk);
            pieces.hasNext();
            answer = scoring.answer(pieces.next().get(0));
        }
        if (answer.problem() != null) {
            desk.err().println(answer.problem().text(desk));
            return Commands.SOME_NOT;
        }
        byte[] explanation = written(answer.evaluation(), form());
        if (output == null) {
            desk.out().write(explanation);
            desk.out().flush();
        } else {
            Files.write(output, explanation);
        }
        return Commands.OK;
    }

    private Form form() {
        Form written = format != null ? format : output == null ? Form.TEXT : Form.of(output);
        if (output == null && (written == Form.PDF || written == Form.XLSX)) {
            throw new CommandRefused("%s 须用 -o 写入文件", "%s is written to a file: -o", written);
        }
        return written;
    }

    private byte[] written(Evaluation evaluation, Form written) {
        Locale locale = desk.locale();
        return switch (written) {
            case TEXT -> ExplanationText.render(Explanation.of(evaluation, locale), locale)
                    .getBytes(StandardCharsets.UTF_8);
            case JSON -> JSON.writeValueAsBytes(Explanation.of(evaluation, locale));
            case HTML -> UnkeptReport.html(evaluation, locale);
            case PDF -> UnkeptReport.pdf(evaluation, locale);
            case XLSX -> EvaluationWorkbook.of(evaluation, null, locale);
        };
    }
}
