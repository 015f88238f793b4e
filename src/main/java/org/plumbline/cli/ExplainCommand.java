package org.plumbline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.plumbline.cli.FileScorer.ScoringOutcome;
import org.plumbline.core.explanation.ExplanationTextRenderer;
import org.plumbline.core.report.EvaluationDocument;
import org.plumbline.core.report.EvaluationDocxWriter;
import org.plumbline.core.report.EvaluationWorkbookWriter;
import org.plumbline.service.evaluations.UnsavedReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Explains the score of one submission. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** The formats of an explanation. */
    enum ExplanationFormat {
        TEXT("txt"),
        JSON("json"),
        HTML("html"),
        PDF("pdf"),
        DOCX("docx"),
        XLSX("xlsx");

        private final String ending;

        ExplanationFormat(String ending) {
            this.ending = ending;
        }

        /**
         * By the extension of a file's name; text if it has none.
         *
         * @throws CommandException if the extension is of no known format
         */
        static ExplanationFormat of(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.indexOf('.', 1) < 0) {
                return TEXT;
            }
            return Arrays.stream(values())
                    .filter(form -> name.endsWith("." + form.ending))
                    .findFirst()
                    .orElseThrow(() -> new CommandException(
                            "不能写成这种文件：%s；可用 .txt、.json、.html、.pdf、.docx、.xlsx，或用 --format 指明",
                            "unsupported file type: %s; use .txt, .json, .html, .pdf, .docx or .xlsx, or specify it"
                                    + " with --format",
                            file));
        }
    }

    private static final Set<ExplanationFormat> FILES =
            EnumSet.of(ExplanationFormat.PDF, ExplanationFormat.DOCX, ExplanationFormat.XLSX);

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private FormOptions form;

    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "explained")
    private String file;

    @Option(names = "--as", paramLabel = "json|xlsx", descriptionKey = "as")
    private InputFormat as;

    @Option(names = "--format", paramLabel = "text|json|html|pdf|docx|xlsx", descriptionKey = "format")
    private ExplanationFormat format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            descriptionKey = "output")
    private Path output;

    ExplainCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        InputItems.notFolder(file);
        ExplanationFormat written = chooseFormat();
        if (output != null) {
            OutputFile.check(output, source());
        }
        ScoringOutcome answer;
        InputFormat kind = as != null ? as : file.equals(InputItems.STDIN) ? InputFormat.JSON : InputFormat.of(file);
        if (kind == InputFormat.NDJSON) {
            throw new CommandException(
                    "只能解释一份申报数据，而不是多行：%s", "one submission can be explained, not lines of them: %s", file);
        }
        try (InputItems pieces = new InputItems(List.of(file), kind, console.in())) {
            FileScorer scoring = new FileScorer(rules.openRules(console), form, console);
            pieces.hasNext();
            answer = requireSingle(scoring.scoreInput(pieces.next().get(0)));
        }
        if (answer.problem() != null) {
            console.err().println(answer.problem().format(console));
            return PlumblineCli.SOME_FAILED;
        }
        byte[] explanation = render(answer, written);
        if (output == null) {
            console.out().write(explanation);
            console.out().flush();
        } else {
            OutputFile.write(output, explanation, source());
        }
        return PlumblineCli.OK;
    }

    private ScoringOutcome requireSingle(List<ScoringOutcome> outcomes) {
        if (outcomes.size() > 1) {
            throw new CommandException(
                    "%s 有 %d 张自评表，请用 --sheet 指明其中一张：%s",
                    "%s has %d forms; name one of them with --sheet: %s",
                    file,
                    outcomes.size(),
                    String.join(
                            "、", outcomes.stream().map(ScoringOutcome::location).toList()));
        }
        return outcomes.get(0);
    }

    /** Standard input is not a file that could be overwritten. */
    private Path[] source() {
        return file.equals(InputItems.STDIN) ? new Path[0] : new Path[] {Path.of(file)};
    }

    private ExplanationFormat chooseFormat() {
        ExplanationFormat written =
                format != null ? format : output == null ? ExplanationFormat.TEXT : ExplanationFormat.of(output);
        if (output == null && FILES.contains(written)) {
            throw new CommandException("%s 须用 -o 写入文件", "%s is written to a file: -o", written);
        }
        return written;
    }

    private byte[] render(ScoringOutcome scored, ExplanationFormat written) {
        Locale locale = console.locale();
        EvaluationDocument document =
                EvaluationDocument.of(scored.evaluation(), scored.submission(), scored.ruleSet(), null, locale);
        return switch (written) {
            case TEXT -> ExplanationTextRenderer.render(document.explanation(), List.of(), List.of(), List.of(), locale)
                    .getBytes(StandardCharsets.UTF_8);
            case JSON -> JSON.writeValueAsBytes(document.explanation());
            case HTML -> UnsavedReport.renderHtml(document);
            case PDF -> UnsavedReport.renderPdf(document);
            case DOCX -> EvaluationDocxWriter.write(document);
            case XLSX -> EvaluationWorkbookWriter.write(document);
        };
    }
}
