package org.plumbline.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.plumbline.core.dictionary.FormDictionary;
import org.plumbline.core.draft.DraftIndicator;
import org.plumbline.core.draft.DraftWorkbookWriter;
import org.plumbline.core.draft.DraftWorkbookWriter.DraftOptions;
import org.plumbline.core.draft.FormDraft;
import org.plumbline.core.draft.SchemeDraft;
import org.plumbline.core.draft.SchemeDraft.GroupedQuestion;
import org.plumbline.core.draft.SchemeDraft.IndicatorDraft;
import org.plumbline.core.draft.SentenceDraft.NotUnderstood;
import org.plumbline.core.workbook.SchemeTemplate;
import org.plumbline.service.storage.ResourceFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drafts a rule workbook from the scoring standards that a form prints, or prints the questions that are open. */
@Command(name = "draft")
final class DraftCommand implements Callable<Integer> {

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "FORM", descriptionKey = "form")
    private Path form;

    @Option(names = "--scheme", paramLabel = "ID", required = true, descriptionKey = "scheme")
    private String scheme;

    @Option(names = "--title", paramLabel = "TITLE", required = true, descriptionKey = "title")
    private String title;

    @Option(names = "--jurisdiction", paramLabel = "PLACE", defaultValue = "全国", descriptionKey = "jurisdiction")
    private String jurisdiction;

    @Option(names = "--from", paramLabel = "YYYY", required = true, descriptionKey = "from")
    private int from;

    @Option(names = "--to", paramLabel = "YYYY", descriptionKey = "to")
    private Integer to;

    @Option(names = "--document", paramLabel = "TITLE", descriptionKey = "document")
    private String document;

    @Option(names = "--answer", paramLabel = "QUESTION=CHOICE", descriptionKey = "answer")
    private Map<String, String> answers = new TreeMap<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT.xlsx",
            required = true,
            descriptionKey = "out")
    private Path out;

    DraftCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        OutputFile.check(out, form);
        ResourceFolder rules = RulesOptions.resolveFolder(null);
        FormDraft read = read(RulesOptions.openDictionary(rules));
        if (read.indicators().isEmpty()) {
            throw new CommandException("%s", "%s", read.problems().get(0).in(console.locale()));
        }
        SchemeDraft draft = SchemeDraft.of(read.indicators(), answers);
        printNotUnderstood(draft.notUnderstood());
        List<GroupedQuestion> open = draft.openQuestions();
        if (!open.isEmpty()) {
            open.forEach(this::print);
            console.out()
                    .println(console.localize(
                            "有 %d 个问题待答：用 --answer 问题=选项 逐个答复",
                            "%d questions are open: answer each by --answer QUESTION=CHOICE", open.size()));
            return PlumblineCli.SOME_FAILED;
        }
        OutputFile.write(out, write(rules, draft), form);
        console.out().println(out);
        return PlumblineCli.OK;
    }

    private FormDraft read(FormDictionary dictionary) {
        byte[] bytes = RulesOptions.readFile(form);
        String name = form.getFileName().toString();
        return name.endsWith(".txt")
                ? FormDraft.ofText(new String(bytes, StandardCharsets.UTF_8), dictionary)
                : FormDraft.of(name, bytes, dictionary);
    }

    private byte[] write(ResourceFolder rules, SchemeDraft draft) {
        SchemeTemplate template = SchemeTemplate.read(RulesOptions.readOwnOrShipped(rules, SchemeTemplate.FILE));
        String source = document == null ? form.getFileName().toString() : document;
        try {
            return DraftWorkbookWriter.toBytes(
                    template,
                    draft,
                    new DraftOptions(scheme, title, jurisdiction, from, to == null ? from : to, source));
        } catch (IllegalArgumentException e) {
            throw new CommandException("%s", "%s", e.getMessage());
        }
    }

    private void print(GroupedQuestion question) {
        PrintStream stream = console.out();
        stream.println(question.id() + "  " + question.text().in(console.locale()));
        stream.println("    "
                + question.indicators().stream()
                        .map(indicator -> indicator.sentence().name())
                        .collect(Collectors.joining("、")));
        question.choices()
                .forEach(choice -> stream.println(
                        "    = " + choice.value() + "  " + choice.label().in(console.locale())));
    }

    private void printNotUnderstood(List<IndicatorDraft> missing) {
        for (IndicatorDraft each : missing) {
            NotUnderstood result = (NotUnderstood) each.draft();
            DraftIndicator indicator = each.indicator();
            console.err()
                    .println(console.localize(
                            "没有起草 %s %s（%s）：%s：%s",
                            "not drafted: %s %s (%s): %s: %s",
                            indicator.code(),
                            indicator.sentence().name(),
                            indicator.place(),
                            result.reason().in(console.locale()),
                            result.piece()));
        }
    }
}
